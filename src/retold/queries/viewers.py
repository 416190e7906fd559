"""Who is looking (authentication to authorisation): from a signed-in person and the role they chose to a viewer."""

from collections.abc import Iterable
from dataclasses import dataclass

from retold.queries.visible import counts
from retold.records.people.models import Membership, Person
from retold.records.record import stored
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import PARTICIPANTS, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One role in one organisation that a person may look from."""

    role: Role
    organisation_id: str
    organisation_name: str
    time_zone: str
    invented: bool

    @property
    def key(self) -> str:
        """What the session remembers of the choice."""
        return f"{self.role}.{self.organisation_id}"

    @property
    def words(self) -> str:
        """The seat in words."""
        return f"{self.role.label}, {self.organisation_name}"


def held_by(person_id: str) -> tuple[Membership, ...]:
    """Every role that this person has or had anywhere, with its organisation. For `seats` and `viewer_of`."""
    return tuple(stored(Membership).filter(person_id=person_id).select_related("organisation"))


def seats(held: Iterable[Membership], at: When) -> tuple[Seat, ...]:
    """Every role in every organisation that somebody has on the day it is there, in a fixed order."""
    found = {
        Seat(
            role=Role(row.role),
            organisation_id=row.organisation_id,
            organisation_name=row.organisation.name,
            time_zone=row.organisation.time_zone,
            invented=row.organisation.invented,
        )
        for row in held
        if counts(row, at.there(row.organisation.time_zone))
    }
    return tuple(sorted(found, key=lambda seat: (seat.organisation_name, list(Role).index(seat.role))))


def viewer_of(person: Person, seat: Seat | None, held: Iterable[Membership], at: When) -> Viewer:
    """This person, looking from this seat (None: without any role); `held` is what they hold at this moment."""
    if seat is None:
        return Viewer(person_id=person.pk, email=person.email)
    rows = [row for row in held if row.organisation_id == seat.organisation_id]
    there = at.there(seat.time_zone)
    cohorts = {row.cohort_id for row in rows if row.role == seat.role and counts(row, there)}
    return Viewer(
        person_id=person.pk,
        email=person.email,
        role=seat.role,
        organisation_id=seat.organisation_id,
        cohort_ids=None if None in cohorts else frozenset(str(cohort) for cohort in cohorts),
        took_part_in=frozenset(
            str(row.cohort_id) for row in rows if row.role in PARTICIPANTS and row.cohort_id is not None
        ),
    )


def viewer_in(person: Person, role: Role, organisation_id: str, at: When) -> Viewer:
    """This person in that role there (for jobs, the demonstration, tests); without it if they do not have it."""
    held = held_by(person.pk)
    for seat in seats(held, at):
        if (seat.role, seat.organisation_id) == (role, organisation_id):
            return viewer_of(person, seat, held, at)
    return viewer_of(person, None, held, at)
