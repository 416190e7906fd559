"""Whom written words mean. In doubt they mean somebody, and whoever fits better takes them."""

import pytest

from retold.rules.naming import Bearer, Meant, Roll, holds_a_name


def bearer(name, email="", *others):
    return Bearer(id=name, names=(name, *others), email=email)


BEN = bearer("Ben Michael Hartley", "ben.hartley@example.org")
NOBODY = Meant(frozenset(), frozenset())


def meant(written, *names):
    return Roll(bearer(name) for name in names).meant_by(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "?!",
        "Dr",
        "Ben Smith",
        "ben smith",
        "Ben S.",
        "Hart",
        "B. Smith",
        "b",
        "hartley@example.org",
        "the third floor",
        "my old supervisor",
    ],
)
def test_these_mean_somebody_else(written):
    assert Roll([BEN]).meant_by(written) == NOBODY


@pytest.mark.parametrize(
    "written",
    [
        "Ben Hartley",
        "Prof. Ben Hartley",
        "Ben Michael Hartley",
        "I mark the essays of Ben Hartley and two others.",
        "Year 2\nBen Hartley\nYear 3",
        "ben.hartley@example.org",
        "Ben.Hartley@Example.org, who taught me",
        "anybody who works for Ben Michael Hartley in Medicine",
    ],
)
def test_these_surely_mean_ben(written):
    assert Roll([BEN]).meant_by(written).surely == {BEN.id}


@pytest.mark.parametrize(
    "written",
    [
        "HARTLEY",
        "Prof. Hartley",
        "Professor Hartley, my old supervisor",
        "the people who work with hartley on ward 4",
        "ben hartley",
        "Dr B. Hartley",
        "B Hartley",
        "B. M. Hartley",
        "Hartley, Ben",
        "Benedict Hartley",
        "Ben Hartly",
        "Ben Hratley",
        "Bin Hartley",
        "Hartely",
        "Ben",
        "Ben from anatomy",
        "Ben Hartley Jones",
    ],
)
def test_these_perhaps_mean_ben(written):
    assert Roll([BEN]).meant_by(written) == Meant(frozenset(), frozenset({BEN.id}))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Helena Sorensen", "Helena Sørensen"),
        ("Helena Soerensen", "Helena Sørensen"),
        ("Helena Sørensen", "Helena Sorensen"),
        ("Lukasz Wojcik", "Łukasz Wójcik"),
        ("Ines Sa", "Ine\u0302s Sa\u0301"),
        ("Jurgen Mueller", "Jürgen Müller"),
        ("Aase Lund", "Åse Lund"),
        ("Siobhan OBrien", "Siobhán O’Brien"),
        ("Siobhan O'Brien", "Siobhan OBrien"),
        ("Siobhan O Brien", "Siobhan O'Brien"),
        ("Meiling Chua", "Mei Ling Chua"),
        ("Mei-Ling Chua", "Meiling Chua"),
        ("Chua Mei Ling", "Mei-Ling Chua"),
        ("Pieter Vandenberg", "Pieter van den Berg"),
        ("Pieter van den Berg", "Pieter Vandenberg"),
        ("Ana Vega", "Ana de la Vega"),
        ("Smith-Jones Anna", "Anna Smith Jones"),
        ("Ben Hartley's", "Ben Hartley"),
        ("Dean Ward", "Dean Ward"),
    ],
)
def test_other_letters_signs_and_orders_are_one_name(written, name):
    assert meant(written, name).surely == {name}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("OBrien", "Siobhan O'Brien"),
        ("Professor Kapoor, my old supervisor", "Sunita Kapoor"),
        ("kapor", "Sunita Kapoor"),
        ("Dr Ward", "Tom Ward"),
        ("Ward", "Tom Ward"),
        ("Professor Dean", "Anna Dean"),
        ("Ng", "Kim Ng"),
        ("Anne", "Ann Lee"),
        ("Zoe", "Zoë"),
        ("Meiling", "Mei Ling Chua"),
        ("Wang Wei", "王伟"),
        ("Prof. van der Berg", "Jan Berg"),
    ],
)
def test_one_part_of_a_name_is_perhaps_enough(written, name):
    assert meant(written, name) == Meant(frozenset(), frozenset({name}))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("I teach year two and lead Ward 4 with Anna Lee", "Tom Ward"),
        ("I will mark the exams, Anna Lee the essays", "Mark Young"),
        ("Juan de la Cruz", "Ana de la Vega"),
        ("Lu", "Wei Li"),
        ("Lee", "Leo Park"),
        ("Anil Patel", "Anil Deshpande"),
        ("Mina Okafor", "Mina"),
        ("I teach", "Anna Leach"),
        ("A. Okafor", "Anna Lee"),
        ("Anna Lee", "–"),
    ],
)
def test_what_only_looks_like_a_name_means_nobody(written, name):
    assert meant(written, name) == NOBODY


def test_whoever_fits_better_takes_the_words():
    assert meant("Mei Chen", "Mei Chen", "Mei Chan", "Lei Chen") == Meant(frozenset({"Mei Chen"}), frozenset())
    assert meant("Mei Chan", "Mei Chen", "Lei Chan").anybody == {"Mei Chen"}
    assert meant("Chen", "Mei Chen", "Lei Chan").anybody == {"Mei Chen"}
    assert meant("Chen", "Mei Chen", "Lei Chen").anybody == {"Mei Chen", "Lei Chen"}
    assert meant("Hartley and Kapoor", "Ben Hartley", "Sunita Kapoor").anybody == {"Ben Hartley", "Sunita Kapoor"}
    assert meant("Ben Hartley", "Ben Hartley", "Tom Hartley").anybody == {"Ben Hartley"}


def test_two_of_one_name_are_both_meant():
    roll = Roll([Bearer(id=one, names=("Ben Hartley",), email="") for one in ("one", "two")])

    assert roll.meant_by("Ben Hartley").surely == {"one", "two"}


def test_somebody_is_meant_by_any_of_their_names():
    roll = Roll([Bearer(id="mei", names=("Chua Mei Ling", "Melanie Chua"), email="")])

    assert roll.meant_by("Melanie Chua").surely == {"mei"}
    assert roll.meant_by("Mei Ling Chua").surely == {"mei"}


def test_nobody_means_themselves():
    roll = Roll([BEN, bearer("Tom Hartley")])

    assert roll.meant_by("Hartley", but=BEN.id).anybody == {"Tom Hartley"}
    assert roll.meant_by("Ben Hartley, ben.hartley@example.org", but=BEN.id).anybody == {"Tom Hartley"}


@pytest.mark.parametrize("text", ["", "my old supervisor", "Dr", "the head of year 2", "?", "A."])
def test_in_some_texts_there_is_no_name(text):
    assert not holds_a_name(text)


@pytest.mark.parametrize("text", ["Kapoor", "my supervisor kapoor", "Ward", "x@example.org", "王伟", "Nur"])
def test_in_some_there_is(text):
    assert holds_a_name(text)
