"""What speaks for a pair, part by part."""

from itertools import product

import pytest

from factories.cohorts import made_cohort, mentee, mentor, words
from retold.matching.cohort import Cohort, Settings
from retold.matching.explain import explained
from retold.matching.people import Wish
from retold.matching.propose import lay_out, propose
from retold.matching.wishes import PARTS, STANDARD, Weight, Weights


def parts(ours, theirs, **settings):
    board = lay_out(Cohort(people=(ours, theirs)), Settings(**settings))
    return {name: int(points[0, 0]) for name, points in board.points.parts.items()}


NOTHING = {"topics": 0, "hours": 0, "unit": 0, "modes": 0, "languages": 0, "wish": 10, "ask": 0}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({}, {}),
        ({"topics": words("money")}, {"topics": words("access")}),
        ({"hours": frozenset({9})}, {"hours": frozenset({10})}),
        ({"unit": "Law"}, {"unit": "LAW"}),
        ({"unit": "Law"}, {}),
        ({}, {"unit": "Law"}),
    ],
)
def test_what_is_not_in_common_is_worth_nothing(ours, theirs):
    assert parts(mentor("amara", **ours), mentee("ben", **theirs)) == NOTHING


@pytest.mark.parametrize(
    ("ours", "theirs", "worth"),
    [
        ({"topics": words("Money")}, {"topics": words("money", "access")}, {"topics": 10}),
        ({"topics": words(*"abcdef")}, {"topics": words(*"abcdef")}, {"topics": 40}),
        ({"hours": frozenset({9, 10, 40})}, {"hours": frozenset({9, 40})}, {"hours": 8}),
        ({"hours": frozenset(range(9, 17))}, {"hours": frozenset(range(168))}, {"hours": 20}),
        ({"unit": "Law"}, {"unit": "Medicine"}, {"unit": 15}),
        ({"modes": words("online", "in person")}, {"modes": words("online", "In Person")}, {"modes": 10}),
        ({"languages": words("Welsh")}, {"languages": words("Welsh", "English")}, {"languages": 5}),
    ],
)
def test_what_is_in_common_is_worth_its_weight(ours, theirs, worth):
    assert parts(mentor("amara", **ours), mentee("ben", **theirs)) == NOTHING | worth


def wish(value, strength="prefer"):
    return Wish(attribute="gender", value=value, strength=strength)


@pytest.mark.parametrize(
    ("wishes", "points"),
    [
        ((), 10),
        ((wish("woman"),), 10),
        ((wish("man"),), 0),
        ((wish("woman"), wish("man")), 5),
        ((wish("woman"), wish("man"), wish("other")), 3),
        ((wish("woman", "require"),), 10),
    ],
)
def test_a_wish_is_worth_the_share_that_is_met(wishes, points):
    amara = mentor("amara", wishes=frozenset(wishes))
    ben = mentee("ben", identity=frozenset({("Gender", "Woman")}))

    assert parts(amara, ben)["wish"] == points


def test_weights_are_data():
    amara, ben = mentor("amara", topics=words(*"abc")), mentee("ben", topics=words(*"abc"))

    assert parts(amara, ben, weights=Weights(topics=Weight(7, 2), wish=Weight(0)))["topics"] == 14


def test_the_standard_weights_make_a_hundred():
    assert sum(weight.each * weight.most for name, weight in STANDARD.named() if name != "ask") == 100
    assert [name for name, _ in STANDARD.named()] == [part.name for part in PARTS]


def test_reasons_add_up_to_the_points_of_their_reader():
    board = lay_out(made_cohort(30, seed=3), Settings())
    proposal = propose(board)
    everything = explained(board, proposal)

    for one in everything:
        for telling in (one.for_coordinator, one.for_pair):
            assert sum(reason.points for reason in telling.reasons) == telling.points
        row, column = board.place(one.pair.mentor, one.pair.mentee)
        assert one.for_coordinator.points == board.seen[row, column]
    assert sum(one.for_coordinator.points for one in everything) == proposal.points
    assert min(one.for_coordinator.points for one in everything) == proposal.worst


def test_parts_add_up_to_the_total_everywhere():
    board = lay_out(made_cohort(12, seed=5), Settings())

    for row, column in product(range(12), repeat=2):
        summed = sum(int(points[row, column]) for points in board.points.parts.values())
        assert summed == board.points.total[row, column]
