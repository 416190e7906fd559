import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.measures.holm import holm


def test_no_tests():
    assert holm([]) == ()


def test_only_missing_ones():
    assert holm([None, None]) == (None, None)


def test_one_test_is_not_corrected():
    assert holm([0.03]) == (0.03,)


def test_a_missing_p_is_passed_through_and_is_no_test():
    assert holm([0.01, None, 0.04]) == (0.02, None, 0.04)


def test_never_over_one():
    assert holm([0.6, 0.7]) == (1.0, 1.0)


def test_adjusted_p_never_fall_where_p_rise():
    assert holm([0.01, 0.04, 0.03, 0.005]) == (0.03, 0.06, 0.06, 0.02)


def test_ties_share_their_place():
    assert holm([0.02, 0.02, 0.02]) == (0.06, 0.06, 0.06)


@pytest.mark.parametrize("wrong", [-0.01, 1.01, float("nan")])
def test_what_is_no_probability_is_refused(wrong):
    with pytest.raises(ValueError, match="between 0 and 1"):
        holm([0.01, wrong])


@pytest.mark.parametrize(
    ("p_values", "adjusted"),
    [
        ((0.002, 0.3, 0.011, 0.04, 0.011, 0.9), (0.012, 0.6, 0.055, 0.12, 0.055, 0.9)),
        ((0.5, 0.001, 0.2, 0.0004, 0.049, 0.0125, 0.8, 0.03), (1.0, 0.007, 0.6, 0.0032, 0.196, 0.075, 1.0, 0.15)),
        ((0.9, 0.95, 0.99), (1.0, 1.0, 1.0)),
        ((0.04, 0.04, 0.04, 0.04, 0.01), (0.16, 0.16, 0.16, 0.16, 0.05)),
    ],
)
def test_what_statsmodels_gives(p_values, adjusted):
    # statsmodels 0.15.0, multipletests(p_values, method="holm")[1]
    assert holm(p_values) == pytest.approx(adjusted, abs=1e-12)


@given(st.lists(st.floats(0, 1), max_size=30))
def test_by_the_formula_of_the_paper(p_values):
    ranked = sorted(p_values)
    steps = [(len(ranked) - rank) * p for rank, p in enumerate(ranked)]
    by_hand = {p: min(1.0, max(steps[: ranked.index(p) + ranked.count(p)])) for p in ranked}
    assert holm(p_values) == pytest.approx([by_hand[p] for p in p_values], abs=1e-12)
