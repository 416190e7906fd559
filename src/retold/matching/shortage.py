"""Why somebody must stay without a partner: people who share too few places (a Hall violator), in words.

P. Hall, On Representatives of Subsets, J. London Math. Soc. 10 (1935) 26-30. With a largest matching at hand, whoever
is reached by alternating paths from a person left out makes such a set, with all the places it may use (Konig, 1931).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from retold.matching.people import Person, Role
from retold.matching.seats import open_seats

NAMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """`people` (ids of one role) who may be paired with nobody but `partners`, who have only `places` left for them.

    `all_there_are`: these are all people and all partners without a locked pair: there are simply too few places.
    """

    role: Role
    people: tuple[str, ...]
    partners: tuple[str, ...]
    places: int
    all_there_are: bool = False

    @property
    def without(self) -> int:
        """How many of them must stay without a partner."""
        return len(self.people) - self.places

    def in_words(self) -> str:
        """One sentence for a coordinator; it names no cause."""
        other = "mentee" if self.role == "mentor" else "mentor"
        who = f"{several(len(self.people), self.role)} ({some_of(self.people)})"
        if not self.places:
            return f"{who} may be paired with no {other} who has a place."
        if self.all_there_are:
            return (
                f"There are {several(len(self.people), self.role)} and {several(self.places, 'place')} with "
                f"{other}s: {self.without} must stay without a partner."
            )
        places = "one place" if self.places == 1 else f"{self.places} places"
        return (
            f"{who} share only {places}, with {several(len(self.partners), other)} ({some_of(self.partners)}): "
            f"{self.without} of them must stay without a partner."
        )


def shortages(
    mentors: Sequence[Person],
    mentees: Sequence[Person],
    may: NDArray[np.bool_],
    locked: Sequence[tuple[int, int]],
) -> tuple[Shortage, ...]:
    """Every set of people that is too large for the places it may use, mentors first; none if everybody has one."""
    ours = [row for row, _ in locked]
    theirs = [column for _, column in locked]
    free = may.copy()
    for row, column in locked:
        free[row, column] = False
    return (
        *of_one_side("mentor", mentors, ours, free, open_seats(mentees, theirs).owner, mentees),
        *of_one_side("mentee", mentees, theirs, free.T, open_seats(mentors, ours).owner, mentors),
    )


def of_one_side(  # noqa: PLR0917  two sides, each with who is on it and who of them is taken
    role: Role,
    people: Sequence[Person],
    settled: Sequence[int],
    may: NDArray[np.bool_],
    seat_of: NDArray[np.intp],
    partners: Sequence[Person],
) -> list[Shortage]:
    """The sets of one role. Sets that use a place in common are told as one, and so are all that use none."""
    waiting = np.array(sorted(set(range(len(people))) - set(settled)), dtype=np.intp)
    if not waiting.size:
        return []
    reach = may[np.ix_(waiting, seat_of)]
    taken = np.full(waiting.size, -1)
    if seat_of.size:
        taken = maximum_bipartite_matching(csr_array(reach), perm_type="column")
    holder = np.full(seat_of.size, -1, dtype=np.intp)
    holder[taken[taken >= 0]] = np.flatnonzero(taken >= 0)
    found: list[tuple[set[int], set[int]]] = []
    for row in np.flatnonzero(taken < 0):
        rows, places = alternating(int(row), reach, holder)
        for other in [one for one in found if one[1] & places or not (one[1] or places)]:
            found.remove(other)
            rows, places = rows | other[0], places | other[1]
        found.append((rows, places))
    return [
        Shortage(
            role=role,
            people=tuple(sorted(people[int(waiting[row])].id for row in rows)),
            partners=tuple(sorted({partners[int(seat_of[place])].id for place in places})),
            places=len(places),
            all_there_are=len(rows) == waiting.size and len(places) == seat_of.size > 0,
        )
        for rows, places in sorted(found, key=lambda one: min(people[int(waiting[row])].id for row in one[0]))
    ]


def alternating(start: int, reach: NDArray[np.bool_], holder: NDArray[np.intp]) -> tuple[set[int], set[int]]:
    """The rows and places that alternating paths lead to from a row without a place. Every such place is held."""
    rows, seen, front = {start}, np.zeros(reach.shape[1], dtype=bool), [start]
    while front:
        new = reach[front].any(axis=0) & ~seen
        seen |= new
        front = [int(row) for row in holder[new] if int(row) not in rows]
        rows.update(front)
    return rows, set(np.flatnonzero(seen).tolist())


def several(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def some_of(ids: Iterable[str]) -> str:
    """Ids in a row, not too many."""
    ids = list(ids)
    more = len(ids) - NAMED
    return ", ".join(ids[:NAMED]) + (f" and {more} more" if more > 0 else "")
