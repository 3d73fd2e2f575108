"""Ratios and their intervals in benchmarks/shape.py."""

import numpy as np
import pytest

from benchmarks.shaping.intervals import ratio_of


def make_pairs(num=30, *, gain=1.2, noise=0.1):
    chance = np.random.default_rng(1)
    found = {}
    for number in range(num):
        base = chance.uniform(0.4, 0.9, 2)
        found[f"object-{number}"] = [(gain * value + chance.normal(0, noise), value) for value in base]
    return found


def test_the_interval_holds_the_ratio_and_is_the_same_each_time():
    pairs = make_pairs()
    found = ratio_of(pairs, seed=0)
    assert found.low < found.ratio < found.high
    assert found == ratio_of(pairs, seed=0) and found != ratio_of(pairs, seed=1)
    assert (found.num_cases, found.num_objects) == (60, 30)


def test_the_ratio_is_that_of_the_means():
    found = ratio_of({"a": [(0.6, 0.3), (0.2, 0.5)], "b": [(0.4, 0.4)]}, seed=0)
    assert found.ratio == pytest.approx(1.2 / 1.2)
    assert found.share_better == pytest.approx(1 / 3)


def test_what_is_the_same_everywhere_has_no_width():
    found = ratio_of(make_pairs(noise=0.0), seed=0)
    assert (found.low, found.ratio, found.high) == pytest.approx((1.2, 1.2, 1.2))


def test_the_interval_is_as_wide_as_the_normal_one():
    """Of many objects: 1.96 standard errors either way, the error of a ratio by its linearisation."""
    pairs = make_pairs(400, noise=0.2)
    sums = np.array([np.sum(values, axis=0) for values in pairs.values()])
    found = ratio_of(pairs, seed=0)
    residual = sums[:, 0] - found.ratio * sums[:, 1]
    error = residual.std(ddof=1) / np.sqrt(len(sums)) / sums[:, 1].mean()
    assert found.high - found.low == pytest.approx(2 * 1.96 * error, rel=0.05)


def test_views_of_one_object_stay_together():
    """Doubling every case adds no objects, and so no certainty."""
    pairs = make_pairs()
    doubled = {name: values * 2 for name, values in pairs.items()}
    one, other = ratio_of(pairs, seed=0), ratio_of(doubled, seed=0)
    assert (one.low, one.high) == pytest.approx((other.low, other.high))
