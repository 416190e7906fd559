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


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One role that somebody has or had, in one round or (None) in the whole organisation."""

    seat: Seat
    cohort_id: str | None
    in_force: bool


def held_by(person_id: str, at: When) -> tuple[Held, ...]:
    """Every role that this person has or had anywhere, and whether it is in force on the day it is there."""
    rows = stored(Membership).filter(person_id=person_id).select_related("organisation")
    return tuple(
        Held(
            seat=Seat(
                role=Role(row.role),
                organisation_id=row.organisation_id,
                organisation_name=row.organisation.name,
                time_zone=row.organisation.time_zone,
                invented=row.organisation.invented,
            ),
            cohort_id=row.cohort_id,
            in_force=counts(row, at.there(row.organisation.time_zone)),
        )
        for row in rows
    )


def seats(held: Iterable[Held]) -> tuple[Seat, ...]:
    """Every role in every organisation that is in force, in a fixed order."""
    found = {one.seat for one in held if one.in_force}
    return tuple(sorted(found, key=lambda seat: (seat.organisation_name, list(Role).index(seat.role))))


def viewer_of(person: Person, seat: Seat | None, held: Iterable[Held]) -> Viewer:
    """This person, looking from this seat (None: without any role); `held` is what they hold at this moment."""
    if seat is None:
        return Viewer(person_id=person.pk, email=person.email)
    here = [one for one in held if one.seat.organisation_id == seat.organisation_id]
    cohorts = {one.cohort_id for one in here if one.seat.role == seat.role and one.in_force}
    return Viewer(
        person_id=person.pk,
        email=person.email,
        role=seat.role,
        organisation_id=seat.organisation_id,
        cohort_ids=None if None in cohorts else frozenset(str(cohort) for cohort in cohorts),
        took_part_in=frozenset(
            one.cohort_id for one in here if one.seat.role in PARTICIPANTS and one.cohort_id is not None
        ),
    )


def viewer_in(person: Person, role: Role, organisation_id: str, at: When) -> Viewer:
    """This person in that role there (for jobs, the demonstration, tests); without it if they do not have it."""
    held = held_by(person.pk, at)
    for seat in seats(held):
        if (seat.role, seat.organisation_id) == (role, organisation_id):
            return viewer_of(person, seat, held)
    return viewer_of(person, None, held)
