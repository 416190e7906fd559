import pytest

from retold.measures.direction import direction
from retold.measures.intervals import clopper_pearson


def test_no_pairs():
    found = direction([])
    assert (found.n, found.expected, found.other, found.still) == (0, 0, 0, 0)
    assert found.share.value is None


def test_nobody_moved():
    found = direction([0.0, 0.0, 0.0])
    assert (found.expected, found.other, found.still, found.share.value) == (0, 0, 3, 0.0)


def test_noise_of_the_arithmetic_is_no_movement():
    assert direction([0.1 + 0.2 - 0.3, 0.3 - 0.1 - 0.2]).still == 2


def test_each_way_is_counted_and_the_share_is_of_all_pairs():
    found = direction([0.5, 0.1, -0.2, 0.0, 1.0])
    assert (found.n, found.expected, found.other, found.still) == (5, 3, 1, 1)
    assert found.share == clopper_pearson(3, 5)
    assert found.share.value == 0.6


def test_the_expected_way_may_be_down():
    found = direction([0.5, 0.1, -0.2, 0.0], expected=-1)
    assert (found.expected, found.other, found.still) == (1, 2, 1)


def test_the_level_is_passed_on():
    assert direction([0.5], level=0.8).share == clopper_pearson(1, 1, level=0.8)


def test_a_missing_shift_is_refused():
    with pytest.raises(ValueError, match="A shift is missing"):
        direction([0.5, float("nan")])
