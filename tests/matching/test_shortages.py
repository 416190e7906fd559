"""Why somebody stays without a partner: none where nobody does, then sets that are checked to be true violators."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.cohorts import bar, board_of, mentee, mentor, tables
from retold.matching.cohort import Cohort, Settings
from retold.matching.limits import Lock
from retold.matching.propose import NO_MATCH, lay_out, propose
from retold.matching.shortage import Shortage


def shortages_of(*people, conflicts=(), locks=()):
    return propose(lay_out(Cohort(people=people, conflicts=conflicts, locks=locks), Settings())).shortages


def test_nothing_is_said_where_everybody_has_a_partner():
    assert shortages_of(mentor("amara"), mentee("ben")) == ()


@pytest.mark.parametrize(
    ("shortage", "said"),
    [
        (
            Shortage(role="mentor", people=("a", "b", "c"), partners=("x", "y"), places=2),
            "3 mentors (a, b, c) share only 2 places, with 2 mentees (x, y): 1 of them must stay without a partner.",
        ),
        (
            Shortage(role="mentee", people=("x", "y", "z"), partners=("a",), places=1),
            "3 mentees (x, y, z) share only one place, with 1 mentor (a): 2 of them must stay without a partner.",
        ),
        (
            Shortage(role="mentee", people=("x",), partners=(), places=0),
            "1 mentee (x) may be paired with no mentor who has a place.",
        ),
        (
            Shortage(role="mentee", people=tuple("abcdefghijklmn"), partners=(), places=0),
            (
                "14 mentees (a, b, c, d, e, f, g, h, i, j, k, l and 2 more) "
                "may be paired with no mentor who has a place."
            ),
        ),
    ],
)
def test_in_words(shortage, said):
    assert shortage.in_words() == said


def test_too_few_places_for_all_is_said_so():
    (shortage,) = shortages_of(mentor("amara"), mentor("cleo"), mentor("zoe"), mentee("ben", capacity=2))

    assert shortage.in_words() == "There are 3 mentors and 2 places with mentees: 1 must stay without a partner."


def test_three_mentors_who_share_two_mentees():
    people = [mentor(name) for name in "abcd"] + [mentee(name) for name in "wxyz"]
    apart = tuple(bar(one, other) for one in "abc" for other in "yz")

    assert shortages_of(*people, conflicts=apart) == (
        Shortage(role="mentor", people=("a", "b", "c"), partners=("w", "x"), places=2),
        Shortage(role="mentee", people=("y", "z"), partners=("d",), places=1),
    )


def test_two_groups_are_told_apart():
    people = [mentor(name) for name in "abcd"] + [mentee(name) for name in "wxyz"]
    apart = [bar(one, other) for one in "ab" for other in "xyz"] + [bar(one, other) for one in "cd" for other in "wyz"]

    first, second, third = shortages_of(*people, conflicts=tuple(apart))

    assert (first.people, first.partners, second.people, second.partners) == (("a", "b"), ("w",), ("c", "d"), ("x",))
    assert third == Shortage(role="mentee", people=("y", "z"), partners=(), places=0)


def test_places_that_locked_pairs_hold_are_gone():
    people = (mentor("amara"), mentor("cleo"), mentee("ben"))
    lock = Lock(mentor="amara", mentee="ben")

    assert shortages_of(*people, locks=(lock,)) == (Shortage(role="mentor", people=("cleo",), partners=(), places=0),)


@settings(max_examples=300, deadline=None)
@given(table=tables(most=6, capacities=st.integers(1, 2)))
def test_every_set_is_a_true_violator_and_accounts_for_all_who_stay_without(table):
    mentors, mentees, _, may = table
    board = board_of(*table)
    proposal = propose(board)
    room = {"mentor": {p.id: p.capacity for p in mentees}, "mentee": {p.id: p.capacity for p in mentors}}
    partners = {
        "mentor": {m.id: {n.id for j, n in enumerate(mentees) if may[i][j]} for i, m in enumerate(mentors)},
        "mentee": {n.id: {m.id for i, m in enumerate(mentors) if may[i][j]} for j, n in enumerate(mentees)},
    }
    without = {"mentor": 0, "mentee": 0}

    for shortage in proposal.shortages:
        reached = set().union(*(partners[shortage.role][person] for person in shortage.people))
        assert reached == set(shortage.partners)
        assert sum(room[shortage.role][partner] for partner in reached) == shortage.places < len(shortage.people)
        without[shortage.role] += shortage.without

    assert without == {"mentor": len(proposal.mentors_without), "mentee": len(proposal.mentees_without)}


def test_who_stays_without_is_told_one_constant():
    assert NO_MATCH == "No match in this run."
