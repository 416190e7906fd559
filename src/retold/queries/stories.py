"""A writer's own stories: what is asked, what is being written, what was handed in. Nobody else's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from retold.queries.time_zones import there
from retold.queries.visible import demand_some, one, visible
from retold.records import vault
from retold.records.study.models import Narrative, Study, StudyCohort
from retold.rules.permission_names import Permission
from retold.rules.plain_text import print_of, unholdable, word_count
from retold.rules.prompts import MINUTES
from retold.rules.refusals import HiddenError
from retold.rules.story_times import asked_for
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import NarrativeState, NarrativeTime, NarrativeUse, StudyState


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One of the viewer's stories. `under` is where it is opened, `id` the story once there is one."""

    time: NarrativeTime
    state: NarrativeState
    under: str
    id: str
    asked_on: date
    submitted_on: date | None
    words: int
    in_study: bool
    asked: bool
    seen: bool
    taken_back_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyStudy:
    """The viewer's two stories for one study, and whether both can be looked at side by side."""

    lines: tuple[StoryLine, ...]
    mirror: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The writing room: the same for both times, with nothing in it of the other story."""

    id: str
    time: NarrativeTime
    prompt: str
    words_from: int
    words_to: int
    minutes: int
    text: str
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStory:
    """The viewer's own story to read. `unkeepable` says which character cannot be kept, where there is one."""

    id: str
    time: NarrativeTime
    state: NarrativeState
    text: str
    words: int
    submitted_on: date | None
    unkeepable: str
    withdrawable_until: date
    may_withdraw: bool
    mirror: str


def mine(viewer: Viewer, at: When) -> tuple[MyStudy, ...]:
    """The viewer's stories, study by study. Raises HiddenError for whom no story is ever asked."""
    demand_some(viewer, "narrative.read")
    return tuple(studies_of(viewer, at))


def studies_of(viewer: Viewer, at: When) -> Iterator[MyStudy]:
    """The same, empty for whom no story is ever asked."""
    under: dict[str, StudyCohort] = {}
    for row in visible(viewer, "study_cohort.write_story", StudyCohort).select_related("study"):
        under.setdefault(row.study_id, row)
    own: dict[str, dict[str, Narrative]] = {}
    studies = {row.study_id: row.study for row in under.values()}
    for story in visible(viewer, "narrative.read", Narrative).select_related("study").defer("text"):
        own.setdefault(story.study_id, {})[story.time] = story
        studies.setdefault(story.study_id, story.study)
    for study in sorted(studies.values(), key=lambda each: (each.first_asked_on, each.pk)):
        stories = own.get(study.pk, {})
        yield MyStudy(
            lines=tuple(line(study, time, stories, under.get(study.pk), at) for time in NarrativeTime),
            mirror=stories[NarrativeTime.SECOND].pk if both_in(stories) else "",
        )


def line(
    study: Study, time: NarrativeTime, stories: dict[str, Narrative], under: StudyCohort | None, at: When
) -> StoryLine:
    """One story, begun or not."""
    story, first = stories.get(time), stories.get(NarrativeTime.FIRST)
    state = NarrativeState(story.state) if story else NarrativeState.INVITED
    over = state in (NarrativeState.SUBMITTED, NarrativeState.WITHDRAWN)
    asked = under is not None and asked_for(study, time, first.state if first else None, on=at.day)
    return StoryLine(
        time=time,
        state=state,
        under=under.pk if under else "",
        id=story.pk if story else "",
        asked_on=study.first_asked_on if time == NarrativeTime.FIRST else study.second_asked_on,
        submitted_on=story.submitted_on if story else None,
        words=story.words if story else 0,
        in_study=story is not None and story.use == NarrativeUse.STUDY,
        asked=asked and not over,
        seen=story is not None and may_be_seen(story, stories),
        taken_back_until=study.withdrawable_until if story and may_be_withdrawn(story, at) else None,
    )


def both_in(stories: dict[str, Narrative]) -> bool:
    """Whether both stories are handed in."""
    return len(stories) == len(NarrativeTime) and all(
        story.state == NarrativeState.SUBMITTED for story in stories.values()
    )


def may_be_seen(story: Narrative, stories: dict[str, Narrative]) -> bool:
    """Whether a writer may look at a story: not at the first while the second is still to be written."""
    if story.state != NarrativeState.SUBMITTED:
        return False
    second = stories.get(NarrativeTime.SECOND)
    over = (NarrativeState.SUBMITTED, NarrativeState.WITHDRAWN)
    return story.study.state == StudyState.CLOSED or (second is not None and second.state in over)


def may_be_withdrawn(story: Narrative, at: When) -> bool:
    """Whether a story can be taken back on a day. A draft always can."""
    if story.state == NarrativeState.WITHDRAWN:
        return False
    return story.state != NarrativeState.SUBMITTED or at.day <= story.study.withdrawable_until


def room(viewer: Viewer, pk: str) -> Room:
    """The writing room of one's own story. Raises HiddenError once it is handed in."""
    found = one(viewer, "narrative.write", Narrative, pk, with_=("prompt",))
    text = vault.opened(found, "text")
    return Room(
        id=found.pk,
        time=NarrativeTime(found.time),
        prompt=found.prompt.text,
        words_from=found.prompt.words_from,
        words_to=found.prompt.words_to,
        minutes=MINUTES,
        text=text,
        base=print_of(text),
    )


def draft(viewer: Viewer, pk: str, at: When) -> OwnStory:
    """One's own draft, once more before it is handed in. Raises HiddenError."""
    found = one(viewer, "narrative.write", Narrative, pk, with_=("study",))
    text = vault.opened(found, "text")
    return own_story(found, text, at=at, words=word_count(text))


def read(viewer: Viewer, pk: str, at: When) -> OwnStory:
    """One's own story that was handed in. Raises HiddenError while the second is still to be written."""
    found = one(viewer, "narrative.read", Narrative, pk, with_=("study",))
    stories = siblings(viewer, found)
    if not may_be_seen(found, stories):
        raise HiddenError
    mirror = stories[NarrativeTime.SECOND].pk if both_in(stories) else ""
    return own_story(found, vault.opened(found, "text"), at=at, words=found.words, mirror=mirror)


def to_withdraw(viewer: Viewer, pk: str, at: When) -> OwnStory:
    """One's own story without its words, for taking it back. Raises HiddenError once that is done."""
    found = one(viewer, "narrative.withdraw", Narrative, pk, with_=("study",))
    if found.state == NarrativeState.WITHDRAWN:
        raise HiddenError
    return own_story(found, "", at=at, words=found.words)


def own_story(found: Narrative, text: str, *, at: When, words: int, mirror: str = "") -> OwnStory:
    """A story as its writer reads it."""
    return OwnStory(
        id=found.pk,
        time=NarrativeTime(found.time),
        state=NarrativeState(found.state),
        text=text,
        words=words,
        submitted_on=found.submitted_on,
        unkeepable=unholdable(text),
        withdrawable_until=found.study.withdrawable_until,
        may_withdraw=may_be_withdrawn(found, there(found, at)),
        mirror=mirror,
    )


def siblings(viewer: Viewer, story: Narrative) -> dict[str, Narrative]:
    """The viewer's stories in the same study, by time."""
    rows = visible(viewer, "narrative.read", Narrative).filter(study_id=story.study_id)
    return {row.time: row for row in rows.select_related("study")}


def record(viewer: Viewer, pk: str, permission: Permission) -> Narrative:
    """One's own story as a record, for a service. Raises HiddenError."""
    return one(viewer, permission, Narrative, pk, with_=("study",))


def under(viewer: Viewer, pk: str) -> StudyCohort:
    """Where a story is asked for, as a record, for a service. Raises HiddenError."""
    return one(viewer, "study_cohort.write_story", StudyCohort, pk, with_=("study",))
