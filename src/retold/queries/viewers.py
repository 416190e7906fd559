"""Who is looking (authentication to authorisation): from a signed-in person and the role they chose to a viewer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from retold.queries.duties import reach
from retold.queries.relations import handled_by
from retold.queries.visible import counts
from retold.records.people.models import Membership, Person
from retold.records.record import stored
from retold.rules.duties import Duty, go_together
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import PARTICIPANTS, Role
from retold.rules.working_days import FRESH


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
    """One role that somebody has or had, in one round or (None) in the whole organisation.

    `appointed_by` is whoever asked for them in it, for fourteen days.
    """

    seat: Seat
    cohort_id: str | None
    in_force: bool
    appointed_by: str | None = None

    @property
    def duty(self) -> Duty:
        """It as the rules on what one person never has together know it."""
        return Duty(role=self.seat.role, cohort_id=self.cohort_id, in_force=self.in_force)


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
            appointed_by=row.appointed_by_id if row.since > at.there(row.organisation.time_zone).day - FRESH else None,
        )
        for row in rows
    )


def seats(held: Iterable[Held]) -> tuple[Seat, ...]:
    """Every role in every organisation that is in force, in a fixed order.

    A contact who has another staff role beside it, however that came about, does not look from the contact's seat.
    """
    found = {one.seat for one in held if one.in_force}
    found -= {seat for seat in found if seat.role == Role.WELLBEING and not stands_alone(seat, found)}
    return tuple(sorted(found, key=lambda seat: (seat.organisation_name, list(Role).index(seat.role))))


def stands_alone(seat: Seat, found: Iterable[Seat]) -> bool:
    """Whether every other seat in the same organisation goes together with this one."""
    here = (other for other in found if other.organisation_id == seat.organisation_id)
    return all(go_together(seat.role, other.role) for other in here)


def viewer_of(person: Person, seat: Seat | None, held: Collection[Held]) -> Viewer:
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
        cohort_ids=reach(seat.organisation_id, person.pk, seat.role, cohorts, [one.duty for one in here]),
        took_part_in=frozenset(
            one.cohort_id for one in here if one.seat.role in PARTICIPANTS and one.cohort_id is not None
        ),
        seated_elsewhere=frozenset(one.seat.organisation_id for one in held if one.in_force) - {seat.organisation_id},
        handles=handled_by(seat.organisation_id, person.pk) if seat.role == Role.COORDINATOR else frozenset(),
        appointed_by=frozenset(one.appointed_by for one in here if one.in_force and one.appointed_by is not None),
    )


def viewer_in(person: Person, role: Role, organisation_id: str, at: When) -> Viewer:
    """This person in that role there (for jobs, the demonstration, tests); without it if they do not have it."""
    held = held_by(person.pk, at)
    for seat in seats(held):
        if (seat.role, seat.organisation_id) == (role, organisation_id):
            return viewer_of(person, seat, held)
    return viewer_of(person, None, held)
