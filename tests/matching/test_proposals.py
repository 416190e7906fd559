"""Proposals as a whole: the smallest cohorts first, then order, chance, capacity and what cannot be."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings

from factories.cohorts import bar, board_of, made_cohort, mentee, mentor, tables, words
from retold.errors import MatchingError
from retold.matching.assign import OBJECTIVES
from retold.matching.cohort import Cohort, Settings
from retold.matching.explain import explained
from retold.matching.limits import Lock
from retold.matching.people import Person, Wish
from retold.matching.propose import lay_out, propose
from retold.matching.wishes import Weight, Weights


def proposal_of(*people, conflicts=(), **options):
    return propose(lay_out(Cohort(people=people, conflicts=conflicts), Settings(**options)))


def ids(proposal):
    return [(pair.mentor, pair.mentee) for pair in proposal.pairs]


@pytest.mark.parametrize("objective", OBJECTIVES)
@pytest.mark.parametrize(
    ("people", "mentors", "mentees"),
    [
        ((), (), ()),
        ((mentor("amara"),), ("amara",), ()),
        ((mentee("ben"),), (), ("ben",)),
        ((mentor("amara", not_with=words("ben")), mentee("ben")), ("amara",), ("ben",)),
        ((mentor("hal"), mentee("hal")), ("hal",), ("hal",)),
    ],
    ids=["nobody", "one mentor", "one mentee", "nobody allowed", "the same person twice"],
)
def test_where_there_is_no_pair_to_be_made(objective, people, mentors, mentees):
    board = lay_out(Cohort(people=people), Settings(objective=objective))
    proposal = propose(board)

    assert proposal.pairs == ()
    assert (proposal.mentors_without, proposal.mentees_without) == (mentors, mentees)
    assert (proposal.points, proposal.worst) == (0, None)
    assert explained(board, proposal) == ()


def test_one_of_each_are_paired():
    proposal = proposal_of(mentor("amara"), mentee("ben"))

    assert ids(proposal) == [("amara", "ben")]
    assert proposal.without() == 0
    assert proposal.shortages == ()


def test_the_worst_pair_comes_before_the_total():
    scores, may = [[90, 60], [60, 10]], [[True] * 2] * 2
    people = ((mentor("a"), mentor("b")), (mentee("x"), mentee("y")))

    def with_objective(objective):
        return ids(propose(board_of(*people, scores, may, settings=Settings(objective=objective, weak_below=50))))

    assert with_objective("worst-pair") == [("a", "y"), ("b", "x")]
    assert with_objective("weak-pairs") == [("a", "y"), ("b", "x")]
    assert proposed_total(people, [[90, 60], [60, 40]]) == [("a", "x"), ("b", "y")]


def proposed_total(people, scores):
    return ids(propose(board_of(*people, scores, [[True] * 2] * 2, settings=Settings(objective="total"))))


def test_everybody_comes_before_the_best_pair():
    scores, may = [[100, 1], [1, 0]], [[True, True], [True, False]]
    people = ((mentor("a"), mentor("b")), (mentee("x"), mentee("y")))

    for objective in OBJECTIVES:
        assert ids(propose(board_of(*people, scores, may, settings=Settings(objective=objective)))) == [
            ("a", "y"),
            ("b", "x"),
        ]


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_the_order_of_rows_changes_nothing(objective):
    cohort = made_cohort(12, seed=4, mentees=9, doubles=0.4)
    settings = Settings(objective=objective, seed=11)
    people, conflicts = list(cohort.people), list(cohort.conflicts)
    first = lay_out(cohort, settings)

    for turn in range(5):
        random.Random(turn).shuffle(people)
        random.Random(turn).shuffle(conflicts)
        board = lay_out(Cohort(people=tuple(people), conflicts=tuple(conflicts)), settings)
        assert propose(board) == propose(first)
        assert explained(board, propose(board)) == explained(first, propose(first))


def test_the_seed_decides_between_equals_and_favours_nobody():
    people = [mentor(name) for name in ("amara", "cleo", "zoe")] + [mentee("ben")]
    chosen = Counter(ids(proposal_of(*people, seed=seed))[0][0] for seed in range(600))

    assert set(chosen) == {"amara", "cleo", "zoe"}
    # 600 draws of one in three: the standard deviation is 11.5, and five of them are 58.
    assert all(abs(times - 200) < 58 for times in chosen.values())


def test_the_seed_changes_no_goal():
    cohort = made_cohort(15, seed=2)

    assert len({propose(lay_out(cohort, Settings(seed=seed))).sealed for seed in range(10)}) == 1


@settings(max_examples=60, deadline=None)
@given(table=tables(most=5))
def test_mentors_and_mentees_are_treated_alike(table):
    mentors, mentees, scores, may = table
    board = board_of(*table)
    swapped = board_of(
        tuple(replace(person, role="mentor") for person in mentees),
        tuple(replace(person, role="mentee") for person in mentors),
        [[row[j] for row in scores] for j in range(len(mentees))],
        [[row[j] for row in may] for j in range(len(mentees))],
    )

    assert propose(board).sealed == propose(swapped).sealed
    assert propose(board).without() == propose(swapped).without()


def test_a_second_partner_only_where_somebody_would_have_none():
    two = {"capacity": 2}
    alone = proposal_of(mentor("amara", **two), mentee("ben", **two), mentee("dev", **two), mentor("cleo", **two))
    short = proposal_of(mentor("amara"), mentor("cleo"), mentee("ben", **two))

    assert len(alone.pairs) == 2
    assert alone.without() == 0
    assert ids(short) == [("amara", "ben"), ("cleo", "ben")]


def test_who_has_waited_comes_first():
    people = (mentor("amara"), mentor("cleo", waited=True), mentor("zoe"), mentee("ben"))

    assert {ids(proposal_of(*people, seed=seed))[0] for seed in range(10)} == {("cleo", "ben")}


def test_locked_pairs_stay_and_use_their_room():
    cohort = made_cohort(8, seed=6)
    free = propose(lay_out(cohort, Settings()))
    unlike = next((f"mentor-{i}", f"mentee-{i}") for i in range(8) if (f"mentor-{i}", f"mentee-{i}") not in ids(free))
    lock = Lock(mentor=unlike[0], mentee=unlike[1], approved_by=("Esi", "Grace"))

    held = propose(lay_out(replace(cohort, locks=(lock,)), Settings()))

    assert unlike in ids(held)
    assert [pair.locked for pair in held.pairs].count(True) == 1
    assert len(ids(held)) == len({one for one, _ in ids(held)}) == 8


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ((mentor(""),), "Somebody has no id. Give everybody one."),
        ((Person(id="hal", role="guest"),), "hal is neither mentor nor mentee. Say which."),
        (
            (mentor("amara"), mentor("amara")),
            "amara stands here twice as a mentor. Keep one of them.",
        ),
        ((mentor("amara", capacity=3),), "amara can take one or two partners. Set the capacity to 1 or 2."),
        (
            (mentor("amara", hours=frozenset({168})),),
            "amara is free in an hour that no week has. Give hours from 0 (Monday, midnight) to 167.",
        ),
        (
            (mentor("amara", shares=words("identity")),),
            "amara shares an answer that cannot be shared. It may be: topics, languages, modes, unit.",
        ),
        *(
            (
                (mentee("ben", **limit),),
                "ben is a mentee: only a mentor may limit whom to be paired with. Record a conflict instead.",
            )
            for limit in (
                {"not_with": words("SECRET")},
                {"avoided_units": words("SECRET")},
                {"wishes": frozenset({Wish(attribute="SECRET", value="SECRET")})},
            )
        ),
    ],
)
def test_a_cohort_that_makes_no_sense_is_refused_without_a_private_word(people, said):
    with pytest.raises(MatchingError) as raised:
        proposal_of(*people)

    assert str(raised.value) == said


@pytest.mark.parametrize(
    ("locks", "said"),
    [
        ([("nobody", "ben")], "There is no mentor nobody. Check the locked pairs."),
        ([("amara", "nobody")], "There is no mentee nobody. Check the locked pairs."),
        ([("amara", "ben")] * 2, "amara and ben are locked twice. Keep one of them."),
        ([("amara", "ben"), ("cleo", "ben")], "ben is locked into more pairs than they can take. Unlock one."),
    ],
)
def test_locks_that_cannot_stand_are_refused(locks, said):
    people = (mentor("amara"), mentor("cleo"), mentee("ben"), mentee("dev"))
    locked = tuple(Lock(mentor=one, mentee=other) for one, other in locks)

    with pytest.raises(MatchingError) as raised:
        propose(lay_out(Cohort(people=people, locks=locked), Settings()))

    assert str(raised.value) == said


def test_weights_that_are_no_small_numbers_are_refused():
    with pytest.raises(MatchingError) as raised:
        proposal_of(weights=Weights(unit=Weight(1001)))

    assert str(raised.value) == "The weight of unit is no small number. Let it come to 1000 points at most."


def test_an_unknown_objective_is_refused():
    with pytest.raises(MatchingError, match="Choose one of: worst-pair, weak-pairs, total"):
        proposal_of(objective="stars")


def test_next_best_leaves_out_the_own_partner_and_the_barred():
    people = (
        mentor("amara", hours=frozenset({9, 10})),
        mentor("cleo"),
        mentee("ben", hours=frozenset({9, 10})),
        mentee("dev", hours=frozenset({9})),
        mentee("esi"),
    )
    board = lay_out(Cohort(people=people, conflicts=(bar("cleo", "ben"), bar("amara", "esi"))), Settings())
    proposal = propose(board)

    everything = {(one.pair.mentor, one.pair.mentee): one for one in explained(board, proposal)}
    amara = everything["amara", "ben"]

    assert [(other.id, other.points) for other in amara.else_for_mentor] == [("dev", 4)]
    assert amara.else_for_mentee == ()
