"""Cohorts to match: the cast by name, small random ones for oracles, large ones for order and speed."""

import random
from dataclasses import replace
from itertools import combinations, product

import numpy as np
from hypothesis import strategies as st

from retold.matching.cohort import Cohort, Settings
from retold.matching.limits import Conflict
from retold.matching.people import Person, Wish
from retold.matching.propose import lay_out, propose
from retold.matching.wishes import Points

TOPICS = ("access", "belonging", "money", "placements", "research", "teaching")
UNITS = ("Medicine", "Law", "Arts")
ONE = st.just(1)
SMALL = st.integers(0, 6)
WEAK = 3


def mentor(id_, **answers):
    return Person(id=id_, role="mentor", **answers)


def mentee(id_, **answers):
    return Person(id=id_, role="mentee", **answers)


def words(*some):
    return frozenset(some)


def bar(person, other, **more):
    return Conflict(person=person, other=other, kind="teaches", **more)


def made_cohort(size, seed=0, *, mentees=None, doubles=0.0, barred=0.02):
    """An invented cohort of `size` mentors, `barred` of all pairs barred, `doubles` of the people taking two."""
    chance = random.Random(seed)
    mentors = [applicant(f"mentor-{number}", "mentor", chance, doubles) for number in range(size)]
    others = [applicant(f"mentee-{number}", "mentee", chance, doubles) for number in range(mentees or size)]
    pairs = list(product(mentors, others))
    apart = chance.sample(pairs, int(barred * len(pairs)))
    return Cohort(people=(*mentors, *others), conflicts=tuple(bar(one.id, other.id) for one, other in apart))


def applicant(id_, role, chance, doubles):
    """Somebody who answers at random; three mentors in ten wish for something."""
    wish = Wish(attribute="gender", value="woman")
    return Person(
        id=id_,
        role=role,
        unit=chance.choice(UNITS),
        capacity=2 if chance.random() < doubles else 1,
        topics=frozenset(chance.sample(TOPICS, chance.randint(1, 4))),
        hours=frozenset(chance.sample(range(9, 17), chance.randint(1, 4))),
        modes=frozenset(chance.sample(("online", "in person"), chance.randint(1, 2))),
        shares=frozenset({"topics", "modes"}) if chance.random() < 0.7 else frozenset(),
        identity=frozenset({("gender", chance.choice(("woman", "man", "other")))}),
        wishes=frozenset({wish}) if role == "mentor" and chance.random() < 0.3 else frozenset(),
    )


def board_of(mentors, mentees, scores, may, *, settings=None, locks=(), quotas=()):
    """A board of these people with any scores and bars put in, rows and columns in the order given here."""
    cohort = Cohort(people=(*mentors, *mentees), locks=locks, quotas=quotas)
    board = lay_out(cohort, settings or Settings())
    rows = [[person.id for person in mentors].index(person.id) for person in board.mentors]
    columns = [[person.id for person in mentees].index(person.id) for person in board.mentees]
    shape = (len(mentors), len(mentees))
    total = np.array(scores, dtype=np.int32).reshape(shape)[np.ix_(rows, columns)]
    allowed = np.array(may, dtype=bool).reshape(shape)[np.ix_(rows, columns)]
    return replace(board, may=allowed, points=Points(parts={}, shared={}, total=total), seen=total)


@st.composite
def tables(draw, most=4, capacities=ONE, scores=SMALL):
    """(mentors, mentees, scores, may): up to `most` a side, any scores, any bars, capacities as asked."""
    down, across = draw(st.integers(0, most)), draw(st.integers(0, most))
    mentors = tuple(mentor(f"m{i}", capacity=draw(capacities), waited=draw(st.booleans())) for i in range(down))
    mentees = tuple(mentee(f"n{j}", capacity=draw(capacities), waited=draw(st.booleans())) for j in range(across))
    values = [[draw(scores) for _ in range(across)] for _ in range(down)]
    may = [[draw(st.integers(0, 3)) > 0 for _ in range(across)] for _ in range(down)]
    return mentors, mentees, values, may


def every_choice(mentors, mentees, may):
    """All sets of allowed pairs within everybody's capacity, by brute force. No pair is ever in one twice."""
    edges = [(i, j) for i in range(len(mentors)) for j in range(len(mentees)) if may[i][j]]
    most = min(sum(p.capacity for p in mentors), sum(p.capacity for p in mentees))
    for size in range(most + 1):
        for chosen in combinations(edges, size):
            if all(sum(i == row for row, _ in chosen) <= p.capacity for i, p in enumerate(mentors)) and all(
                sum(j == column for _, column in chosen) <= p.capacity for j, p in enumerate(mentees)
            ):
                yield chosen


def goals(chosen, objective, mentors, mentees, scores, *, free=None):
    """What a set of pairs comes to, goal by goal, as the decision on objectives has them; larger is better."""
    met = [mentors[i] for i in {i for i, _ in chosen}] + [mentees[j] for j in {j for _, j in chosen}]
    values = [scores[i][j] for i, j in chosen]
    free_values = values if free is None else [scores[i][j] for i, j in free]
    between = {
        "worst-pair": [min(free_values, default=99)],
        "weak-pairs": [-sum(value < WEAK for value in free_values)],
        "total": [],
    }
    return (len(met), sum(person.waited for person in met), -len(chosen), *between[objective], sum(values))


def chosen_by(board, mentors, mentees):
    ours, theirs = [person.id for person in mentors], [person.id for person in mentees]
    return [(ours.index(pair.mentor), theirs.index(pair.mentee)) for pair in propose(board).pairs]
