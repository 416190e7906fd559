"""What needs the viewer now, and what is coming: every role's first page.

Each noun says for itself what it asks of whom; add its function to `SOURCES`. A task has one button, and tells the
viewer nothing that the page behind it would not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from retold.queries import (
    appointments,
    ideas_today,
    invitations,
    kept_forms,
    matching_today,
    meetings_today,
    people,
    studies,
    study_today,
)
from retold.queries.applications import may_be_sent
from retold.queries.calls import TAKES_PEOPLE
from retold.queries.task import Task
from retold.queries.visible import visible
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, ComingStep
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import PARTICIPANTS, ApplicationState, CohortState, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The first page: what needs the viewer now, in order; then what is coming."""

    day: date
    now: tuple[Task, ...]
    coming: tuple[Task, ...]


Source = Callable[[Viewer, When], Iterator[Task]]


def tasks_of_today(viewer: Viewer, at: When) -> Today:
    """What this viewer's first page says on this day."""
    tasks = [task for source in SOURCES for task in source(viewer, at)]
    return Today(
        day=at.day,
        now=tuple(task for task in tasks if task.now),
        coming=tuple(task for task in tasks if not task.now),
    )


def invited(viewer: Viewer, at: When) -> Iterator[Task]:
    """Invitations to the viewer's own address."""
    del at
    for line in invitations.invitations_to_me(viewer):
        yield Task(
            words=f"You are invited {'to apply ' if line.role in PARTICIPANTS else ''}as {line.role.label.lower()}.",
            detail=", ".join(part for part in (line.organisation, line.cohort) if part),
            button="Begin" if line.role in PARTICIPANTS else "Take it up",
            page="invitation-take",
            about=line.id,
            post=True,
        )


def applying(viewer: Viewer, at: When) -> Iterator[Task]:
    """The viewer's own applications, wherever they stand."""
    if not viewer.signed_in:
        return
    mine = visible(viewer, "application.read", Application).filter(person_id=viewer.person_id)
    unfinished = mine.exclude(state__in=(ApplicationState.ACCEPTED, ApplicationState.WITHDRAWN))
    for row in unfinished.select_related("cohort__organisation").order_by("cohort__call_closes_on", "pk"):
        draft = row.state == ApplicationState.DRAFT
        closed = draft and not may_be_sent(row, at)
        if closed and row.cohort.state not in TAKES_PEOPLE:
            continue
        state = f"{ApplicationState(row.state).label}{', and the call has closed' if closed else ''}"
        yield Task(
            words=f"Your application as {Role(row.role).label.lower()}",
            detail=f"{row.cohort.name} · {state}",
            button="Carry on" if draft and not closed else "Look at it",
            page="application",
            about=row.pk,
            now=draft and not closed,
        )


def deciding(viewer: Viewer, at: When) -> Iterator[Task]:
    """Applications that wait for the coordinator."""
    del at
    sent = visible(viewer, "application.read_name", Application).filter(state=ApplicationState.SENT)
    sent = sent.exclude(pk__in=stored(ComingStep).values("about_id"))
    counts = dict(sent.order_by().values_list("cohort_id").annotate(Count("pk")))
    for cohort in visible(viewer, "cohort.change", Cohort):
        count = counts.get(cohort.pk, 0)
        if count:
            yield Task(
                words="1 application waits for you" if count == 1 else f"{count} applications wait for you",
                detail=cohort.name,
                button="Read",
                page="applications",
                about=cohort.pk,
            )


def rounds(viewer: Viewer, at: When) -> Iterator[Task]:
    """Dates of rounds that come near, for the coordinator."""
    for cohort in visible(viewer, "cohort.change", Cohort):
        if cohort.state == CohortState.OPEN:
            over = cohort.call_closes_on < at.day
            yield Task(
                words="The last day to apply is over" if over else "The call is open",
                detail=f"{cohort.name} · last day {cohort.call_closes_on.day} {cohort.call_closes_on:%B}",
                button="Close the call" if over else "Look at it",
                page="cohort",
                about=cohort.pk,
                now=over,
            )
        if cohort.state == CohortState.PLANNED:
            yield Task(
                words="The call is not open yet",
                detail=cohort.name,
                button="Look at it",
                page="cohort",
                about=cohort.pk,
            )


SOURCES: tuple[Source, ...] = (
    kept_forms.waiting,
    invited,
    appointments.lacking,
    appointments.waiting,
    appointments.here,
    appointments.silent,
    applying,
    deciding,
    rounds,
    *matching_today.SOURCES,
    *meetings_today.SOURCES,
    *ideas_today.SOURCES,
    *study_today.SOURCES,
    studies.unblindings,
    people.unnamed,
)
