"""What an override costs: a pair that is there already first, then one that moves others, then against brute force."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factories.cohorts import (
    WEAK,
    board_of,
    every_choice,
    goals,
    made_cohort,
    mentee,
    mentor,
    tables,
    words,
)
from retold.errors import MatchingError
from retold.matching.assign import OBJECTIVES
from retold.matching.cohort import Cohort, Settings
from retold.matching.limits import Lock
from retold.matching.override import Override, override
from retold.matching.people import Wish
from retold.matching.propose import lay_out, propose
from retold.matching.quotas import Quota

PEOPLE = ((mentor("amara"), mentor("cleo"), mentor("zoe")), (mentee("ben"), mentee("dev"), mentee("esi")))
SCORES = [[90, 80, 50], [60, 90, 55], [50, 70, 90]]
EVERY_PAIR = [[True] * 3] * 3


def ids(pairs):
    return [(pair.mentor, pair.mentee) for pair in pairs]


def test_forcing_what_is_proposed_costs_nothing():
    board = board_of(*PEOPLE, SCORES, EVERY_PAIR)
    cost = override(board, propose(board), Lock(mentor="amara", mentee="ben"))

    assert (cost.cost, cost.moved, cost.left_out, cost.brought_in) == (0, (), (), ())
    assert cost.in_words() == "It costs 0 points; no pairs move."


def test_forcing_another_pair_moves_others():
    board = board_of(*PEOPLE, SCORES, EVERY_PAIR)
    cost = override(board, propose(board), Lock(mentor="amara", mentee="esi"))

    assert ids(cost.proposal.pairs) == [("amara", "esi"), ("cleo", "ben"), ("zoe", "dev")]
    assert cost.in_words() == "It costs 90 points; three pairs move."
    assert cost.forced.locked is True


@pytest.mark.parametrize(
    ("cost", "moved", "out", "into", "said"),
    [
        (1, 1, (), (), "It costs 1 point; one pair moves."),
        (-2, 11, (), (), "It adds 2 points; 11 pairs move."),
        (
            5,
            2,
            ("ben",),
            ("dev", "esi"),
            "It costs 5 points; two pairs move; left without a partner: ben; now with a partner: dev, esi.",
        ),
    ],
)
def test_in_words(cost, moved, out, into, said):
    board = board_of(*PEOPLE, SCORES, EVERY_PAIR)
    proposal = propose(board)
    pair = proposal.pairs[0]

    words_ = Override(
        forced=pair, proposal=proposal, cost=cost, moved=(pair,) * moved, left_out=out, brought_in=into
    ).in_words()

    assert words_ == said


@pytest.mark.parametrize("objective", OBJECTIVES)
@settings(max_examples=100, deadline=None)
@given(table=tables(most=3, capacities=st.integers(1, 2)), data=st.data())
def test_the_rest_is_the_best_there_is_and_moves_fewest_pairs(objective, table, data):
    mentors, mentees, scores, may = table
    edges = [(i, j) for i in range(len(mentors)) for j in range(len(mentees)) if may[i][j]]
    assume(edges)
    forced = data.draw(st.sampled_from(edges))
    board = board_of(*table, settings=Settings(objective=objective, weak_below=WEAK))
    before = propose(board)
    ours, theirs = [person.id for person in mentors], [person.id for person in mentees]

    def places(pairs):
        return {(ours.index(one), theirs.index(other)) for one, other in ids(pairs)}

    cost = override(board, before, Lock(mentor=ours[forced[0]], mentee=theirs[forced[1]]))

    def value(choice):
        best = goals(choice, objective, mentors, mentees, scores, free=set(choice) - {forced})
        return (*best, len(set(choice) & places(before.pairs)))

    chosen = places(cost.proposal.pairs)
    assert value(chosen) == max(value(choice) for choice in every_choice(mentors, mentees, may) if forced in choice)
    assert places(cost.moved) == places(before.pairs) - chosen
    assert cost.cost == sum(scores[i][j] for i, j in places(before.pairs)) - sum(scores[i][j] for i, j in chosen)


def test_locked_pairs_stay_locked_and_approved():
    barred = mentor("amara", not_with=words("ben"))
    lock = Lock(mentor="amara", mentee="ben", approved_by=("Esi", "Grace"))
    people = (barred, mentor("cleo"), mentor("zoe"), mentee("ben"), mentee("dev"), mentee("finn"))
    board = lay_out(Cohort(people=people, locks=(lock,)), Settings())

    first = override(board, propose(board), Lock(mentor="cleo", mentee="finn"))
    second = override(board, first.proposal, Lock(mentor="zoe", mentee="dev"))

    assert [(pair.mentor, pair.mentee, pair.locked, pair.approved_by) for pair in second.proposal.pairs] == [
        ("amara", "ben", True, ("Esi", "Grace")),
        ("cleo", "finn", True, ()),
        ("zoe", "dev", True, ()),
    ]


def test_a_veto_and_a_conflict_refuse_an_override_with_the_same_words():
    said = set()
    for limit in ({"not_with": words("ben")}, {"avoided_units": words("Law")}, {"earlier_partners": words("ben")}):
        people = (mentor("amara", **limit), mentor("cleo"), mentee("ben", unit="Law"), mentee("dev"))
        board = lay_out(Cohort(people=people), Settings())
        with pytest.raises(MatchingError) as raised:
            override(board, propose(board), Lock(mentor="amara", mentee="ben"))
        said.add(str(raised.value))

    assert said == {"amara and ben: These two may not be paired. Two named approvers can allow it."}


def test_the_cost_is_counted_in_points_that_a_coordinator_may_see():
    """A wish for Ben weighs in what is proposed; forcing another pair costs only what shows."""
    wish = frozenset({Wish(attribute="gender", value="woman")})
    ben = mentee("ben", identity=frozenset({("gender", "woman")}), hours=frozenset({9}))
    people = (mentor("amara", wishes=wish, hours=frozenset({9})), mentor("cleo"), ben, mentee("dev"))
    board = lay_out(Cohort(people=people), Settings(objective="total"))
    cost = override(board, propose(board), Lock(mentor="amara", mentee="dev"))

    assert cost.cost == 4


def test_with_quotas_too():
    cohort = made_cohort(8, seed=2)
    quota = Quota(role="mentor", field="unit", value="Law", most=1)
    board = lay_out(replace(cohort, quotas=(quota,)), Settings())
    before = propose(board)
    outsider = next(pair.mentor for pair in before.pairs)
    partner = next(pair.mentee for pair in before.pairs if pair.mentor != outsider)

    after = override(board, before, Lock(mentor=outsider, mentee=partner, approved_by=("Esi", "Grace"))).proposal

    assert (outsider, partner) in ids(after.pairs)
    assert len(after.pairs) == len(before.pairs)
