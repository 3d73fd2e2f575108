"""Trials as they go out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from orfeas.api.styles.bodies import StyleChoice
from orfeas.api.trials import bodies
from orfeas.api.weights.bodies import Hindrance
from orfeas.errors import OrfeasError
from orfeas.generations.trials.check_arms import ArmsAlike, check_arms
from orfeas.weights.tables import TrialRow
from orfeas.weights.trials.intervals import Interval, Sample, Share, z_of
from orfeas.weights.trials.judge import FEWEST, Difference, judge
from orfeas.weights.trials.outcomes import Outcomes
from orfeas.weights.trials.queries import arms_of
from orfeas.weights.trials.trial import Measure, Plan, TrialState

Z = z_of(0.05)
OPTIONS = ("recipe", "engine", "steps", "guidance")
MIXED = "The results of {arm} come from different weights: an engine's were exchanged while the trial ran."
Ends = tuple[float | None, float | None]


def trial_body(
    row: TrialRow, outcomes: Mapping[str, Outcomes], *, weights_home: Path, quick: Collection[str]
) -> bodies.Trial:
    """A trial with what came of it. Reads what is installed.

    Args:
        quick: engines that recipes begin with here; see `quick_engines`.
    """
    arms = arms_of(row)
    of_arms = {arm.name: outcomes.get(arm.name, Outcomes()) for arm in arms}
    measure = Measure(row.measure)
    verdict = judge(of_arms, measure=measure)
    hindrance, alike = None, None
    if row.state == TrialState.RUNNING.value:
        hindrance, alike = _hindrance(Plan(row.name, arms, recipe=row.recipe), weights_home, quick)
    return bodies.Trial(
        id=row.id,
        name=row.name,
        recipe=row.recipe,
        measure=measure.value,
        share=row.share,
        state=row.state,  # type: ignore[arg-type]
        created_at=row.created_at,
        stopped_at=row.stopped_at,
        hindrance=hindrance,
        notes=_notes(of_arms, alike),
        arms=[
            bodies.TrialArm(
                name=arm.name,
                **{name: arm.options.get(name) for name in OPTIONS},  # type: ignore[arg-type]
                styles=[StyleChoice(**each) for each in arm.options.get("styles", ())],  # type: ignore[attr-defined]
                outcomes=_outcomes(of_arms[arm.name]),
            )
            for arm in arms
        ],
        verdict=bodies.TrialVerdict(
            winner=verdict.winner,
            sentence=verdict.sentence,
            reached=verdict.reached,
            needed=FEWEST,
            differences=[_difference(each) for each in verdict.differences],
        ),
    )


def _hindrance(plan: Plan, weights_home: Path, quick: Collection[str]) -> tuple[Hindrance | None, ArmsAlike | None]:
    """What keeps requests from taking part; or that arms have come to do the same, which keeps none."""
    try:
        check_arms(plan, weights_home=weights_home, quick=quick)
    except ArmsAlike as failure:
        return None, failure
    except OrfeasError as failure:
        return Hindrance(code=failure.code, sentence=failure.sentence), None
    return None, None


def _notes(outcomes: Mapping[str, Outcomes], alike: ArmsAlike | None) -> list[str]:
    """Why what came of it may not mean what it seems to: arms that have come to do the same, and mixed weights."""
    notes = [] if alike is None else [alike.sentence]
    return [*notes, *(MIXED.format(arm=arm) for arm, seen in outcomes.items() if seen.is_mixed)]


def _outcomes(seen: Outcomes) -> bodies.ArmOutcomes:
    low, high = _ends(seen.seconds.interval(Z))
    return bodies.ArmOutcomes(
        pictures=seen.num_pictures,
        results=seen.num_results,
        under_way=seen.num_under_way,
        succeeded=_share(seen.succeeded),
        passed=_share(seen.passed),
        kept=_share(seen.kept),
        undecided=seen.num_undecided,
        score=_mean(seen.score),
        seconds=bodies.SecondsOutcome(
            of=seen.seconds.num, mean=seen.seconds.mean, low=low, high=high, median=seen.median_seconds
        ),
    )


def _share(share: Share) -> bodies.ShareOutcome:
    low, high = _ends(share.interval(Z))
    return bodies.ShareOutcome(count=share.count, of=share.num, share=share.value, low=low, high=high)


def _mean(sample: Sample) -> bodies.MeanOutcome:
    low, high = _ends(sample.interval(Z))
    return bodies.MeanOutcome(of=sample.num, mean=sample.mean, low=low, high=high)


def _difference(found: Difference) -> bodies.ArmDifference:
    low, high = _ends(found.interval)
    return bodies.ArmDifference(arm=found.arm, other=found.other, value=found.value, low=low, high=high)


def _ends(interval: Interval | None) -> Ends:
    return (None, None) if interval is None else (interval.low, interval.high)
