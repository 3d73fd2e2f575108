"""Judge: whether an arm of a trial does better than all others, or why that cannot be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from orfeas.weights.trials.intervals import (
    Interval,
    Sample,
    Share,
    difference_of_means,
    difference_of_shares,
    watched_z,
)
from orfeas.weights.trials.outcomes import Outcomes
from orfeas.weights.trials.trial import Measure

FEWEST = 30
"""Pictures of each arm without which nothing is said."""

LEVEL = 0.05
"""How often a winner may be found where there is none."""

IN_WORDS = {
    Measure.SCORE: "likeness to the picture",
    Measure.SECONDS: "seconds",
    Measure.SUCCEEDED: "the share that succeeds",
    Measure.PASSED: "the share that passes its audit",
    Measure.KEPT: "the share that is kept",
}


@dataclass(frozen=True)
class Difference:
    """Of one arm less another, by the measure that decides.

    Attributes:
        value, interval: None while an arm has fewer than three results; the interval holds however often it is
            looked at, and for all pairs of arms together.
    """

    arm: str
    other: str
    value: float | None
    interval: Interval | None


@dataclass(frozen=True)
class Verdict:
    """What a trial says by now.

    Attributes:
        winner: name of the arm that does better than every other; None while there is none.
        sentence: for a person.
        reached: pictures of the arm that has the fewest, by the measure that decides; FEWEST are needed.
        differences: of every pair of arms.
    """

    winner: str | None
    sentence: str
    reached: int
    differences: tuple[Difference, ...]


def judge(outcomes: Mapping[str, Outcomes], *, measure: Measure) -> Verdict:
    """Whether there is a winner.

    One there is where each arm has 30 pictures, and one arm's difference to each other is on its side of nothing.
    Intervals are shared out among the pairs (Bonferroni), so that of trials whose arms are equal at most one in twenty
    ever finds a winner, however often it is looked at.

    Args:
        outcomes: of each arm by its name, two or more.
    """
    seen = {arm: each.of(measure) for arm, each in outcomes.items()}
    pairs = list(combinations(seen, 2))
    level = LEVEL / len(pairs)
    differences = tuple(_difference(seen, *pair, level=level) for pair in pairs)
    fewest = min(seen, key=lambda arm: seen[arm].num)
    reached = seen[fewest].num
    if reached < FEWEST:
        return Verdict(None, _too_few(fewest, reached, measure), reached, differences)
    for arm in seen:
        if all(_is_ahead(arm, each, measure) for each in differences if arm in (each.arm, each.other)):
            return Verdict(arm, _won(arm, seen, measure), reached, differences)
    return Verdict(None, _open(reached, differences, measure), reached, differences)


def _difference(seen: Mapping[str, Share | Sample], arm: str, other: str, *, level: float) -> Difference:
    mine, its = seen[arm], seen[other]
    if mine.value is None or its.value is None:
        return Difference(arm, other, None, None)
    value = mine.value - its.value
    z = watched_z(mine.num, its.num, level=level)
    if isinstance(mine, Share) and isinstance(its, Share):
        return Difference(arm, other, value, difference_of_shares(mine, its, z=z))
    assert isinstance(mine, Sample) and isinstance(its, Sample)
    if mine.interval(z) is None or its.interval(z) is None:
        return Difference(arm, other, value, None)
    return Difference(arm, other, value, difference_of_means(mine, its, z=z))


def _is_ahead(arm: str, difference: Difference, measure: Measure) -> bool:
    """Whether an arm does better than the other one of a pair, beyond what chance explains."""
    if difference.interval is None:
        return False
    is_first_wanted_higher = (arm == difference.arm) is not measure.is_better_low
    return difference.interval.low > 0 if is_first_wanted_higher else difference.interval.high < 0


def _too_few(fewest: str, reached: int, measure: Measure) -> str:
    what = " kept or discarded" if measure is Measure.KEPT else " pictures"
    return f"No winner yet: {reached} of {FEWEST}{what} on {fewest}."


def _won(arm: str, seen: Mapping[str, Share | Sample], measure: Measure) -> str:
    others = ", ".join(_told(each.value, measure) for name, each in seen.items() if name != arm)
    return f"{arm} wins by {IN_WORDS[measure]}: {_told(seen[arm].value, measure)} against {others}."


def _open(reached: int, differences: tuple[Difference, ...], measure: Measure) -> str:
    is_some = any(_is_ahead(arm, each, measure) for each in differences for arm in (each.arm, each.other))
    if is_some:
        return f"No winner yet: by {IN_WORDS[measure]} an arm is behind, but none is ahead of all others."
    return f"No winner yet: after {reached} pictures each, {IN_WORDS[measure]} is too close to call."


def _told(value: float | None, measure: Measure) -> str:
    assert value is not None
    if measure.is_share:
        return f"{value:.0%}"
    return f"{value:.1f} s" if measure is Measure.SECONDS else f"{value:.2f}"
