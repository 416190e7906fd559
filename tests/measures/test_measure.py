import math
from dataclasses import replace

import pytest

from retold.measures.balance import Value
from retold.measures.measure import CIRCUMSTANCE, Measure, Wording, by_name, measured

WORDS = Wording(
    title="Weather",
    question="Does it rain?",
    formula="(rain − sun) / (rain + sun)",
    scale="balance, −1 to +1",
    up="rain",
    down="sun",
    high="all rain",
    low="all sun",
    plus="rain",
    minus="sun",
)
WEATHER = Measure(name="weather", kind="balance", plus=("rain",), minus=("sun",), construct="sky", wording=WORDS)
RATE = replace(WEATHER, kind="rate", minus=())


# What is no measure


@pytest.mark.parametrize("name", ["", "Weather", "the weather", "../weather", "1st", "weather\n"])
def test_a_name_that_could_be_no_file_s_is_refused(name):
    with pytest.raises(ValueError, match="is no name of a measure"):
        replace(WEATHER, name=name)


@pytest.mark.parametrize(
    ("kind", "plus", "minus"),
    [
        ("balance", (), ("sun",)),
        ("balance", ("rain",), ()),
        ("verdict", ("rain",), ()),
        ("rate", ("rain",), ("sun",)),
        ("rate", (), ()),
        ("balance", ("rain", "snow"), ("snow",)),
    ],
)
def test_sides_that_do_not_fit_the_kind_are_refused(kind, plus, minus):
    with pytest.raises(ValueError, match=f"weather is a {kind}: it needs codes on"):
        replace(WEATHER, kind=kind, plus=plus, minus=minus)


def test_two_of_one_name_are_refused():
    with pytest.raises(ValueError, match="Two measures have one name"):
        by_name(WEATHER, RATE)


# What it says of itself


def test_what_each_kind_is():
    kinds = {kind: replace(WEATHER, kind=kind) for kind in ("balance", "verdict")} | {"rate": RATE}
    assert {kind: (one.counted, one.decided, one.domain) for kind, one in kinds.items()} == {
        "balance": (False, False, (-1.0, 1.0)),
        "verdict": (False, True, (-1.0, 1.0)),
        "rate": (True, False, (0.0, math.inf)),
    }


def test_what_people_can_code():
    assert (WEATHER.codes, WEATHER.coded) == (("rain", "sun"), True)
    assert replace(RATE, plus=("rain", CIRCUMSTANCE)).coded is False


# What it gives


def test_each_kind_counts_in_its_way():
    sky = by_name(WEATHER, replace(WEATHER, name="outlook", kind="verdict"), replace(RATE, name="wet"))
    rows = [("f1", "sun"), ("f2", "rain"), ("f3", "rain"), ("f4", "hail")]
    assert measured(sky, rows, words=50, labels={"f2": "drizzle", "f3": "drizzle"}) == {
        "weather": Value(value=1 / 3, units=3, thin=False, findings=("f2", "f3", "f1")),
        "outlook": Value(value=1 / 3, units=3, thin=False, findings=("f2", "f3", "f1")),
        "wet": Value(value=2.0, units=1, thin=True, findings=("f2", "f3")),
    }


def test_what_has_no_label_counts_for_itself():
    assert measured(by_name(RATE), [("f1", "rain"), ("f2", "rain")], words=100)["weather"].units == 2


@pytest.mark.parametrize(("units", "said"), [(0, "0 findings"), (1, "1 finding"), (2, "2 findings")])
def test_what_it_rests_on_in_words(units, said):
    assert WORDS.number_of(units) == said


def test_a_plural_that_is_not_made_with_an_s():
    assert replace(WORDS, unit="city", units="cities").number_of(3) == "3 cities"
