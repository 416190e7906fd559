from retold.measures.balance import BALANCES, MEASURES, Value, balance, balances, depth


def test_no_units_is_missing_never_zero():
    assert balance([], []) == Value(value=None, units=0, thin=False, findings=())


def test_a_text_without_codes_has_every_balance_missing():
    assert {name: found.value for name, found in balances([]).items()} == dict.fromkeys(BALANCES)


def test_codes_that_no_measure_counts_change_nothing():
    assert balances([("f1", "of-another-codebook")]) == balances([])


def test_even_poles_are_zero_which_is_not_missing():
    assert balance(["a"], ["b"]) == Value(value=0.0, units=2, thin=True, findings=("a", "b"))


def test_thin_under_three_units():
    assert [balance(["a"] * n, []).thin for n in range(5)] == [False, True, True, False, False]


def test_a_balance_is_the_difference_over_the_sum():
    assert balance(["a", "b", "c"], ["d"]) == Value(value=0.5, units=4, thin=False, findings=("a", "b", "c", "d"))


def test_characterisation_and_activation_share_the_agent():
    found = balances([("f1", "student-agent"), ("f2", "student-deficit"), ("f3", "student-recipient")])
    assert found["characterisation"] == Value(value=0.0, units=2, thin=True, findings=("f1", "f2"))
    assert found["activation"] == Value(value=0.0, units=2, thin=True, findings=("f1", "f3"))


def test_experience_counts_for_activation_alone():
    found = balances([("f1", "student-experience")])
    assert found["activation"].value == 1.0
    assert found["characterisation"].value is None


def test_institution_and_barrier_poles():
    found = balances(
        [
            ("f1", "institution-benevolent"),
            ("f2", "barrier-structural"),
            ("f3", "barrier-structural"),
            ("f4", "barrier-individual"),
        ]
    )
    assert found["responsibility"].value == -1.0
    assert found["barriers"] == Value(value=1 / 3, units=3, thin=False, findings=("f2", "f3", "f4"))


def test_one_ending_is_enough():
    assert balances([("f1", "ending-pragmatic")])["ending"] == Value(value=1.0, units=1, thin=False, findings=("f1",))
    assert balances([("f1", "ending-fairy-tale")])["ending"].value == -1.0


def test_every_measure_has_its_place():
    assert MEASURES == ("characterisation", "activation", "responsibility", "barriers", "ending", "depth")


def test_no_words_is_no_depth():
    assert depth({}, 0) == Value(value=None, units=0, thin=False, findings=())


def test_a_text_without_circumstances_has_depth_zero():
    assert depth({}, 200) == Value(value=0.0, units=0, thin=False, findings=())


def test_spans_with_one_label_are_one_circumstance():
    found = depth({"c1": "bus", "c2": "bus", "c3": "second job"}, 400)
    assert found == Value(value=0.5, units=2, thin=True, findings=("c1", "c2", "c3"))
