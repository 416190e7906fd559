"""Published value: Fisher, The Design of Experiments (1935), section 21, on Darwin's maize."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from retold.measures.permutation import SignFlip, sign_flip

# crossed less self-fertilised maize, in eighths of an inch
MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]


def test_no_pairs_have_no_p():
    assert sign_flip([]) == SignFlip(
        n=0,
        still=0,
        mean=None,
        p=None,
        method="exact",
        patterns=1,
        error=None,
        seed=None,
        smallest_p=1.0,
        in_reach=False,
    )


def test_nobody_moved():
    found = sign_flip([0.0, 0.0])
    assert (found.n, found.still, found.mean, found.p, found.smallest_p) == (2, 2, 0.0, 1.0, 1.0)


def test_shifts_that_cancel_out():
    assert sign_flip([1.0, -1.0, 0.5, -0.5]).p == 1.0


def test_five_pairs_cannot_reach_five_per_cent():
    found = sign_flip([0.1, 0.2, 0.3, 0.4, 0.5])
    assert (found.p, found.smallest_p, found.in_reach) == (0.0625, 0.0625, False)


def test_six_pairs_can():
    found = sign_flip([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
    assert (found.p, found.smallest_p, found.in_reach) == (0.03125, 0.03125, True)


def test_pairs_that_stood_still_do_not_help_to_reach_it():
    found = sign_flip([0.0, 0.0, 0.2, 0.3, 0.4, 0.5])
    assert (found.n, found.still, found.patterns, found.p, found.in_reach) == (6, 2, 16, 0.125, False)


def test_fisher_on_darwins_maize():
    found = sign_flip(MAIZE)
    assert (found.patterns, found.p) == (32768, 1726 / 32768)
    assert round(100 * found.p, 3) == 5.267


def test_sums_that_only_arithmetic_tells_apart_are_ties():
    thirds = [1 / 3, 1 / 3, 1 / 3, -1 / 3, 2 / 3, 0.1, 0.2, -0.3]
    whole = [10, 10, 10, -10, 20, 3, 6, -9]
    assert sign_flip(thirds).p == sign_flip(whole).p == sign_flip([7 * value for value in thirds]).p


def test_small_whole_numbers_against_every_pattern():
    chance = np.random.default_rng(1)
    for n in range(1, 11):
        values = chance.integers(-4, 5, n)
        observed = abs(values.sum())
        patterns = np.array(list(product([-1, 1], repeat=n))) @ values
        assert sign_flip(values.tolist()).p == np.count_nonzero(np.abs(patterns) >= observed) / 2**n
        assert sign_flip((values / 7).tolist()).p == np.count_nonzero(np.abs(patterns) >= observed) / 2**n


def test_against_scipy():
    chance = np.random.default_rng(2)
    for n in (3, 8, 12):
        values = chance.normal(0.4, 1, n)
        peer = stats.permutation_test((values,), np.mean, permutation_type="samples", n_resamples=np.inf)
        assert sign_flip(values).p == pytest.approx(peer.pvalue, abs=1e-12)


def test_twenty_pairs_are_counted_whole():
    found = sign_flip([1.0] * 20)
    assert (found.method, found.patterns, found.p) == ("exact", 1048576, 2 / 1048576)


def test_twenty_one_are_drawn_and_say_how_well():
    values = [0.3] * 12 + [-0.3] * 9
    found = sign_flip(values)
    assert (found.method, found.patterns, found.seed, found.in_reach) == ("monte-carlo", 100_000, 2021, True)
    assert found.smallest_p == 1 / 100_001
    assert found.error == pytest.approx((found.p * (1 - found.p) / 100_000) ** 0.5)
    exact = sign_flip(values, exact_up_to=21)
    assert exact.p == pytest.approx(stats.binomtest(12, 21).pvalue)
    assert abs(found.p - exact.p) < 4 * found.error


def test_drawing_can_be_repeated_and_differs_by_seed():
    values = np.random.default_rng(3).normal(0.3, 1, 30)
    assert sign_flip(values) == sign_flip(values)
    assert sign_flip(values).p != sign_flip(values, seed=7).p


def test_drawn_p_is_never_zero():
    found = sign_flip([1.0] * 60, draws=1234)
    assert (found.p, found.patterns) == (1 / 1235, 1234)


def test_the_smallest_p_of_few_draws_over_few_pairs():
    assert sign_flip([1.0] * 4, exact_up_to=3, draws=999).smallest_p == 0.125


@pytest.mark.parametrize("wrong", [float("nan"), float("inf")])
def test_a_missing_shift_is_refused(wrong):
    with pytest.raises(ValueError, match="missing or infinite"):
        sign_flip([0.5, wrong])


@given(st.lists(st.integers(-8, 8).map(lambda eighths: eighths / 8), max_size=14), st.randoms())
def test_neither_order_nor_scale_nor_sign_nor_stillness_matters(values, chance):
    found = sign_flip(values)
    shuffled = chance.sample(values, len(values))
    assert sign_flip(shuffled).p == found.p
    assert sign_flip([-3 * value for value in values]).p == found.p
    assert sign_flip([*values, 0.0]).p == (found.p if values else 1.0)
