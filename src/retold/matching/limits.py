"""Which pairs may not be (hard constraints), or only if asked first. Every bar has one wording, whatever its cause."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from retold.matching.people import Person, Wish

Kind = Literal[
    "line",
    "skip-level",
    "personal-tutor",
    "teaches",
    "placement",
    "supervises",
    "examines",
    "progression-panel",
    "appraises",
    "clinical-supervisor",
    "family",
    "organiser-tutor",
    "other",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
Strength = Literal["bar", "ask"]
Source = Literal["imported", "declared", "coordinator"]

BARRED = "These two may not be paired."
"""All that anybody is told of any bar: conflict, mentor's veto, avoided unit, earlier pair, required wish."""
APPROVERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two people (ids, in either order) with power or family between them, from `starts` to `ends`, both included."""

    person: str
    other: str
    kind: Kind
    strength: Strength = "bar"
    starts: date | None = None
    ends: date | None = None
    source: Source = "imported"

    def active(self, first_day: date | None, last_day: date | None) -> bool:
        """Whether it holds on any day of the round. What has no date, on either side, is taken as open."""
        over = self.ends is not None and first_day is not None and self.ends < first_day
        to_come = self.starts is not None and last_day is not None and self.starts > last_day
        return not over and not to_come


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A pair that stands whatever else is proposed. A barred pair needs two named approvers."""

    mentor: str
    mentee: str
    approved_by: tuple[str, ...] = ()


def allowed(
    mentors: Sequence[Person],
    mentees: Sequence[Person],
    conflicts: Iterable[Conflict],
) -> NDArray[np.bool_]:
    """Which pairs may be, mentors down and mentees across: True unless anything at all bars the pair."""
    barred = [(conflict.person, conflict.other) for conflict in conflicts if conflict.strength == "bar"]
    for person in (*mentors, *mentees):
        barred += [(person.id, other) for other in (person.id, *person.not_with, *person.earlier_partners)]
    may = ~between(mentors, mentees, barred)
    units = np.array([mentee.unit.casefold() for mentee in mentees], dtype=str)
    for row, mentor in enumerate(mentors):
        for unit in mentor.avoided_units - {""}:
            may[row] &= units != unit.casefold()
        for wish in mentor.wishes:
            if wish.strength == "require":
                may[row] &= described_as(wish, mentees)
    return may


def described_as(wish: Wish, people: Sequence[Person]) -> NDArray[np.bool_]:
    """Who describes themselves as the wish has it. Who would rather not say does not."""
    wanted = (wish.attribute.casefold(), wish.value.casefold())
    return np.array([wanted in {(a.casefold(), v.casefold()) for a, v in p.identity} for p in people], dtype=bool)


def asks(
    mentors: Sequence[Person],
    mentees: Sequence[Person],
    conflicts: Iterable[Conflict],
) -> NDArray[np.bool_]:
    """Which pairs need a question first."""
    return between(mentors, mentees, ((c.person, c.other) for c in conflicts if c.strength == "ask"))


def between(
    mentors: Sequence[Person],
    mentees: Sequence[Person],
    ids: Iterable[tuple[str, str]],
) -> NDArray[np.bool_]:
    """True where one of the two is named with the other, in either order. Ids of nobody here are passed over."""
    rows = {mentor.id: row for row, mentor in enumerate(mentors)}
    columns = {mentee.id: column for column, mentee in enumerate(mentees)}
    marked = np.zeros((len(mentors), len(mentees)), dtype=bool)
    for one, other in ids:
        for mentor, mentee in ((one, other), (other, one)):
            row, column = rows.get(mentor), columns.get(mentee)
            if row is not None and column is not None:
                marked[row, column] = True
    return marked
