"""Room for partners: one seat for each partner a person can still take, and what filling a seat is worth.

Somebody's first partner is worth more than anybody's second: second seats are filled only so that more people have a
partner. A pair of two second seats helps nobody and is never made. As a pair of two first seats is worth more than two
pairs that fill a first and a second one, no two people are ever paired twice (proof in the decision on objectives).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retold.matching.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """`rows` and `columns`: whose seat it is. `gains`: what a pair of two seats is worth, 0 where it may not be."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    gains: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The open seats of one side: whose each is, whether it is a first one, whether its owner has waited."""

    owner: NDArray[np.intp]
    first: NDArray[np.int64]
    waited: NDArray[np.int64]


def seats(
    mentors: Sequence[Person],
    mentees: Sequence[Person],
    may: NDArray[np.bool_],
    locked: Sequence[tuple[int, int]],
) -> Seats:
    """The seats that locked pairs leave open. These are second seats, so that a locked pair is not made again.

    The gains stack three goals: people with a partner, then people among them who have waited, then few pairs.
    """
    ours = open_seats(mentors, [row for row, _ in locked])
    theirs = open_seats(mentees, [column for _, column in locked])
    free = may[np.ix_(ours.owner, theirs.owner)]
    if ours.first.all() and theirs.first.all() and not (ours.waited.any() or theirs.waited.any()):
        return Seats(rows=ours.owner, columns=theirs.owner, gains=free.astype(np.int64))
    pairs = min(free.shape, default=0)
    people = ours.first[:, None] + theirs.first[None, :]
    waited = ours.waited[:, None] + theirs.waited[None, :]
    both_first = ours.first[:, None] & theirs.first[None, :]
    most_waited = int(ours.waited.sum() + theirs.waited.sum())
    gains = (people * (most_waited + 1) + waited) * (pairs + 1) + both_first
    gains[(people == 0) | ~free] = 0
    return Seats(rows=ours.owner, columns=theirs.owner, gains=gains)


def open_seats(people: Sequence[Person], locked: Sequence[int]) -> Row:
    """The seats of one side that are not taken by locked pairs."""
    owner: list[int] = []
    first: list[bool] = []
    for place, person in enumerate(people):
        taken = locked.count(place) if locked else 0
        owner += [place] * (person.capacity - taken)
        first += [seat == 0 for seat in range(taken, person.capacity)]
    is_first = np.array(first, dtype=np.int64)
    waited = np.array([people[place].waited for place in owner], dtype=np.int64)
    return Row(owner=np.array(owner, dtype=np.intp), first=is_first, waited=waited & is_first)
