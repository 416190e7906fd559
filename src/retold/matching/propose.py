"""A proposal (an assignment): who should meet whom, best as a whole. The same inputs and seed give the same.

The inputs may come in whatever order.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from retold.matching.assign import Assignment, assign, stacked
from retold.matching.cohort import Cohort, Settings, check, check_locks
from retold.matching.limits import Lock, allowed, asks
from retold.matching.people import Person
from retold.matching.quotas import assign_with_quotas
from retold.matching.seats import seats
from retold.matching.shortage import Shortage, shortages
from retold.matching.wishes import Integers, Points, points

NO_MATCH = "No match in this run."
"""All that anybody who stays without a partner is told, whatever the cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A cohort laid out for matching: mentors down, mentees across, in an order that the seed draws.

    `may` (which pairs may be), `points`, `to_ask` and `base` (pairs to keep before points) are of that shape. `seen` is
    the coordinator's share of the points. It is made once, and serves every proposal and override on the same cohort.
    """

    cohort: Cohort
    settings: Settings
    mentors: tuple[Person, ...]
    mentees: tuple[Person, ...]
    row_of: Mapping[str, int] = field(repr=False)
    column_of: Mapping[str, int] = field(repr=False)
    may: NDArray[np.bool_] = field(repr=False)
    to_ask: NDArray[np.bool_] = field(repr=False)
    base: NDArray[np.bool_] = field(repr=False)
    points: Points = field(repr=False)
    seen: Integers = field(repr=False)

    def place(self, mentor: str, mentee: str) -> tuple[int, int]:
        """Row and column of two ids; KeyError for an id that is not there."""
        return self.row_of[mentor], self.column_of[mentee]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two ids. `ask`: there is something to ask before they are told of each other. `approved_by`: as in its lock."""

    mentor: str
    mentee: str
    locked: bool = False
    approved_by: tuple[str, ...] = ()
    ask: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What the goals came to, sealed answers included: total, worst free pair, weak free pairs, level aimed for."""

    total: int
    worst: int | None
    weak: int
    level: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Pairs and people without one, in the order of their ids, which tells nothing.

    `points` and `worst` are sums of what a coordinator may see. `shortages` say who shares too few places.
    """

    pairs: tuple[Pair, ...]
    mentors_without: tuple[str, ...]
    mentees_without: tuple[str, ...]
    shortages: tuple[Shortage, ...]
    points: int
    worst: int | None
    sealed: Sealed = field(repr=False)

    def without(self) -> int:
        """How many people stay without a partner."""
        return len(self.mentors_without) + len(self.mentees_without)


def lay_out(cohort: Cohort, settings: Settings) -> Board:
    """The board of a cohort.

    Raises:
        MatchingError: cohort or settings make no sense.

    """
    check(cohort, settings)
    mentors, mentees = (drawn(cohort.people, role, settings.seed) for role in ("mentor", "mentee"))
    conflicts = cohort.active_conflicts()
    to_ask = asks(mentors, mentees, conflicts)
    scored = points(mentors, mentees, asks=to_ask, weights=settings.weights)
    return Board(
        cohort=cohort,
        settings=settings,
        mentors=mentors,
        mentees=mentees,
        row_of={person.id: row for row, person in enumerate(mentors)},
        column_of={person.id: column for column, person in enumerate(mentees)},
        may=allowed(mentors, mentees, conflicts),
        to_ask=to_ask,
        base=placed(cohort.base, mentors, mentees),
        points=scored,
        seen=scored.seen_by("coordinator"),
    )


def placed(pairs: Sequence[tuple[str, str]], mentors: Sequence[Person], mentees: Sequence[Person]) -> NDArray[np.bool_]:
    """Where these pairs of ids, mentor first, stand on a board. Pairs of whom somebody is not here are passed over."""
    rows = {mentor.id: row for row, mentor in enumerate(mentors)}
    columns = {mentee.id: column for column, mentee in enumerate(mentees)}
    marked = np.zeros((len(mentors), len(mentees)), dtype=bool)
    for mentor, mentee in pairs:
        if mentor in rows and mentee in columns:
            marked[rows[mentor], columns[mentee]] = True
    return marked


def drawn(people: Sequence[Person], role: str, seed: int) -> tuple[Person, ...]:
    """The people of a role in an order drawn by the seed from their ids alone.

    The order decides between equally good proposals. Over seeds each order of the same people is as likely, so nobody
    is favoured by name or row; and it hangs on no library's random numbers.
    """

    def lot(person: Person) -> bytes:
        return hashlib.sha256(f"{seed}\0{role}\0{person.id}".encode()).digest()

    return tuple(sorted((person for person in people if person.role == role), key=lot))


def propose(board: Board) -> Proposal:
    """The best proposal that keeps the cohort's locked pairs.

    Raises:
        MatchingError: the locked pairs or the quotas cannot stand.

    """
    return proposed(board, board.cohort.locks)


def proposed(
    board: Board,
    locks: Sequence[Lock],
    *,
    near: int | None = None,
    kept: NDArray[np.bool_] | None = None,
) -> Proposal:
    """The best proposal with these locks; `near` and `kept` as in `assign`, people down and across."""
    check_locks(locks, board.cohort.people, barred_locks(board, locks))
    locked = [board.place(lock.mentor, lock.mentee) for lock in locks]
    free = solved(board, locked, near=near, kept=kept)
    pairs = sorted([*locked, *zip(free.rows.tolist(), free.columns.tolist(), strict=True)])
    return told(board, pairs, dict(zip(locked, locks, strict=True)), free)


def barred_locks(board: Board, locks: Sequence[Lock]) -> list[tuple[str, str]]:
    """Which of the locked pairs are barred."""
    return [
        (lock.mentor, lock.mentee)
        for lock in locks
        if lock.mentor in board.row_of
        and lock.mentee in board.column_of
        and not board.may[board.place(lock.mentor, lock.mentee)]
    ]


def solved(
    board: Board,
    locked: Sequence[tuple[int, int]],
    *,
    near: int | None,
    kept: NDArray[np.bool_] | None,
) -> Assignment:
    """The free pairs, as rows and columns of the board."""
    total, settings = board.points.total, board.settings
    if board.cohort.quotas:
        return assign_with_quotas(
            total,
            board.may,
            (board.mentors, board.mentees),
            locked,
            board.cohort.quotas,
            objective=settings.objective,
            weak_below=settings.weak_below,
            base=board.base,
            kept=kept,
        )
    room = seats(board.mentors, board.mentees, board.may, locked)
    cross = np.ix_(room.rows, room.columns)
    base = board.base[cross] & (room.gains > 0)
    found = assign(
        total[cross],
        stacked(room.gains, base) if base.any() else room.gains,
        objective=settings.objective,
        weak_below=settings.weak_below,
        near=near,
        kept=None if kept is None else kept[cross],
    )
    return Assignment(rows=room.rows[found.rows], columns=room.columns[found.columns], level=found.level)


def told(
    board: Board, places: Sequence[tuple[int, int]], locked: Mapping[tuple[int, int], Lock], free: Assignment
) -> Proposal:
    """The proposal of pairs given as places on the board."""
    rows, columns = np.array(places, dtype=np.intp).reshape(-1, 2).T
    seen = board.seen[rows, columns]
    own = board.points.total[free.rows, free.columns]
    mentors_without, mentees_without = sorted_without(board, rows, columns)
    pairs = (
        Pair(
            mentor=board.mentors[row].id,
            mentee=board.mentees[column].id,
            locked=(row, column) in locked,
            approved_by=locked[row, column].approved_by if (row, column) in locked else (),
            ask=bool(board.to_ask[row, column]),
        )
        for row, column in places
    )
    left_out = mentors_without or mentees_without
    return Proposal(
        pairs=tuple(sorted(pairs, key=lambda pair: (pair.mentor, pair.mentee))),
        mentors_without=mentors_without,
        mentees_without=mentees_without,
        shortages=shortages(board.mentors, board.mentees, board.may, sorted(locked)) if left_out else (),
        points=int(seen.sum()),
        worst=int(seen.min()) if seen.size else None,
        sealed=Sealed(
            total=int(board.points.total[rows, columns].sum()),
            worst=int(own.min()) if own.size else None,
            weak=int((own < board.settings.weak_below).sum()),
            level=free.level,
        ),
    )


def sorted_without(
    board: Board, rows: NDArray[np.intp], columns: NDArray[np.intp]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the mentors and of the mentees who are in no pair."""
    without: list[tuple[str, ...]] = []
    sides: tuple[tuple[Sequence[Person], NDArray[np.intp]], ...] = ((board.mentors, rows), (board.mentees, columns))
    for people, places in sides:
        paired = set(places.tolist())
        without.append(tuple(sorted(person.id for place, person in enumerate(people) if place not in paired)))
    return without[0], without[1]
