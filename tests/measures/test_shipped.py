import re
from pathlib import Path

from retold.measures.balance import Value
from retold.measures.measure import CIRCUMSTANCE, measured
from retold.measures.shipped import SHIPPED

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "measures.md"
BALANCES = ("characterisation", "activation", "responsibility", "barriers", "ending")


def of(*rows, words=100, labels=None):
    return measured(SHIPPED, rows, words=words, labels=labels)


def test_a_text_without_codes_has_every_balance_missing_and_no_depth():
    assert {name: found.value for name, found in of().items()} == {**dict.fromkeys(BALANCES), "depth": 0.0}


def test_codes_that_no_measure_counts_change_nothing():
    assert of(("f1", "of-another-codebook")) == of()


def test_characterisation_and_activation_share_the_agent():
    found = of(("f1", "student-agent"), ("f2", "student-deficit"), ("f3", "student-recipient"))
    assert found["characterisation"] == Value(value=0.0, units=2, thin=True, findings=("f1", "f2"))
    assert found["activation"] == Value(value=0.0, units=2, thin=True, findings=("f1", "f3"))


def test_experience_counts_for_activation_alone():
    found = of(("f1", "student-experience"))
    assert found["activation"].value == 1.0
    assert found["characterisation"].value is None


def test_institution_and_barrier_poles():
    found = of(
        ("f1", "institution-benevolent"),
        ("f2", "barrier-structural"),
        ("f3", "barrier-structural"),
        ("f4", "barrier-individual"),
    )
    assert found["responsibility"].value == -1.0
    assert found["barriers"] == Value(value=1 / 3, units=3, thin=False, findings=("f2", "f3", "f4"))


def test_one_ending_is_enough():
    assert of(("f1", "ending-pragmatic"))["ending"] == Value(value=1.0, units=1, thin=False, findings=("f1",))
    assert of(("f1", "ending-fairy-tale"))["ending"].value == -1.0


def test_a_circumstance_told_twice_is_one():
    rows = [("c1", CIRCUMSTANCE), ("c2", CIRCUMSTANCE), ("c3", CIRCUMSTANCE)]
    found = of(*rows, words=400, labels={"c1": "bus", "c2": "bus", "c3": "second job"})["depth"]
    assert found == Value(value=0.5, units=2, thin=True, findings=("c1", "c2", "c3"))


def test_only_circumstances_are_beyond_coders():
    assert [name for name, one in SHIPPED.items() if not one.coded] == ["depth"]


def test_the_reference_page_has_every_measure_with_what_it_counts():
    rows = re.findall(r"^\| `([a-z-]+)` \| ([a-z]+) \| ([^|]+) \|", REFERENCE.read_text("utf-8"), re.MULTILINE)
    assert rows == [(name, one.kind, one.wording.formula) for name, one in SHIPPED.items()]
