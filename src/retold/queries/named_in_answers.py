"""Whom mentees name as people they teach, assess, supervise or manage (name matching), and what the coordinator says.

A name that surely means a mentor of the round bars the two; one that may mean a mentor asks first; until the
coordinator has looked. Then it is what the coordinator says, for as long as this application counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from retold.queries.visible import visible
from retold.records.scheme.models import Application, Conflict
from retold.rules.naming import Bearer, Roll
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.rules.words import ConflictSource, ConflictStrength, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPair:
    """A mentor whom a mentee surely names, or may name. `said`: what the coordinator says of it, "" before that."""

    mentee_id: str
    mentor_id: str
    mentee: str
    mentor: str
    written: str
    surely: bool
    said: ConflictStrength | Literal[""]

    @property
    def open(self) -> bool:
        """Whether the coordinator has still to look."""
        return not self.said

    @property
    def strength(self) -> Literal["bar", "ask"]:
        """What follows until then."""
        return "bar" if self.surely else "ask"


def named_pairs(here: Sequence[Application], at: When) -> tuple[NamedPair, ...]:
    """Every mentor among these applicants whom a mentee among them names, by the names of both."""
    writers = [row for row in here if row.role == Role.MENTEE and row.responsible_for]
    mentors = {row.person_id: row for row in here if row.role == Role.MENTOR}
    if not writers or not mentors:
        return ()
    roll, said = roll_of(mentors.values()), said_of(writers, at)
    found = []
    for row in writers:
        meant = roll.meant_by(row.responsible_for, but=row.person_id)
        found += [
            NamedPair(
                mentee_id=row.person_id,
                mentor_id=pk,
                mentee=row.name,
                mentor=mentors[pk].name,
                written=row.responsible_for,
                surely=pk in meant.surely,
                said=said.get((row.person_id, pk), ""),
            )
            for pk in meant.anybody
        ]
    return tuple(sorted(found, key=lambda one: (one.mentee, one.mentor, one.mentee_id, one.mentor_id)))


def said_of(writers: Sequence[Application], at: When) -> dict[tuple[str, str], ConflictStrength]:
    """(mentee, mentor) -> what the coordinator says of a name, since this application was sent."""
    sent = {row.person_id: row.sent_on for row in writers}
    rows = visible(machine(writers[0].organisation_id), "conflict.match", Conflict).filter(
        source=ConflictSource.NAMED, one_id__in=sent, until__gte=at.day
    )
    return {
        (row.one_id, str(row.other_id)): ConflictStrength(row.strength)
        for row in rows.order_by("since", "pk")
        if row.since >= (sent[row.one_id] or row.since)
    }


def roll_of(applications: Iterable[Application]) -> Roll:
    """These applicants by every name they go by, and by address; ids are those of the persons."""
    return Roll(
        Bearer(id=row.person_id, names=(row.name, row.preferred_name, row.person.name), email=row.person.email)
        for row in applications
    )
