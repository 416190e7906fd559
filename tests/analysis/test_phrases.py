import pytest

from retold.analysis.phrases import (
    count,
    joined,
    listed,
    number,
    p_value,
    percent,
    signed,
    spelt,
)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0, "0.00"),
        (-0.0, "0.00"),
        (-0.004, "0.00"),
        (-0.005, "−0.01"),
        (0.125, "0.13"),
        (2 / 3, "0.67"),
        (-1.5, "−1.50"),
        (float("inf"), "+∞"),
        (float("-inf"), "−∞"),
    ],
)
def test_numbers_have_true_minus_signs_and_no_minus_nought(value, said):
    assert number(value) == said


@pytest.mark.parametrize(("value", "said"), [(0.0, "0.00"), (-0.001, "0.00"), (0.5, "+0.50"), (-0.5, "−0.50")])
def test_a_shift_has_its_sign_and_nought_has_none(value, said):
    assert signed(value) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0%"), (0.001, "under 1%"), (0.625, "63%"), (0.994, "99%"), (0.9999, "over 99%"), (1.0, "100%")],
)
def test_a_share_is_never_nought_of_something_nor_all_of_less(share, said):
    assert percent(share) == said


@pytest.mark.parametrize(
    ("p", "said"), [(0.00099, "< 0.001"), (0.001, "= 0.001"), (0.0625, "= 0.063"), (1.0, "= 1.000")]
)
def test_p_comes_with_its_relation(p, said):
    assert p_value(p) == said


def test_plurals():
    assert [count(n, "pair") for n in (0, 1, 2, 1200)] == ["no pair", "1 pair", "2 pairs", "1,200 pairs"]
    assert count(3, "story", "stories") == "3 stories"
    assert [spelt(n) for n in (0, 1, 9, 10, 1200)] == ["none", "one", "nine", "10", "1,200"]


def test_lists():
    assert [joined(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert listed(["a", "b", "c"], most=2) == "a, b and 1 more"
