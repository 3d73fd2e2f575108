"""Intervals: ratios of means and how far they may be off, by resampling objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

NUM_RESAMPLES = 10_000
SHARE = 0.95


@dataclass(frozen=True)
class Ratio:
    """A method's mean beside the yardstick's.

    Attributes:
        ratio: of the means over all cases.
        low, high: 95 % interval of the ratio, percentile bootstrap over objects (Efron and Tibshirani 1993, ch. 13).
        share_better: of the cases where the method is above the yardstick.
        num_cases, num_objects: how many there are.
    """

    ratio: float
    low: float
    high: float
    share_better: float
    num_cases: int
    num_objects: int


def ratio_of(pairs: Mapping[str, Sequence[tuple[float, float]]], *, seed: int) -> Ratio:
    """Ratio of the means of the first to the second of the pairs, which are listed by object.

    The views of one object stay together when objects are drawn again: they are no independent witnesses.
    """
    sums = np.array([np.sum(values, axis=0) for values in pairs.values()])
    drawn = np.random.default_rng(seed).integers(0, len(sums), (NUM_RESAMPLES, len(sums)))
    resampled = sums[drawn].sum(axis=1)
    tails = np.array([(1 - SHARE) / 2, (1 + SHARE) / 2])
    low, high = np.quantile(resampled[:, 0] / np.maximum(resampled[:, 1], 1e-12), tails)
    every = np.array([pair for values in pairs.values() for pair in values])
    own, base = every.mean(axis=0)
    better = float((every[:, 0] > every[:, 1]).mean())
    return Ratio(float(own / max(base, 1e-12)), float(low), float(high), better, len(every), len(sums))
