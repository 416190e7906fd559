"""The lexicons: how they are read, and that every class says where it comes from."""

import tomllib
from importlib.resources import files

import pytest

from retold.discourse.cues.marks import marks_of
from retold.discourse.cues.wordclasses import FILES, by_opening, lexicon, spellings
from retold.discourse.document import document

TABLES = {
    (stem, name): entry
    for stem in FILES.values()
    for name, entry in tomllib.loads(
        (files("retold.discourse") / "lexicons" / f"{stem}.toml").read_text("utf-8")
    ).items()
}


@pytest.mark.parametrize("table", TABLES, ids=" ".join)
def test_a_class_has_words_and_a_source(table):
    assert set(TABLES[table]) == {"source", "words"}
    assert len(TABLES[table]["source"]) > 20
    assert TABLES[table]["words"].strip()


@pytest.mark.parametrize(
    ("written", "both"),
    [
        ("help", ("help",)),
        ("organise", ("organise", "organize")),
        ("analyse", ("analyse", "analyze")),
        ("behaviour", ("behaviour", "behavior")),
        ("enrol", ("enrol", "enroll")),
        ("Programme", ("programme", "program")),
        ("wise", ("wise",)),
        ("promise", ("promise", "promize")),
    ],
)
def test_american_spelling_is_added(written, both):
    assert spellings(written) == both


def classes(text):
    return {name for clause in marks_of(document(text)) for name in clause}


def test_a_phrase_is_not_found_where_a_word_of_it_is_missing():
    assert "phrase.care" not in classes("The warden took Amira to the wing.")


def test_a_phrase_that_begins_or_ends_with_a_gap_is_refused():
    with pytest.raises(ValueError, match="the phrase “_ own fault” begins or ends with a gap"):
        by_opening({"_ own fault": ("phrase.cause",)})


def test_a_phrase_is_found_with_any_one_word_in_its_gap():
    assert "phrase.care" in classes("The warden took Amira under her wing.")
    assert "phrase.care" in classes("The wardens took Amira under their wing.")


def test_a_verb_with_its_particle_is_read_instead_of_the_verb():
    assert "verb.refuse" in classes("Amira turned down the place.")
    assert "verb.refuse" not in classes("Amira turned the page.")


def test_a_noun_is_no_verb():
    assert "verb.help" not in classes("The help was late.")
    assert "noun.help" in classes("The help was late.")


def test_every_class_is_named_by_kind_and_table():
    kinds = {stem: kind for kind, stem in FILES.items()}
    assert lexicon().names == {f"{kinds[stem]}.{name}" for stem, name in TABLES}
