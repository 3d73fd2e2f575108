"""Intervals against SciPy's, and at the ends of what they are made for."""

import pytest
from scipy import stats

from orfeas.weights.trials.intervals import (
    Sample,
    Share,
    as_student,
    difference_of_means,
    difference_of_shares,
    watched_z,
    z_of,
)

Z = z_of(0.05)


@pytest.mark.parametrize(("count", "num"), [(0, 1), (1, 1), (0, 30), (7, 30), (30, 30), (999, 1000)])
def test_a_share_has_wilsons_interval(count, num):
    expected = stats.binomtest(count, num).proportion_ci(method="wilson")
    found = Share(count, num).interval(Z)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)
    assert 0 <= found.low <= count / num <= found.high <= 1


@pytest.mark.parametrize("freedom", [2, 3, 5, 10.5, 29, 58, 400])
@pytest.mark.parametrize("z", [Z, 3.1])
def test_students_quantile_is_told_within_a_few_percent_where_results_are_few(freedom, z):
    exact = stats.t.isf(stats.norm.sf(z), freedom)
    allowed = 1e-4 if freedom >= 29 else 0.002 if freedom >= 10 else 0.02 if freedom >= 5 else 0.3
    assert as_student(z, freedom=freedom) == pytest.approx(exact, rel=allowed)


def test_a_difference_of_means_is_welchs():
    one, other = [1.0, 2.0, 4.0, 3.5, 2.2, 1.7, 2.9], [2.0, 2.1, 2.3, 2.2, 1.9]
    expected = stats.ttest_ind(one, other, equal_var=False).confidence_interval(0.95)
    found = difference_of_means(sample(one), sample(other), z=Z)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), rel=0.01)


def sample(values):
    return Sample(len(values), stats.tmean(values), stats.tstd(values) if len(values) > 1 else None)


def test_a_difference_of_shares_is_newcombes():
    found = difference_of_shares(Share(56, 70), Share(48, 80), z=Z)
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)  # his paper's table II, example a
    turned = difference_of_shares(Share(48, 80), Share(56, 70), z=Z)
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low))


def test_nothing_is_said_of_nothing():
    assert Share(0, 0).interval(Z) is None and Share(0, 0).value is None
    assert Sample(0, None, None).interval(Z) is None
    assert Sample(2, 1.0, 0.1).interval(Z) is None and Sample(3, 1.0, 0.1).interval(Z) is not None


def test_what_is_watched_has_to_be_further_apart_and_more_so_where_more_is_compared():
    for num in (30, 60, 1000):
        assert 1.5 * Z < watched_z(num, num, level=0.05) < watched_z(num, num, level=0.05 / 6) < 2.2 * Z
