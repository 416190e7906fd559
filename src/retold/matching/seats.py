"""Room for partners (capacities): one seat for each partner a person can still take, and what filling it is worth.

Somebody's first partner is worth more than anybody's second: second seats are filled only so that more people have a
partner. A pair of two second seats helps nobody and is never made. As a pair of two first seats is worth more than two
pairs that fill a first and a second one, no two people are ever paired twice (proof in the decision on objectives).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retold.matching.assign import Doubles, reached, stacked
from retold.matching.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """`rows` and `columns`: whose seat it is. `gains`: what a pair of two seats is worth, 0 where it may not be."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    gains: Doubles


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The open seats of one side: whose each is, whether it is a first one, whether its owner has waited."""

    owner: NDArray[np.intp]
    first: Doubles
    waited: Doubles


def seats(
    mentors: Sequence[Person],
    mentees: Sequence[Person],
    may: NDArray[np.bool_],
    locked: Sequence[tuple[int, int]],
) -> Seats:
    """The seats that locked pairs leave open. These are second seats, so that a locked pair is not made again.

    The gains stack three goals: people with a partner; then, where not everybody can have one, people among them who
    have waited; then, where both sides have second seats, few pairs (else their number is settled already).
    """
    ours = open_seats(mentors, [row for row, _ in locked])
    theirs = open_seats(mentees, [column for _, column in locked])
    free = may[np.ix_(ours.owner, theirs.owner)]
    all_first = bool(ours.first.all() and theirs.first.all())
    if not all_first and (alone := first_seats_suffice(ours, theirs, free)) is not None:
        return alone
    gains: Doubles = (ours.first[:, None] + theirs.first[None, :]) * free
    in_all = int(ours.first.sum() + theirs.first.sum())
    waited: Doubles = ours.waited[:, None] + theirs.waited[None, :]
    if waited.any() and reached(gains) < in_all:
        gains = stacked(gains, waited * (gains > 0))
    if not (ours.first.all() or theirs.first.all()):
        gains = stacked(gains, ours.first[:, None] * theirs.first[None, :] * free)
    return Seats(rows=ours.owner, columns=theirs.owner, gains=gains)


def first_seats_suffice(ours: Row, theirs: Row, free: NDArray[np.bool_]) -> Seats | None:
    """The first seats alone, if they can all be filled among themselves: then no other choice is as good."""
    down, across = np.flatnonzero(ours.first), np.flatnonzero(theirs.first)
    if down.size != across.size:
        return None
    gains = free[np.ix_(down, across)].astype(np.float64)
    if reached(gains) < down.size:
        return None
    return Seats(rows=ours.owner[down], columns=theirs.owner[across], gains=gains)


def open_seats(people: Sequence[Person], locked: Sequence[int]) -> Row:
    """The seats of one side that are not taken by locked pairs."""
    owner: list[int] = []
    first: list[bool] = []
    for place, person in enumerate(people):
        taken = locked.count(place) if locked else 0
        owner += [place] * (person.capacity - taken)
        first += [seat == 0 for seat in range(taken, person.capacity)]
    is_first = np.array(first, dtype=np.float64)
    waited = np.array([people[place].waited for place in owner], dtype=np.float64)
    return Row(owner=np.array(owner, dtype=np.intp), first=is_first, waited=waited * is_first)
