"""Intervals: how far the truth may be from what was seen: of shares, of means, and of differences between two."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

NUM_FOR_SPREAD = 3
"""Results that a mean's interval needs at least."""

_SCALE = 0.2
"""How large a difference is looked for, as the square of standard deviations: intervals of differences are narrowest
between 60 and 120 results of each (measured; 0.1 to 0.4 are within a tenth of it)."""


@dataclass(frozen=True)
class Interval:
    """From here to there."""

    low: float
    high: float


@dataclass(frozen=True)
class Share:
    """Of how many it is so.

    Attributes:
        count: of those it is so of.
        num: of all.
    """

    count: int
    num: int

    @property
    def value(self) -> float | None:
        return self.count / self.num if self.num else None

    def interval(self, z: float) -> Interval | None:
        """Wilson's (1927, doi:10.1080/01621459.1927.10502953): inside 0 and 1, and honest near them."""
        if not self.num:
            return None
        share, square = self.count / self.num, z * z / self.num
        middle = (share + square / 2) / (1 + square)
        reach = z / (1 + square) * math.sqrt(share * (1 - share) / self.num + square / (4 * self.num))
        return Interval(max(0.0, middle - reach), min(1.0, middle + reach))


@dataclass(frozen=True)
class Sample:
    """Numbers by what is known of them.

    Attributes:
        mean: None where there are none.
        deviation: the standard deviation, by n - 1; None of fewer than two.
    """

    num: int
    mean: float | None
    deviation: float | None

    @property
    def value(self) -> float | None:
        return self.mean

    @property
    def variance_of_mean(self) -> float:
        return (self.deviation or 0.0) ** 2 / self.num

    def interval(self, z: float) -> Interval | None:
        """Student's; of fewer than three nothing can be said."""
        if self.mean is None or self.num < NUM_FOR_SPREAD:
            return None
        reach = as_student(z, freedom=self.num - 1) * math.sqrt(self.variance_of_mean)
        return Interval(self.mean - reach, self.mean + reach)


def z_of(level: float) -> float:
    """How many standard errors leave out no more than `level`, half of it on either side."""
    return NormalDist().inv_cdf(1 - level / 2)


def watched_z(num: int, other: int, *, level: float) -> float:
    """The same for a difference that is looked at again and again while results come in.

    With `z_of` three of ten trials of equal arms would find a winner sooner or later. This one is crossed at any time
    with no more than `level`: the mixture of Robbins (1970, doi:10.1214/aoms/1177696786) as Johari et al. (2022,
    doi:10.1287/opre.2021.2135) use it for trials.
    """
    known = _SCALE / (1 / num + 1 / other)
    return math.sqrt(2 * (1 + 1 / known) * (math.log(1 / level) + math.log(1 + known) / 2))


def as_student(z: float, *, freedom: float) -> float:
    """The quantile of Student's t that has the tail of a normal quantile.

    The expansion of Abramowitz and Stegun, 26.7.5: within one percent for two degrees of freedom and more.
    """
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92_160
    return z + first / freedom + second / freedom**2 + third / freedom**3 + fourth / freedom**4


def difference_of_shares(one: Share, other: Share, *, z: float) -> Interval:
    """Of one less the other, both of at least one.

    From Wilson's of each (Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I, 10).
    """
    mine, its = one.interval(z), other.interval(z)
    assert mine is not None and its is not None
    a, b = one.count / one.num, other.count / other.num
    return Interval(
        a - b - math.hypot(a - mine.low, its.high - b),
        a - b + math.hypot(mine.high - a, b - its.low),
    )


def difference_of_means(one: Sample, other: Sample, *, z: float) -> Interval:
    """Of one less the other, both of at least three; their spreads may differ (Welch 1947,
    doi:10.1093/biomet/34.1-2.28)."""
    assert one.mean is not None and other.mean is not None
    mine, its = one.variance_of_mean, other.variance_of_mean
    difference, spread = one.mean - other.mean, mine + its
    if spread == 0:
        return Interval(difference, difference)
    freedom = spread**2 / (mine**2 / (one.num - 1) + its**2 / (other.num - 1))
    reach = as_student(z, freedom=freedom) * math.sqrt(spread)
    return Interval(difference - reach, difference + reach)
