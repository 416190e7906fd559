"""A writer's own stories (narratives): what is asked, what is being written, what was handed in. Nobody else's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from retold.queries.own_narratives import own_narratives
from retold.queries.time_zones import there
from retold.queries.visible import demand_some, one, visible
from retold.records import vault
from retold.records.private.models import Story
from retold.records.study.models import Study, StudyCohort
from retold.rules.plain_text import print_of, unholdable, word_count
from retold.rules.prompts import MINUTES
from retold.rules.refusals import HiddenError
from retold.rules.story_times import asked_for
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import NarrativeTime, StoryState, StoryUse, StudyState


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One of the viewer's stories. `under` is where it is opened, `id` the story once there is one."""

    time: NarrativeTime
    state: StoryState
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
    state: StoryState
    text: str
    words: int
    submitted_on: date | None
    unkeepable: str
    withdrawable_until: date
    may_withdraw: bool
    mirror: str


def my_stories(viewer: Viewer, at: When) -> tuple[MyStudy, ...]:
    """The viewer's stories, study by study. Raises HiddenError for whom no story is ever asked."""
    demand_some(viewer, "story.read")
    return tuple(stories_by_study(viewer, at))


def stories_by_study(viewer: Viewer, at: When) -> Iterator[MyStudy]:
    """The same, empty for whom no story is ever asked."""
    under: dict[str, StudyCohort] = {}
    for row in visible(viewer, "study_cohort.write_story", StudyCohort).select_related("study"):
        under.setdefault(row.study_id, row)
    own: dict[str, dict[str, Story]] = {}
    studies = {row.study_id: row.study for row in under.values()}
    for story in visible(viewer, "story.read", Story).select_related("study").defer("text"):
        own.setdefault(story.study_id, {})[story.time] = story
        studies.setdefault(story.study_id, story.study)
    words = {place: row.words for place, row in own_narratives(viewer, own).items()}
    for study in sorted(studies.values(), key=lambda each: (each.first_asked_on, each.pk)):
        stories = own.get(study.pk, {})
        yield MyStudy(
            lines=tuple(
                story_line(study, time, stories, under.get(study.pk), words=words.get((study.pk, time), 0), at=at)
                for time in NarrativeTime
            ),
            mirror=stories[NarrativeTime.SECOND].pk if both_in(stories) else "",
        )


def story_line(
    study: Study,
    time: NarrativeTime,
    stories: dict[str, Story],
    under: StudyCohort | None,
    *,
    words: int,
    at: When,
) -> StoryLine:
    """One story, begun or not. `words` is how many the study has of it."""
    story, first = stories.get(time), stories.get(NarrativeTime.FIRST)
    state = StoryState(story.state) if story else StoryState.INVITED
    over = state in (StoryState.SUBMITTED, StoryState.WITHDRAWN)
    asked = under is not None and asked_for(study, time, first.state if first else None, on=at.day)
    return StoryLine(
        time=time,
        state=state,
        under=under.pk if under else "",
        id=story.pk if story else "",
        asked_on=study.first_asked_on if time == NarrativeTime.FIRST else study.second_asked_on,
        submitted_on=story.submitted_on if story else None,
        words=words or (story.words if story else 0),
        in_study=story is not None and story.use == StoryUse.STUDY,
        asked=asked and not over,
        seen=story is not None and may_be_seen(story, stories),
        taken_back_until=study.withdrawable_until if story and may_be_withdrawn(story, at) else None,
    )


def both_in(stories: dict[str, Story]) -> bool:
    """Whether both stories are handed in."""
    return len(stories) == len(NarrativeTime) and all(story.state == StoryState.SUBMITTED for story in stories.values())


def may_be_seen(story: Story, stories: dict[str, Story]) -> bool:
    """Whether a writer may look at a story: not at the first while the second is still to be written."""
    if story.state != StoryState.SUBMITTED:
        return False
    second = stories.get(NarrativeTime.SECOND)
    over = (StoryState.SUBMITTED, StoryState.WITHDRAWN)
    return story.study.state == StudyState.CLOSED or (second is not None and second.state in over)


def may_be_withdrawn(story: Story, at: When) -> bool:
    """Whether a story can be taken back on a day. A draft always can."""
    if story.state == StoryState.WITHDRAWN:
        return False
    return story.state != StoryState.SUBMITTED or at.day <= story.study.withdrawable_until


def writing_room(viewer: Viewer, pk: str) -> Room:
    """The writing room of one's own story. Raises HiddenError once it is handed in."""
    found = one(viewer, "story.write", Story, pk, with_=("prompt",))
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


def story_to_hand_in(viewer: Viewer, pk: str, at: When) -> OwnStory:
    """One's own draft, once more before it is handed in. Raises HiddenError."""
    found = one(viewer, "story.write", Story, pk, with_=("study",))
    text = vault.opened(found, "text")
    return own_story(found, text, at=at, words=word_count(text))


def story_to_read(viewer: Viewer, pk: str, at: When) -> OwnStory:
    """One's own story that was handed in. Raises HiddenError while the second is still to be written."""
    found = one(viewer, "story.read", Story, pk, with_=("study",))
    stories = siblings(viewer, found)
    if not may_be_seen(found, stories):
        raise HiddenError
    home = own_narratives(viewer, [found.study_id]).get((found.study_id, found.time), found)
    mirror = stories[NarrativeTime.SECOND].pk if both_in(stories) else ""
    return own_story(found, vault.opened(home, "text"), at=at, words=home.words, mirror=mirror)


def story_to_withdraw(viewer: Viewer, pk: str, at: When) -> OwnStory:
    """One's own story without its words and their number, for taking it back. Raises HiddenError once that is done."""
    found = one(viewer, "story.withdraw", Story, pk, with_=("study",))
    if found.state == StoryState.WITHDRAWN:
        raise HiddenError
    return own_story(found, "", at=at, words=0)


def own_story(found: Story, text: str, *, at: When, words: int, mirror: str = "") -> OwnStory:
    """A story as its writer reads it."""
    return OwnStory(
        id=found.pk,
        time=NarrativeTime(found.time),
        state=StoryState(found.state),
        text=text,
        words=words,
        submitted_on=found.submitted_on,
        unkeepable=unholdable(text),
        withdrawable_until=found.study.withdrawable_until,
        may_withdraw=may_be_withdrawn(found, there(found, at)),
        mirror=mirror,
    )


def siblings(viewer: Viewer, story: Story) -> dict[str, Story]:
    """The viewer's stories in the same study, by time."""
    rows = visible(viewer, "story.read", Story).filter(study_id=story.study_id)
    return {row.time: row for row in rows.select_related("study")}
