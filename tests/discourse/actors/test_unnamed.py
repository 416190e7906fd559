"""Whose act a passive tells that names nobody: a candidate, from what stands near, and no more."""

import pytest

from discourse.seen import clause, seen, word


@pytest.mark.parametrize(
    ("text", "verb", "who", "actor"),
    [
        ("The tutor read the form. Kofi was given a second chance.", "give", "tutor", "institution"),
        ("Amira was offered a room when the warden heard of it.", "offer", "warden", "institution"),
        ("Kofi was supported at the clinical school.", "support", "school", "institution"),
        ("His aunt came up at Easter. Kofi was given her coat.", "give", "aunt", "family"),
        ("The tutor laughed at his aunt, and Kofi was given a second chance.", "give", "aunt", "family"),
        ("We wrote to Amira. She was told to wait.", "tell", "We", "institution"),
    ],
)
def test_the_nearest_who_could_have_done_it(text: str, verb: str, who: str, actor: str):
    slot = clause(text, verb).unnamed
    assert (word(text, slot), slot.actor if slot else None) == (who, actor)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Kofi was given a second chance.", "give"),
        ("Nobody came. Kofi was given a second chance.", "give"),
        ("Kofi waited. He was given a second chance.", "give"),
        ("The tutor read the form. It rained. It rained again. It went on. Kofi was given a coat.", "give"),
    ],
)
def test_nobody_where_nobody_stands_near(text: str, verb: str):
    assert clause(text, verb).unnamed is None


def test_a_passive_that_names_its_agent_has_no_candidate():
    text = "The tutor read the form. Kofi was given a second chance by his aunt."
    found = clause(text, "give")
    assert (found.unnamed, word(text, found.agent)) == (None, "aunt")


def test_no_candidate_for_what_is_told_in_the_active():
    assert all(one.unnamed is None for one in seen("The tutor read the form. She gave Kofi a chance.").clauses)


def test_a_long_sentence_takes_no_longer_than_it_is_long():
    clauses = seen("it was left and " * 5_000 + "it was done.").clauses
    assert len(clauses) > 5_000
