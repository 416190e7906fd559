"""What a study asks of whom, for the first page."""

from collections.abc import Iterator
from datetime import timedelta

from retold.queries.consents import decided
from retold.queries.stories import stories_by_study
from retold.queries.task import Task
from retold.queries.visible import visible
from retold.records.scheme.models import Application
from retold.records.study.models import Study
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ApplicationState, ConsentPurpose, NarrativeTime, StoryState, StudyState

SOON = timedelta(days=28)


def writing(viewer: Viewer, at: When) -> Iterator[Task]:
    """Stories that a mentee is asked for, and the one that comes next."""
    for study in stories_by_study(viewer, at):
        for line in study.lines:
            which = "first" if line.time is NarrativeTime.FIRST else "second"
            if line.asked:
                begun = line.state is StoryState.DRAFT
                yield Task(
                    words=f"Finish your {which} story" if begun else f"Write your {which} story",
                    detail="About forty minutes, at one go or in several. Nobody reads it before you hand it in.",
                    button="Go on writing" if begun else "Begin",
                    page="story-write" if line.id else f"story-open-{which}",
                    about=line.id or line.under,
                    post=not line.id,
                )
            elif line.under and at.day < line.asked_on <= at.day + SOON and line.state is StoryState.INVITED:
                yield Task(
                    words=f"Your {which} story",
                    detail=f"You are asked for it from {line.asked_on.day} {line.asked_on:%B} on.",
                    button="Your stories",
                    page="stories",
                    now=False,
                )


def agreeing(viewer: Viewer, at: When) -> Iterator[Task]:
    """What a study asks a mentee to decide that came to their round after they had applied."""
    del at
    mine = visible(viewer, "application.read", Application).filter(person_id=viewer.person_id, role=viewer.role)
    for row in mine.filter(state=ApplicationState.ACCEPTED).select_related("cohort"):
        lines = decided(viewer, row.pk)
        if any(line.given is None for line in lines if line.purpose is not ConsentPurpose.SCHEME):
            yield Task(
                words="Say what may become of your stories",
                detail=f"{row.cohort.name} · a study asks; taking part in the scheme does not depend on it",
                button="Decide",
                page="application-consent",
                about=row.pk,
            )


def studying(viewer: Viewer, at: When) -> Iterator[Task]:
    """Studies that wait for their researcher: to be opened, or to be closed."""
    for study in visible(viewer, "study.read", Study):
        if study.state == StudyState.DRAFT:
            late = study.first_asked_on <= at.day
            yield Task(
                words="A study is not open yet",
                detail=f"{study.title} · first story from {study.first_asked_on.day} {study.first_asked_on:%B}",
                button="Look at it",
                page="study",
                about=study.pk,
                now=late,
            )
        elif study.state == StudyState.OPEN:
            yield Task(
                words="A study is collecting stories",
                detail=f"{study.title} · second story from {study.second_asked_on.day} {study.second_asked_on:%B}",
                button="Look at it",
                page="study",
                about=study.pk,
                now=False,
            )


SOURCES = (agreeing, writing, studying)
