from datetime import date

import pytest

from factories.retellings import pair_of, telling
from retold.analysis.page import words
from retold.measures.balance import Value
from retold.measures.shift import shift
from retold.measures.shipped import SHIPPED


def value(number, units=5):
    return Value(value=number, units=units, thin=0 < units < 3, findings=())


MISSING = Value(value=None, units=0, thin=False, findings=())


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0.00"), (-0.0, "0.00"), (-0.004, "0.00"), (0.004, "0.00"), (0.5, "+0.50"), (-1, "−1.00"), (2, "+2.00")],
)
def test_a_number_carries_its_sign(number, shown):
    assert words.signed(number) == shown


@pytest.mark.parametrize(
    ("measure", "given", "shown"),
    [
        ("barriers", MISSING, "nothing to measure"),
        ("ending", MISSING, "no ending found"),
        ("barriers", value(-1.0), "−1.00"),
        ("ending", value(-1.0, 1), "fairy tale"),
        ("ending", value(1.0, 1), "pragmatic"),
        ("ending", value(0.0, 2), "0.00"),
        ("depth", value(1.234), "1.23"),
    ],
)
def test_a_value_in_words(measure, given, shown):
    assert words.value_words(SHIPPED[measure], given) == shown


@pytest.mark.parametrize(
    ("measure", "given", "shown"),
    [
        ("barriers", MISSING, ""),
        ("barriers", value(1.0, 1), "1 finding, thin"),
        ("barriers", value(1.0, 3), "3 findings"),
        ("depth", value(0.5, 2), "2 circumstances, thin"),
    ],
)
def test_what_a_value_rests_on(measure, given, shown):
    assert words.units_words(SHIPPED[measure], given) == shown


@pytest.mark.parametrize(
    ("measure", "before", "after", "said"),
    [
        ("barriers", MISSING, MISSING, "cannot be compared: nothing in both stories"),
        ("barriers", MISSING, value(1.0), "cannot be compared: nothing in one story"),
        ("ending", value(1.0), MISSING, "cannot be compared"),
        ("barriers", value(0.25), value(0.25), "no change"),
        ("barriers", value(-1.0), value(0.25), "towards structural"),
        ("barriers", value(0.25), value(-1.0), "towards individual"),
        ("ending", value(-1.0), value(1.0), "to pragmatic"),
        ("ending", value(1.0), value(-1.0), "to fairy tale"),
        ("depth", value(1.0), value(2.0), "more circumstances"),
        ("depth", value(2.0), value(1.0), "fewer circumstances"),
    ],
)
def test_which_way_a_measure_moved(measure, before, after, said):
    assert words.shift_words(SHIPPED[measure], shift(before, after)) == said


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (0.02, "Hardly any such suggestions agreed with coded stories."),
        (0.44, "About 4 in 10 such suggestions agreed with coded stories."),
        (0.94, "About 9 in 10 such suggestions agreed with coded stories."),
        (0.97, "Nearly all such suggestions agreed with coded stories."),
    ],
)
def test_confidence_as_people_say_it(confidence, said):
    assert words.confidence_words(confidence) == said


def test_nothing_to_compare_is_said():
    pair = pair_of(telling("She came. It rained."), telling("She came. It shone."))
    assert words.summary(pair) == "Of six measures, one did not move and five cannot be compared."


def test_every_direction_is_counted():
    before = telling(
        "a b c d", [("student-deficit", 0, 1), ("institution-responsible", 2, 3), ("ending-fairy-tale", 6, 7)]
    )
    after = telling("a b c d", [("student-agent", 0, 1), ("institution-benevolent", 2, 3), ("ending-fairy-tale", 6, 7)])
    assert words.summary(pair_of(before, after)) == (
        "Of six measures, one moved the way the second stories of the published study did, one moved the other way, "
        "two did not move and two cannot be compared. Two of these rest on very few passages."
    )


def test_all_the_same_way_is_said_at_once():
    pair = pair_of(telling(""), telling(""))
    assert words.summary(pair) == "All six measures cannot be compared."


def test_a_quotation_stands_on_one_line():
    assert words.quote("  She\n\n came \t in ", 0, 18) == "She came in"


def test_a_long_quotation_loses_its_middle():
    text = " ".join(f"word{n}" for n in range(100))
    shown = words.quote(text, 0, len(text))
    assert shown.startswith("word0 word1 ")
    assert shown.endswith(" word98 word99")
    assert " … " in shown
    assert len(shown) < 190


def test_dates_are_british():
    assert words.date_words(date(2026, 3, 1)) == "1 March 2026"
