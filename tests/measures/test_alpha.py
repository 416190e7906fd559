"""Published values: the data of four coders and twelve units in Krippendorff, Content Analysis (2004), chapter 11."""

import krippendorff
import numpy as np
import pytest

from retold.measures.alpha import alpha, coincidences, masi, tally
from retold.measures.undefined import Undefined

N = None
METRICS = ["nominal", "ordinal", "interval", "ratio"]


@pytest.mark.parametrize("ratings", [[], [[]], [[], []], [[1, 2, 3]], [[1, N], [N, 2]], [[N], [N]]])
def test_units_judged_once_are_no_pairs(ratings):
    assert alpha(ratings) is Undefined.NO_PAIRS
    assert str(alpha(ratings)) == "Undefined: no unit was judged twice"


@pytest.mark.parametrize("metric", METRICS)
def test_one_value_throughout_is_undefined_and_says_so(metric):
    assert alpha([[1, 1, 1], [1, 1, N]], metric) is Undefined.NO_VARIATION
    assert str(alpha([[0, 0], [0, 0]], metric)) == "Undefined: no variation"


def test_variation_only_in_units_judged_once_is_none():
    assert alpha([[1, 1, 2], [1, 1, N]]) is Undefined.NO_VARIATION


@pytest.mark.parametrize(
    ("metric", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_krippendorffs_four_coders(four_coders, metric, published):
    assert round(alpha(four_coders, metric), 3) == published


def test_krippendorffs_coincidences(four_coders):
    counts, values = tally(four_coders)
    together = coincidences(counts)
    assert values.tolist() == [1, 2, 3, 4, 5]
    assert together.sum(axis=1).tolist() == pytest.approx([9, 13, 10, 5, 3])
    assert together.diagonal().tolist() == pytest.approx([7, 10, 8, 4, 3])


def test_full_agreement_is_one_and_full_disagreement_negative():
    assert alpha([[0, 1, 1], [0, 1, 1]]) == 1.0
    assert alpha([[0, 1], [1, 0]]) == -0.5


@pytest.mark.parametrize("metric", METRICS)
def test_against_the_krippendorff_package(metric):
    chance = np.random.default_rng(1)
    for coders, units, values in [(2, 30, 2), (3, 50, 4), (5, 12, 6), (2, 400, 3)]:
        table = chance.integers(0, values, (coders, units)).astype(float)
        table[1] = np.where(chance.random(units) < 0.6, table[0], table[1])
        table[chance.random(table.shape) < 0.2] = np.nan
        peer = krippendorff.alpha(reliability_data=table, level_of_measurement=metric)
        ours = alpha([[N if np.isnan(value) else value for value in row] for row in table], metric)
        assert ours == pytest.approx(peer, abs=1e-12)


def test_fractions_on_an_interval_scale():
    table = np.random.default_rng(2).normal(size=(3, 20)).round(2)
    peer = krippendorff.alpha(reliability_data=table, level_of_measurement="interval")
    assert alpha(table.tolist(), "interval") == pytest.approx(peer, abs=1e-12)


def test_two_zeros_on_a_ratio_scale_do_not_differ():
    assert alpha([[0, 0, 2], [0, 0, 2]], "ratio") == 1.0


def test_a_ratio_scale_refuses_negative_values():
    with pytest.raises(ValueError, match="no negative values"):
        alpha([[-1, 2], [1, 2]], "ratio")


def test_coders_with_different_numbers_of_units_are_refused():
    with pytest.raises(ValueError, match="different numbers of units"):
        alpha([[1, 2], [1]])


@pytest.mark.parametrize("wrong", [float("nan"), float("inf")])
def test_not_a_number_does_not_pass_for_missing(wrong):
    with pytest.raises(ValueError, match="no finite number"):
        alpha([[1, wrong], [1, 2]])


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("A", "", 1),
        ("A", "B", 1),
        ("A", "A", 0),
        ("AB", "AB", 0),
        ("A", "AB", 1 - 1 / 2 * 2 / 3),
        ("A", "ABC", 1 - 1 / 3 * 2 / 3),
        ("AB", "BC", 1 - 1 / 3 * 1 / 3),
        ("ABC", "BCD", 1 - 2 / 4 * 1 / 3),
    ],
)
def test_masi(one, other, distance):
    assert masi(frozenset(one), frozenset(other)) == pytest.approx(distance)
    assert masi(frozenset(other), frozenset(one)) == pytest.approx(distance)
