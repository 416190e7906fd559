"""Twin worlds: what a mentor keeps private changes no word of any pair's two tellings, nor of anything else shown."""

from dataclasses import fields, replace
from itertools import product

import pytest

from factories.cohorts import made_cohort, mentee, mentor, words
from retold.matching.cohort import Cohort, Settings
from retold.matching.explain import AS_A_WHOLE, NOTHING_TO_SHOW, explanation
from retold.matching.limits import BARRED
from retold.matching.people import Person, Wish
from retold.matching.propose import lay_out, propose

SEALED = {field.name for field in fields(Person) if not field.repr}
READERS = ("coordinator", "pair")
AMARA = mentor(
    "amara",
    unit="Arts",
    topics=words("money", "access"),
    hours=frozenset({9, 10, 34}),
    modes=words("online"),
    languages=words("Welsh"),
)
BEN = mentee(
    "ben",
    unit="Law",
    topics=words("money", "belonging"),
    hours=frozenset({9, 10, 35}),
    modes=words("online"),
    languages=words("Welsh"),
    shares=frozenset({"topics", "languages", "modes", "unit"}),
    identity=frozenset({("gender", "woman")}),
)


def told(ours, theirs=BEN):
    board = lay_out(Cohort(people=(ours, theirs)), Settings())
    return [explanation(board, ours.id, theirs.id, reader) for reader in READERS]


def wishing(value, strength="prefer"):
    return frozenset({Wish(attribute="gender", value=value, strength=strength)})


HIDDEN = [
    {"identity": frozenset({("gender", "woman"), ("background", "first in family")})},
    {"wishes": wishing("woman")},
    {"wishes": wishing("man")},
    {"wishes": wishing("woman", "require")},
    {"not_with": words("somebody-else")},
    {"avoided_units": words("Medicine")},
    {"earlier_partners": words("somebody-else")},
    {"topics": words("belonging")},
    {"topics": words()},
    {"languages": words("Urdu")},
]


@pytest.mark.parametrize("hidden", HIDDEN, ids=",".join)
def test_a_hidden_answer_changes_nothing_that_is_told_of_the_pair(hidden):
    assert told(replace(AMARA, **hidden)) == told(AMARA)


@pytest.mark.parametrize("hidden", [*HIDDEN, {"modes": words("in person")}, {"unit": "Law"}], ids=",".join)
def test_the_pair_hears_only_of_what_both_share(hidden):
    assert told(replace(AMARA, **hidden))[1] == told(AMARA)[1]


def test_every_sealed_field_stands_in_the_list_above():
    assert {name for hidden in HIDDEN for name in hidden} >= SEALED
    assert {"identity", "wishes", "not_with", "avoided_units", "earlier_partners"} == SEALED


def test_sealed_answers_stand_in_no_representation():
    secret = Person(
        id="amara",
        role="mentor",
        identity=frozenset({("CANARY", "CANARY")}),
        wishes=frozenset({Wish(attribute="CANARY", value="CANARY")}),
        not_with=words("CANARY"),
        avoided_units=words("CANARY"),
        earlier_partners=words("CANARY"),
    )
    board = lay_out(Cohort(people=(secret, BEN)), Settings())

    assert "CANARY" not in repr((secret, board, propose(board)))


def test_what_is_told_in_full():
    coordinator, pair = told(replace(AMARA, shares=frozenset({"topics", "languages", "modes", "unit"})))

    assert coordinator.points == 10 + 8 + 15 + 10 + 5
    assert coordinator.in_words() == (
        "Topics in common: money. 2 hours a week in common. They work in different units. "
        "Both can meet: online. Languages in common: Welsh."
    )
    assert pair.in_words() == (
        "You both chose: money. You are both free: Monday 9–11. You work in different units. "
        "You can both meet: online. You both speak: Welsh."
    )


def test_what_is_told_where_nothing_is_shared():
    coordinator, pair = told(mentor("amara"), mentee("ben"))

    assert (coordinator.points, coordinator.in_words()) == (0, NOTHING_TO_SHOW)
    assert (pair.points, pair.in_words()) == (0, AS_A_WHOLE)


def test_a_word_is_spelled_as_one_of_the_two_spells_it():
    sharing = frozenset({"topics"})
    ours, theirs = (
        mentor("m", topics=words("money"), shares=sharing),
        mentee("n", topics=words("Money"), shares=sharing),
    )
    somebody = mentor("x", topics=words("MONEY"))

    board = lay_out(Cohort(people=(ours, theirs, somebody)), Settings())

    assert explanation(board, "m", "n", "pair").in_words() == "You both chose: Money."


@pytest.mark.parametrize(
    "hidden",
    [
        {"not_with": words("mentee-3")},
        {"avoided_units": words("Law")},
        {"earlier_partners": words("mentee-3")},
        {"wishes": wishing("man", "require")},
        {"wishes": wishing("other")},
    ],
    ids=str,
)
def test_whoever_is_proposed_a_pair_that_may_be_is_told_the_same(hidden):
    """A hidden answer may move pairs; for no pair may it change what is told, and a bar has one wording."""
    cohort = made_cohort(8, seed=1, barred=0.1)
    people = [replace(one, **hidden) if one.id == "mentor-2" else one for one in cohort.people]
    world, twin = (lay_out(one, Settings()) for one in (cohort, replace(cohort, people=tuple(people))))

    for i, j, reader in product(range(8), range(8), READERS):
        ids = f"mentor-{i}", f"mentee-{j}"
        before, after = explanation(world, *ids, reader), explanation(twin, *ids, reader)
        assert after in (before, BARRED)
        if i != 2:
            assert after == before


def test_all_that_a_proposal_shows_comes_from_what_a_coordinator_may_see():
    """Two wishes that weigh differently and move nobody: the proposals are the same to the last figure."""
    people = (AMARA, BEN)
    met, unmet = (
        propose(lay_out(Cohort(people=(replace(AMARA, wishes=wishing(value)), *people[1:])), Settings()))
        for value in ("woman", "man")
    )

    assert met.sealed != unmet.sealed
    assert replace(met, sealed=unmet.sealed) == unmet
