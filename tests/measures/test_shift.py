from retold.measures.balance import Value, balance
from retold.measures.shift import Shift, shift, shifts

NOTHING = balance([], [])
THIN = balance(["a"], [])
SOLID = balance(["a", "b", "c"], ["d"])


def test_a_missing_side_gives_no_shift_and_nothing_thin():
    assert shift(NOTHING, THIN) == Shift(before=NOTHING, after=THIN, value=None, thin=False)
    assert shift(THIN, NOTHING) == Shift(before=THIN, after=NOTHING, value=None, thin=False)
    assert shift(NOTHING, NOTHING).value is None


def test_no_change_is_zero():
    assert shift(SOLID, SOLID) == Shift(before=SOLID, after=SOLID, value=0.0, thin=False)


def test_a_shift_is_after_minus_before():
    assert shift(SOLID, THIN).value == 0.5
    assert shift(THIN, SOLID).value == -0.5


def test_one_thin_side_makes_a_shift_thin():
    assert shift(SOLID, THIN).thin
    assert shift(THIN, SOLID).thin
    assert not shift(SOLID, SOLID).thin


def test_only_measures_of_both_texts_are_compared_in_the_order_of_the_first():
    before = {"depth": SOLID, "ending": THIN, "barriers": SOLID}
    after = {"barriers": SOLID, "depth": SOLID}
    assert list(shifts(before, after)) == ["depth", "barriers"]
    assert shifts(before, {}) == {}


def test_equal_shares_of_different_texts_do_not_shift():
    before = Value(value=2 / 6, units=6, thin=False, findings=())
    after = Value(value=1 / 3, units=3, thin=False, findings=())
    assert shift(before, after).value == 0.0
