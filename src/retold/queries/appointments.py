"""Who is asked for as administrator, wellbeing contact or researcher, for those who may agree to it or stop it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from retold.queries import contacts
from retold.queries.task import Task
from retold.queries.visible import in_force, members, one, visible
from retold.records.people.models import Appointment, Membership
from retold.records.record import stored
from retold.rules.open_steps import open_steps
from retold.rules.privacy import might
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import AppointmentState, Role
from retold.rules.working_days import FRESH

OPEN = (AppointmentState.ASKED, AppointmentState.AGREED)
OBJECTORS = (Role.ADMINISTRATOR, Role.WELLBEING)
"Who is told of an appointment, and may stop it."


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentPage:
    """One appointment that has not begun, or what became of it."""

    id: str
    email: str
    role: Role
    cohort: str
    state: AppointmentState
    asked_by: str
    asked_on: date
    starts_on: date | None
    ends: bool
    steps: frozenset[StepName]


def appointment_page(viewer: Viewer, pk: str) -> AppointmentPage:
    """One of them. Raises HiddenError."""
    return page_of(viewer, one(viewer, "appointment.read", Appointment, pk, with_=("asked_by", "cohort")))


def open_appointments(viewer: Viewer) -> tuple[AppointmentPage, ...]:
    """Those that have neither begun nor been stopped, the oldest first."""
    rows = visible(viewer, "appointment.read", Appointment).filter(state__in=OPEN)
    return tuple(page_of(viewer, row) for row in rows.select_related("asked_by", "cohort"))


def page_of(viewer: Viewer, row: Appointment) -> AppointmentPage:
    """A stored appointment as plain data."""
    return AppointmentPage(
        id=row.pk,
        email=row.email,
        role=Role(row.role),
        cohort=row.cohort.name if row.cohort else "",
        state=AppointmentState(row.state),
        asked_by=row.asked_by.name or row.asked_by.email,
        asked_on=row.asked_on,
        starts_on=row.starts_on,
        ends=row.ends_id is not None,
        steps=open_steps(viewer, row),
    )


def waiting(viewer: Viewer, at: When) -> Iterator[Task]:
    """On the first page of whoever may agree to one, or stop it."""
    del at
    for line in open_appointments(viewer):
        agrees = "agree" in line.steps
        starts = f"{line.starts_on.day} {line.starts_on:%B}" if line.starts_on else ""
        asks = "to end the role of a" if line.ends else "for a new"
        yield Task(
            words=f"{line.asked_by} asks {asks} {line.role.label.lower()}",
            detail=f"{line.email} · begins on {starts}" if starts else f"{line.email} · a second person has to agree",
            button="Look and decide" if agrees else "Look at it",
            page="appointment",
            about=line.id,
            now=agrees,
        )


def lacking(viewer: Viewer, at: When) -> Iterator[Task]:
    """On the first page of whoever appoints: that there are too few contacts for anything to begin."""
    if might(viewer, "organisation.appoint") and not contacts.enough(viewer.organisation_id or "", at):
        yield Task(
            words="Fewer than two wellbeing contacts are in office",
            detail="No call opens, no pair is published and nobody signs before there are two. Pairs that meet go on.",
            button="Ask for one",
            page="appoint",
        )


def here(viewer: Viewer, at: When) -> Iterator[Task]:
    """On the first page of a contact, once a week: to say that they are here. Their concerns do not move it."""
    for row in in_force(visible(viewer, "membership.say_here", Membership), at):
        if at.day - (row.here_on or row.since) >= contacts.WEEK:
            yield Task(
                words="Are you here?",
                detail="Contacts say so once a week, so that nobody writes to somebody who has gone.",
                button="I am here",
                page="membership-here",
                post=True,
            )


def silent(viewer: Viewer, at: When) -> Iterator[Task]:
    """On the first page of whoever appoints: contacts who have said nothing for two weeks."""
    if might(viewer, "organisation.appoint"):
        for name in contacts.silent(viewer.organisation_id or "", at):
            yield Task(
                words=f"{name} has not said “I am here” for two weeks",
                detail="Ask them. Should they be gone, another contact is needed.",
                button="People and roles",
                page="members",
                now=False,
            )


def second_people(organisation_id: str, asker_id: str, email: str, at: When) -> tuple[Role, ...]:
    """In which roles there is somebody who could agree to what this person asks for that address.

    Nobody agrees to their own appointment, nor to what somebody asks who asked for them within fourteen days.
    """
    rows = members(organisation_id, at).filter(role__in=OBJECTORS).exclude(person_id=asker_id)
    rows = rows.exclude(person__email__iexact=email)
    fresh = set(rows.filter(appointed_by_id=asker_id, since__gt=at.day - FRESH).values_list("person_id", flat=True))
    return tuple(Role(role) for role in rows.exclude(person_id__in=fresh).values_list("role", flat=True))


def objectors(organisation_id: str, at: When) -> tuple[Membership, ...]:
    """Everybody who is told of an appointment."""
    rows = in_force(stored(Membership).filter(organisation_id=organisation_id, role__in=OBJECTORS), at)
    return tuple(rows.select_related("person").order_by("person_id", "role"))
