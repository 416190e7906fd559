"""What ideas and actions put on the first page. To the committee and the coordinator, only what has left its pair."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count

from retold.queries.actions import LIVING, SOON
from retold.queries.released_ideas import UNANSWERED, YES
from retold.queries.task import Task
from retold.queries.visible import visible
from retold.records.committee.models import Action, Idea, Progress
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.rules.batches import in_words
from retold.rules.privacy import might
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import CohortState, Decision, IdeaState

NEWS = timedelta(days=14)


def agreeing(viewer: Viewer, at: When) -> Iterator[Task]:
    """For a mentor: ideas that wait for their yes. Nobody else is told that they wait."""
    del at
    for row in visible(viewer, "idea.agree", Idea).filter(state=IdeaState.DRAFT):
        yield Task(
            words=f"“{row.title}”",
            detail="An idea of you two. It leaves only if you agree to every word.",
            button="Read it",
            page="idea",
            about=row.pk,
            now=False,
        )


def hearing(viewer: Viewer, at: When) -> Iterator[Task]:
    """For the two: questions, and answers and changes of the last two weeks."""
    rows = list(visible(viewer, "idea.read", Idea).filter(state__in=(IdeaState.ASKED, IdeaState.ANSWERED)))
    moved = moved_since(rows, at - NEWS)
    for row in rows:
        if row.state == IdeaState.ASKED:
            yield about(row, "The committee has a question")
        elif row.answered_on and row.answered_on > (at - NEWS).day:
            answer = Decision(row.decision).label
            yield about(row, f"Your idea is answered: {answer.lower()}")
        elif row.pk in moved:
            yield about(row, "There is news of your idea")


def about(row: Idea, words: str) -> Task:
    """A line that leads a pair to its idea."""
    return Task(words=words, detail=row.title, button="Read it", page="idea", about=row.pk)


def moved_since(ideas: list[Idea], at: When) -> set[str]:
    """Those of the ideas of which an action has changed its state after this day."""
    news = stored(Progress).filter(noted_on__gt=at.day).exclude(became="").values_list("action_id", flat=True)
    links = Action.ideas.through.objects.filter(idea_id__in=[row.pk for row in ideas], action_id__in=list(news))
    return set(links.values_list("idea_id", flat=True))


def answering(viewer: Viewer, at: When) -> Iterator[Task]:
    """For the committee: ideas to answer, accepted ones without an action."""
    del at
    rows = visible(viewer, "idea.answer", Idea)
    count = rows.filter(state=IdeaState.RELEASED).count()
    if count:
        yield Task(
            words=f"{in_words(count, 'idea waits', 'ideas wait').capitalize()} for an answer",
            detail="From pairs, without their names. Each gets a reason.",
            button="Read",
            page="released-ideas",
        )
    linked = Action.ideas.through.objects.values("idea_id")
    for row in rows.filter(state=IdeaState.ANSWERED, decision__in=YES).exclude(pk__in=linked):
        yield Task(
            words="An accepted idea has no action yet",
            detail=row.title,
            button="Look at it",
            page="released-idea",
            about=row.pk,
        )


def acting(viewer: Viewer, at: When) -> Iterator[Task]:
    """For the committee: actions that are late or to be looked at; then those due soon."""
    for row in visible(viewer, "action.change", Action).filter(state__in=LIVING):
        review = row.next_review_on and row.next_review_on <= at.day
        if row.due_on < at.day or review or row.due_on <= at.day + SOON:
            words = "This should be done by now" if row.due_on < at.day else "Look at how this goes"
            due = row.due_on >= at.day and not review
            yield Task(
                words="Due soon" if due else words,
                detail=f"{row.title} · {row.owner_name} · {row.due_on.day} {row.due_on:%B}",
                button="Look at it",
                page="action",
                about=row.pk,
                now=not due,
            )


def closing(viewer: Viewer, at: When) -> Iterator[Task]:
    """For the coordinator: a round that cannot finish yet."""
    del at
    if not might(viewer, "cohort.finish"):
        return
    released = visible(viewer, "idea.read_released", Idea).filter(state__in=UNANSWERED)
    counts = dict(released.order_by().values_list("cohort_id").annotate(Count("pk")))
    for cohort in visible(viewer, "cohort.finish", Cohort).filter(state=CohortState.CLOSING):
        count = counts.get(cohort.pk, 0)
        if count:
            waiting = in_words(count, "idea still waits", "ideas still wait").capitalize()
            yield Task(
                words=f"{waiting} for an answer",
                detail=f"{cohort.name} can finish once the committee has answered.",
                button="See which",
                page="released-ideas",
                now=False,
            )


SOURCES = (agreeing, hearing, answering, acting, closing)
