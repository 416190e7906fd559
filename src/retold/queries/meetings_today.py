"""What meetings, and those who asked for a word, ask of somebody today. Nothing here comes from what one side keeps."""

from collections.abc import Callable, Iterator

from django.db.models import Q

from retold.queries import concerns, meetings
from retold.queries.standings import late_since, meetings_of
from retold.queries.task import Task
from retold.queries.visible import visible
from retold.records.private.models import TalkRequest
from retold.records.scheme.models import Cohort, Meeting, Pair
from retold.rules.privacy import might
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import CohortState, ConcernState, PairState, TalkState


def meeting(viewer: Viewer, at: When) -> Iterator[Task]:
    """The viewer's own pairs: meetings to answer, to plan, to come. The mentee plans; the mentor may."""
    if not might(viewer, "meeting.read"):
        return
    for pair in meetings.my_pairs(viewer, at=at):
        if pair.state is PairState.ENDED and not pair.wants_another and not pair.stopping:
            yield Task(
                words=f"You and {pair.partner} do not meet any more",
                detail=f"{pair.cohort} · another partner, or no more: you choose",
                button="Choose",
                page="meetings",
            )
        for line in pair.past:
            if line.may_answer and line.answer is None and pair.lives:
                yield Task(
                    words=f"Did you and {pair.partner} meet?",
                    detail=f"{time_in_words(line, at)} · only you see your answer",
                    button="Say how it was",
                    page="meeting-answer",
                    about=line.id,
                )
        for line in pair.coming:
            yield Task(
                words=f"{pair.partner} offers a time to meet" if line.may_accept else f"You meet {pair.partner}",
                detail=time_in_words(line, at),
                button="Answer" if line.may_accept else "Look at it",
                page="meeting",
                about=line.id,
                now=line.may_accept,
            )
        if pair.may_plan and not pair.coming:
            yield Task(
                words=f"Plan your next meeting with {pair.partner}",
                detail="The mentee does the arranging; either of you may.",
                button="Plan it",
                page="meeting-plan",
                about=pair.id,
                now=might(viewer, "meeting.arrange"),
            )


def time_in_words(line: meetings.MeetingLine, at: When) -> str:
    """When a meeting is, in words."""
    local = at.local_of(line.starts_at)
    return f"{local:%A} {local.day} {local:%B}, {local:%H:%M}"


def talks(viewer: Viewer, at: When) -> Iterator[Task]:
    """For the coordinator: who asked for a word, and pairs that need a nudge."""
    for cohort in visible(viewer, "cohort.change", Cohort).filter(state=CohortState.RUNNING):
        asked = visible(viewer, "talk_request.answer", TalkRequest).filter(pair__cohort=cohort, state=TalkState.ASKED)
        people = len(set(asked.values_list("owner_id", flat=True)))
        if people:
            yield Task(
                words="Somebody asks for a word with you"
                if people == 1
                else f"{people} people ask for a word with you",
                detail=cohort.name,
                button="See who",
                page="standings",
                about=cohort.pk,
            )
        seen_to_meet = Q(state=PairState.RUNNING) | Q(state=PairState.PAUSED, pause_known=False)
        pairs = visible(viewer, "pair.read", Pair).filter(seen_to_meet, cohort=cohort)
        rows = meetings_of(visible(viewer, "meeting.count", Meeting).filter(pair__in=pairs))
        late = [pair for pair in pairs.select_related("cohort") if late_since(pair, rows[pair.pk], at=at)]
        if late:
            yield Task(
                words="1 pair needs a nudge" if len(late) == 1 else f"{len(late)} pairs need a nudge",
                detail=f"{cohort.name} · they are reminded by mail",
                button="Look at them",
                page="standings",
                about=cohort.pk,
                now=False,
            )


def letters(viewer: Viewer, at: When) -> Iterator[Task]:
    """For a wellbeing contact: what has been sent to them and is not closed."""
    del at
    if not might(viewer, "concern.note"):
        return
    for line in concerns.received_concerns(viewer):
        if line.state in concerns.OPEN:
            yield Task(
                words="Somebody has written to you" + (". It is urgent" if line.urgent else ""),
                detail=line.state.label,
                button="Read",
                page="letter",
                about=line.id,
                now=line.state is ConcernState.RAISED,
            )


SOURCES: tuple[Callable[[Viewer, When], Iterator[Task]], ...] = (meeting, talks, letters)
