import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests

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


def test_against_statsmodels():
    chance = np.random.default_rng(1)
    for size in range(1, 30):
        p = chance.random(size) ** 3
        assert holm(p.tolist()) == pytest.approx(multipletests(p, method="holm")[1], abs=1e-12)
