from retold.measures.balance import Value, balance, rate, verdict


def test_no_units_is_missing_never_zero():
    assert balance([], []) == Value(value=None, units=0, thin=False, findings=())


def test_even_poles_are_zero_which_is_not_missing():
    assert balance(["a"], ["b"]) == Value(value=0.0, units=2, thin=True, findings=("a", "b"))


def test_thin_under_three_units():
    assert [balance(["a"] * n, []).thin for n in range(5)] == [False, True, True, False, False]


def test_a_balance_is_the_difference_over_the_sum():
    assert balance(["a", "b", "c"], ["d"]) == Value(value=0.5, units=4, thin=False, findings=("a", "b", "c", "d"))


def test_one_unit_is_enough_for_a_verdict():
    assert verdict(["a"], []) == Value(value=1.0, units=1, thin=False, findings=("a",))
    assert verdict([], []) == balance([], [])


def test_no_words_is_no_rate():
    assert rate({}, 0) == Value(value=None, units=0, thin=False, findings=())


def test_a_text_without_any_has_rate_zero():
    assert rate({}, 200) == Value(value=0.0, units=0, thin=False, findings=())


def test_spans_with_one_label_count_once():
    found = rate({"c1": "bus", "c2": "bus", "c3": "second job"}, 400)
    assert found == Value(value=0.5, units=2, thin=True, findings=("c1", "c2", "c3"))
