"""Published values: Newcombe 1998 for the share, Hollander and Wolfe's depression data for the shift."""

from itertools import combinations_with_replacement, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from retold.measures.intervals import Location, Share, clopper_pearson, hodges_lehmann, signed_rank_cdf, walsh_averages

# Hamilton depression scale factor IV before and after a tranquilliser (Hollander and Wolfe, table 3.1)
BEFORE = np.array([1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30])
AFTER = np.array([0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29])

shifts = st.lists(st.integers(-8, 8).map(lambda eighths: eighths / 8), min_size=2, max_size=12)


def test_a_share_of_nobody_is_missing():
    assert clopper_pearson(0, 0) == Share(count=0, n=0, value=None, low=None, high=None, level=0.95)


def test_none_and_all_reach_the_edge():
    none, every = clopper_pearson(0, 8), clopper_pearson(8, 8)
    assert (none.value, none.low) == (0.0, 0.0)
    assert (every.value, every.high) == (1.0, 1.0)
    assert none.high == pytest.approx(1 - 0.025 ** (1 / 8))
    assert every.low == pytest.approx(0.025 ** (1 / 8))


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0.0000, 0.1684), (1, 29, 0.0009, 0.1776)],
)
def test_newcombe_1998_table_1(count, n, low, high):
    found = clopper_pearson(count, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
def test_share_against_scipy(level):
    for n in (1, 2, 5, 8, 31, 400):
        for count in sorted({0, 1, n // 3, n - 1, n}):
            found = clopper_pearson(count, n, level=level)
            exact = stats.binomtest(count, n).proportion_ci(confidence_level=level, method="exact")
            assert (found.low, found.high) == pytest.approx((exact.low, exact.high), abs=1e-9)


@pytest.mark.parametrize(
    ("level", "count", "n", "low", "high"),
    [
        (0.8, 3, 8, 0.146854932351, 0.655376813146),
        (0.8, 133, 400, 0.301738108081, 0.364512189904),
        (0.95, 1, 5, 0.005050763379, 0.716417936118),
        (0.95, 30, 31, 0.832978883770, 0.999183629928),
        (0.99, 3, 8, 0.047464033646, 0.830299512877),
        (0.99, 133, 400, 0.272896029057, 0.396175870947),
    ],
)
def test_what_statsmodels_gives(level, count, n, low, high):
    # statsmodels 0.15.0, proportion_confint(count, n, alpha=1 - level, method="beta")
    found = clopper_pearson(count, n, level=level)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-11)


@pytest.mark.parametrize(("count", "n"), [(-1, 5), (6, 5), (1, 0)])
def test_what_is_no_share_is_refused(count, n):
    with pytest.raises(ValueError, match=f"{count} of {n} is no share"):
        clopper_pearson(count, n)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_what_is_no_level_is_refused(level):
    with pytest.raises(ValueError, match="confidence level"):
        clopper_pearson(1, 2, level=level)
    with pytest.raises(ValueError, match="confidence level"):
        hodges_lehmann([1.0, 2.0], level=level)


def test_no_shifts_have_no_location():
    assert hodges_lehmann([]) == Location(
        n=0, estimate=None, low=None, high=None, level=0.95, attained=0.0, in_reach=False, tied=False
    )


def test_one_shift_has_no_interval():
    assert hodges_lehmann([0.5]) == Location(
        n=1, estimate=0.5, low=None, high=None, level=0.95, attained=0.0, in_reach=False, tied=False
    )


def test_five_shifts_cannot_reach_95_per_cent_and_say_so():
    found = hodges_lehmann([0.1, 0.2, 0.4, 0.8, 1.6])
    assert (found.low, found.high) == (0.1, 1.6)
    assert found.attained == 0.9375
    assert found.in_reach is False
    assert hodges_lehmann([0.1, 0.2, 0.4, 0.8, 1.6], level=0.9375).in_reach is True


def test_six_shifts_can():
    found = hodges_lehmann([0.1, 0.2, 0.4, 0.8, 1.6, 3.2])
    assert (found.low, found.high, found.attained, found.in_reach) == (0.1, 3.2, 0.96875, True)


def test_a_level_met_to_the_dot_is_met_by_the_narrowest_interval():
    found = hodges_lehmann([0.1, 0.2, 0.4, 0.8, 1.6, 3.2], level=0.9375)
    assert (found.low, found.high) == pytest.approx((0.15, 2.4))
    assert (found.attained, found.in_reach) == (0.9375, True)


def test_pairs_that_did_not_move_are_kept():
    found = hodges_lehmann([0.0] * 7 + [1.0])
    assert (found.n, found.estimate, found.low) == (8, 0.0, 0.0)


def test_ties_are_said():
    assert hodges_lehmann([0.0, 0.5, 0.25]).tied is False
    assert hodges_lehmann([0.5, 0.25, 0.5]).tied is True


def test_all_the_same_is_a_point():
    found = hodges_lehmann([0.25] * 8)
    assert (found.estimate, found.low, found.high) == (0.25, 0.25, 0.25)


@pytest.mark.parametrize("wrong", [float("nan"), float("inf")])
def test_a_missing_shift_is_refused(wrong):
    with pytest.raises(ValueError, match="missing or infinite"):
        hodges_lehmann([0.5, wrong])


def test_hollander_and_wolfe_depression():
    found = hodges_lehmann(AFTER - BEFORE)
    assert (found.estimate, found.low, found.high) == pytest.approx((-0.46, -0.786, -0.010))
    assert round(found.attained, 3) == 0.961


def test_walsh_averages_are_all_means_of_two():
    means = sorted(sum(two) / 2 for two in combinations_with_replacement([1.0, 2.0, 4.0], 2))
    assert walsh_averages(np.array([4.0, 1.0, 2.0])).tolist() == means == [1.0, 1.5, 2.0, 2.5, 3.0, 4.0]


@pytest.mark.parametrize("n", range(1, 11))
def test_signed_ranks_against_all_sign_patterns(n):
    sums = [sum(rank for rank, sign in enumerate(signs, 1) if sign) for signs in product([0, 1], repeat=n)]
    by_hand = [sum(total <= t for total in sums) / 2**n for t in range(n * (n + 1) // 4 + 1)]
    assert signed_rank_cdf(n).tolist() == pytest.approx(by_hand, abs=1e-14)


def test_the_interval_holds_what_the_signed_rank_test_does_not_reject():
    chance = np.random.default_rng(1)
    for n in (6, 7, 10, 25, 40):
        values = chance.normal(0.3, 1, n)
        found = hodges_lehmann(values)
        for edge, inwards in ((found.low, 1e-9), (found.high, -1e-9)):
            inside = stats.wilcoxon(values - edge - inwards, method="exact").pvalue
            outside = stats.wilcoxon(values - edge + inwards, method="exact").pvalue
            assert outside <= 0.05 < inside
            assert outside == pytest.approx(1 - found.attained)


def test_ties_only_make_the_interval_more_likely_to_hold_the_centre():
    # shifts of -1, 0, 1, equally likely, centre 0: the chance that the interval of six holds 0, over all 729 samples
    held = [found.low <= 0 <= found.high for found in map(hodges_lehmann, product([-1, 0, 1], repeat=6))]
    assert sum(held) / len(held) >= 0.96875


@given(shifts)
def test_turning_the_sign_turns_the_interval(values):
    found, turned = hodges_lehmann(values), hodges_lehmann([-value for value in values])
    assert (turned.estimate, turned.low, turned.high) == (-found.estimate, -found.high, -found.low)
    assert found.low <= found.estimate <= found.high
