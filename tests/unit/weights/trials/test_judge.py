"""Winners: found where there are some, seldom where there are none, and never of few."""

import numpy as np
import pytest

from orfeas.weights.trials.intervals import Sample, Share
from orfeas.weights.trials.judge import FEWEST, judge
from orfeas.weights.trials.outcomes import Outcomes
from orfeas.weights.trials.trial import Measure

LOOKS = (*range(FEWEST, 61, 3), *range(70, 401, 15))
"""Pictures of each arm at which somebody looks."""


def scored(num, mean, *, deviation=0.1, measure=Measure.SCORE):
    return Outcomes(num_pictures=num, **{measure.value: Sample(num, mean, deviation)})


def shared(count, num, *, measure=Measure.KEPT):
    return Outcomes(num_pictures=num, **{measure.value: Share(count, num)})


@pytest.mark.parametrize(
    ("outcomes", "measure", "sentence"),
    [
        ({"a": Outcomes(), "b": scored(40, 0.5)}, "score", "No winner yet: 0 of 30 pictures on a."),
        ({"a": scored(400, 0.9), "b": scored(29, 0.1)}, "score", "No winner yet: 29 of 30 pictures on b."),
        ({"a": shared(30, 30), "b": shared(0, 12)}, "kept", "No winner yet: 12 of 30 kept or discarded on b."),
    ],
)
def test_under_thirty_there_is_no_winner_however_clear_it_looks(outcomes, measure, sentence):
    verdict = judge(outcomes, measure=Measure(measure))
    assert (verdict.winner, verdict.sentence) == (None, sentence)


def test_a_clear_difference_is_told_at_thirty():
    verdict = judge({"usual": scored(30, 0.61), "fine": scored(30, 0.75)}, measure=Measure.SCORE)
    assert verdict.winner == "fine"
    assert verdict.sentence == "fine wins by likeness to the picture: 0.75 against 0.61."
    (difference,) = verdict.differences
    assert difference.value == pytest.approx(-0.14) and difference.interval.high < 0


def test_of_seconds_fewer_are_better():
    outcomes = {name: scored(50, mean, deviation=1.0, measure=Measure.SECONDS) for name, mean in (("a", 9), ("b", 4))}
    assert judge(outcomes, measure=Measure.SECONDS).winner == "b"


def test_a_winner_beats_every_other_arm():
    near = {"a": scored(60, 0.60), "b": scored(60, 0.80), "c": scored(60, 0.81)}
    verdict = judge(near, measure=Measure.SCORE)
    assert verdict.winner is None and "none is ahead of all others" in verdict.sentence
    assert len(verdict.differences) == 3
    assert judge({**near, "c": scored(60, 0.95)}, measure=Measure.SCORE).winner == "c"


def test_what_never_differs_at_all_is_a_difference_too():
    same = {"a": scored(30, 0.5, deviation=0.0), "b": scored(30, 0.5, deviation=0.0)}
    assert judge(same, measure=Measure.SCORE).winner is None
    assert judge({**same, "b": scored(30, 0.6, deviation=0.0)}, measure=Measure.SCORE).winner == "b"


def winners(draws, *, measure):
    """How many of many trials ever find one, somebody looking at each of LOOKS; draws are (trials, arms, pictures)."""
    sums, found = draws.cumsum(axis=2), 0
    squares = (draws**2).cumsum(axis=2)
    for of_sums, of_squares in zip(sums, squares, strict=True):
        found += any(judge(_seen(of_sums, of_squares, num, measure), measure=measure).winner for num in LOOKS)
    return found / len(draws)


def _seen(sums, squares, num, measure):
    seen = {}
    for arm, (total, square) in enumerate(zip(sums[:, num - 1], squares[:, num - 1], strict=True)):
        spread = float(max(0.0, square - total**2 / num) / (num - 1)) ** 0.5
        is_share = measure.is_share
        seen[f"{arm}"] = (
            shared(int(total), num, measure=measure)
            if is_share
            else scored(num, float(total / num), deviation=spread, measure=measure)
        )
    return seen


@pytest.mark.parametrize(
    ("measure", "num_arms", "draw"),
    [
        (Measure.SCORE, 2, lambda rng, shape: rng.beta(8, 3, shape)),
        (Measure.SECONDS, 3, lambda rng, shape: rng.lognormal(1.0, 0.8, shape)),
        (Measure.KEPT, 2, lambda rng, shape: 1.0 * (rng.random(shape) < 0.6)),
        (Measure.PASSED, 4, lambda rng, shape: 1.0 * (rng.random(shape) < 0.93)),
    ],
)
def test_of_trials_of_equal_arms_few_ever_find_a_winner_though_somebody_watches(measure, num_arms, draw):
    draws = draw(np.random.default_rng(5), (250, num_arms, LOOKS[-1]))
    assert winners(draws, measure=measure) <= 0.05


def test_without_that_patience_many_would():
    """The test above can fail: Welch's own interval, looked at as often, finds a winner in a fifth of such trials."""
    draws = np.random.default_rng(5).beta(8, 3, (250, 2, LOOKS[-1]))
    nums = np.array(LOOKS)
    means = draws.cumsum(axis=2)[:, :, nums - 1] / nums
    z = np.abs(means[:, 0] - means[:, 1]) / (draws.std() * np.sqrt(2 / nums))
    assert (z > 1.96).any(axis=1).mean() > 0.15


def test_a_difference_that_is_there_is_found():
    rng = np.random.default_rng(6)
    better = np.stack([rng.beta(8, 3, (100, 400)), rng.beta(7, 4, (100, 400))], axis=1)
    assert winners(better, measure=Measure.SCORE) > 0.95
    kept = 1.0 * (rng.random((100, 2, 400)) < np.array([0.75, 0.5])[None, :, None])
    assert winners(kept, measure=Measure.KEPT) > 0.95
