"""Matching with quotas (mixed-integer programming): exact like `assign`, and slower, so for up to 200 people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from retold.errors import MatchingError
from retold.matching.assign import Assignment, Objective, last_true
from retold.matching.people import Person, Role

MOST_PEOPLE = 200
INFEASIBLE = 2
Sides = tuple[Sequence[Person], Sequence[Person]]
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """At least and at most so many pairs with people of one side who have `value` in `field`.

    Without a `value` it holds for each value there is ("at most one mentor from each tutor group"). With `per_partner`
    it is counted for each partner by itself ("no mentee gets two mentors from one tutor group").
    """

    role: Role
    field: Literal["unit", "site", "group"]
    value: str | None = None
    least: int = 0
    most: int | None = None
    per_partner: bool = False

    def complaint(self) -> str | None:
        """What is wrong with it, or None."""
        if self.least < 0 or (self.most is not None and self.most < self.least):
            return f"The quota '{self.in_words()}' contradicts itself. Give numbers from 0, the smaller first."
        if self.per_partner and self.least:
            return f"The quota '{self.in_words()}' counts for each partner, so it takes a largest number only."
        return None

    def in_words(self) -> str:
        """As a person would say it."""
        least = [f"at least {self.least}"] if self.least else []
        most = [f"at most {self.most}"] if self.most is not None else []
        whose = f"of {self.field} {self.value}" if self.value is not None else f"of each {self.field}"
        return f"{' and '.join(least + most) or 'any number of'} {self.role}s {whose}" + (
            " for one partner" if self.per_partner else ""
        )

    def groups(self, people: Sequence[Person]) -> Iterator[NDArray[np.intp]]:
        """The places, in `people`, of those it counts, once for each value."""
        values: dict[str, list[int]] = {}
        for place, person in enumerate(people):
            for value in self.values_of(person):
                values.setdefault(value, []).append(place)
        wanted = sorted(values) if self.value is None else [self.value.casefold()]
        for value in wanted:
            yield np.array(values.get(value, []), dtype=np.intp)

    def values_of(self, person: Person) -> frozenset[str]:
        """What the person has in the field, without regard to capitals; nothing where it is empty."""
        if self.field == "group":
            return frozenset(group.casefold() for group in person.groups)
        value = person.unit if self.field == "unit" else person.site
        return frozenset({value.casefold()}) - {""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Which pairs may be chosen (`rows`, `columns`, `open`: one entry a pair), and the constraints on choosing them.

    A variable for each pair, then one for each person: at most 1, and at most the number of that person's pairs.
    """

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    open: NDArray[np.bool_]
    people: int
    constraints: tuple[LinearConstraint, ...]

    def goal(self, *, pairs: Vector | float = 0.0, people: Vector | float = 0.0) -> Vector:
        """What choosing each pair is worth, and what each person's having a pair is."""
        worth = np.zeros(len(self.rows) + self.people)
        worth[: len(self.rows)], worth[len(self.rows) :] = pairs, people
        return worth

    def best(self, worth: Vector) -> tuple[int, Vector] | None:
        """The largest value of `worth` (whole numbers) and a choice that has it; None if nothing can be chosen."""
        answer = milp(
            -worth,
            integrality=self.goal(pairs=1.0),
            bounds=Bounds(0.0, self.goal(pairs=self.open.astype(np.float64), people=1.0)),
            constraints=self.constraints,
            options={"mip_rel_gap": 0.0},
        )
        if answer.status == INFEASIBLE:
            return None
        if answer.x is None:
            raise MatchingError(f"The quotas could not be worked out ({answer.message}). Try with fewer of them.")
        return round(float(worth @ answer.x)), np.asarray(answer.x, dtype=np.float64)

    def held(self, worth: Vector, value: int) -> "Programme":
        """The same, with `worth` to stay at `value` or above."""
        constraint = LinearConstraint(csr_array(worth[None, :]), lb=value - 0.5, ub=np.inf)
        return replace(self, constraints=(*self.constraints, constraint))

    def without(self, closed: NDArray[np.bool_]) -> "Programme":
        """The same with fewer pairs to choose from."""
        return replace(self, open=self.open & ~closed)


def assign_with_quotas(
    scores: NDArray[np.integer],
    may: NDArray[np.bool_],
    sides: Sides,
    locked: Sequence[tuple[int, int]],
    quotas: Sequence[Quota],
    *,
    objective: Objective,
    weak_below: int,
    base: NDArray[np.bool_] | None = None,
    kept: NDArray[np.bool_] | None = None,
) -> Assignment:
    """The best free pairs as in `assign`, rows being mentors and columns mentees, such that every quota holds.

    The locked pairs count for quotas and capacities; they are not in the answer.

    Raises:
        MatchingError: over 200 people; or the quotas cannot all be met.

    """
    if len(sides[0]) + len(sides[1]) > MOST_PEOPLE:
        raise MatchingError(
            f"Quotas work for up to {MOST_PEOPLE} people; here are {len(sides[0]) + len(sides[1])}. "
            "Match without quotas, or unit by unit.",
        )
    programme = laid_out(may, sides, locked, quotas)
    if not programme.people and not any(quota.least for quota in quotas):
        return Assignment(rows=programme.rows, columns=programme.columns, level=None)
    if not programme.people or programme.best(programme.goal()) is None:
        raise MatchingError(impossible(sides, quotas))
    of_pair: Vector = np.asarray(scores, dtype=np.float64)[programme.rows, programme.columns]
    waited = np.array([person.waited for people in sides for person in people], dtype=np.float64)
    programme = in_turn(
        programme,
        programme.goal(people=1.0),
        programme.goal(people=waited),
        programme.goal(pairs=-1.0),
        programme.goal(pairs=marked(programme, base)),
    )
    level = None
    if objective == "worst-pair" and len(of_pair):
        level = best_worst(programme, of_pair)
        programme = programme.without(of_pair < level)
    if objective == "weak-pairs":
        programme = in_turn(programme, programme.goal(pairs=-(of_pair < weak_below).astype(np.float64)))
    programme = in_turn(programme, programme.goal(pairs=of_pair))
    answer = programme.best(programme.goal(pairs=marked(programme, kept)))
    assert answer is not None, "what was reached before can be reached again"
    chosen = answer[1][: len(of_pair)] > 0.5
    return Assignment(rows=programme.rows[chosen], columns=programme.columns[chosen], level=level)


def marked(programme: Programme, places: NDArray[np.bool_] | None) -> Vector:
    """1 for each pair of the programme that stands at one of these places, 0 for every other."""
    if places is None:
        return np.zeros(len(programme.rows))
    return places[programme.rows, programme.columns].astype(np.float64)


def in_turn(programme: Programme, *goals: Vector) -> Programme:
    """The programme with each goal in turn held at the best that can be."""
    for worth in goals:
        if worth.any():
            answer = programme.best(worth)
            assert answer is not None, "what was reached before can be reached again"
            programme = programme.held(worth, answer[0])
    return programme


def best_worst(programme: Programme, of_pair: Vector) -> int:
    """The highest score such that the pairs of at least that score still suffice."""
    levels = np.unique(of_pair)

    def holds(index: int) -> bool:
        return programme.without(of_pair < levels[index]).best(programme.goal()) is not None

    return int(levels[last_true(holds, levels.size, levels.size // 2)])


def laid_out(
    may: NDArray[np.bool_],
    sides: Sides,
    locked: Sequence[tuple[int, int]],
    quotas: Sequence[Quota],
) -> Programme:
    """The programme of one round."""
    free = may.copy()
    held = np.zeros(may.shape, dtype=np.int64)
    for row, column in locked:
        free[row, column], held[row, column] = False, 1
    rows, columns = np.nonzero(free)
    people = len(sides[0]) + len(sides[1])
    width = len(rows) + people
    place = {0: rows, 1: columns}
    lines: list[csr_array] = []
    lower: list[float] = []
    upper: list[float] = []

    def add(entries: NDArray[np.bool_], least: float, most: float, person: int | None = None) -> None:
        line = np.zeros((1, width))
        line[0, : len(rows)] = entries
        if person is not None:
            line[0, len(rows) + person] = -1
        lines.append(csr_array(line))
        lower.append(least)
        upper.append(most)

    for axis in (0, 1):
        for index, person in enumerate(sides[axis]):
            mine = place[axis] == index
            taken = int(held.sum(axis=1 - axis)[index])
            add(mine, 0, person.capacity - taken)
            add(mine, -taken, np.inf, person=index + axis * len(sides[0]))
    for quota in quotas:
        axis = 0 if quota.role == "mentor" else 1
        most = np.inf if quota.most is None else quota.most
        for group in quota.groups(sides[axis]):
            counted = np.isin(place[axis], group)
            already = held.take(group, axis=axis).sum(axis=axis)
            if not quota.per_partner:
                add(counted, quota.least - int(already.sum()), most - int(already.sum()))
                continue
            for partner, taken in enumerate(already):
                add(counted & (place[1 - axis] == partner), 0, most - int(taken))
    constraint = [LinearConstraint(vstack(lines), lb=lower, ub=upper)] if lines else []
    return Programme(
        rows=rows,
        columns=columns,
        open=np.ones(len(rows), dtype=bool),
        people=people,
        constraints=tuple(constraint),
    )


def impossible(sides: Sides, quotas: Sequence[Quota]) -> str:
    """Which quota asks for more than there is, in words."""
    for quota in quotas:
        people = sides[0] if quota.role == "mentor" else sides[1]
        if any(quota.least > sum(people[place].capacity for place in group) for group in quota.groups(people)):
            return f"The quota '{quota.in_words()}' asks for more than there are. Lower it."
    return "The quotas cannot all be met together with the pairs that may be and the locked ones. Lower or drop one."
