"""Two stories of one writer side by side (pre/post comparison).

For their writer alone, and under a pseudonym for the study's researchers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.analysis.kept import unpacked
from retold.analysis.page import retelling_body
from retold.analysis.retelling import Retelling, Telling, retelling
from retold.queries.own_narratives import own_narratives, own_readings
from retold.queries.visible import one, visible
from retold.records import vault
from retold.records.private.models import Story, StoryReading
from retold.records.study.models import Narrative, Reading, Study
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.words import NarrativeTime, StoryState

NOBODY_ELSE = "Nobody but you can open this page. It asks nothing of any other computer, and sends nothing anywhere."
LABEL = "Machine findings: no human coding yet"
RESEARCHERS = f"{LABEL}. For the researchers of this study; it is not a release."
TITLE = "Your story, told twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetellingPage:
    """The body of a retelling page as HTML; "" with a sentence in its place where it cannot be shown yet."""

    html: str
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetellingLine:
    """One writer of a study under their pseudonym: `id` opens the retelling, where both stories have been read."""

    id: str
    pseudonym: str
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One story with the newest reading of it, if there is one."""

    story: Story | Narrative
    reading: StoryReading | Reading | None


def own_retelling(viewer: Viewer, pk: str) -> RetellingPage:
    """The viewer's own two stories, wherever their words stand. Raises HiddenError until both are handed in."""
    found = one(viewer, "story.read", Story, pk)
    rows = visible(viewer, "story.read", Story).filter(study_id=found.study_id, state=StoryState.SUBMITTED)
    stories = list(rows.select_related("organisation"))
    if len(stories) < len(NarrativeTime) or found.state != StoryState.SUBMITTED:
        raise HiddenError
    return page(own_sides(viewer, stories), title=TITLE, closing=NOBODY_ELSE)


def own_sides(viewer: Viewer, stories: Sequence[Story]) -> dict[str, Side]:
    """Time -> one of the viewer's stories of one study, where its words stand, with the newest reading of it."""
    in_study = own_narratives(viewer, {story.study_id for story in stories})
    readings: dict[str, StoryReading | Reading] = {
        **newest(own_readings(in_study)),
        **newest_own(visible(viewer, "story_reading.read", StoryReading).filter(story__in=stories)),
    }
    homes = {story.time: in_study.get((story.study_id, story.time), story) for story in stories}
    return {time: Side(story=home, reading=readings.get(home.pk)) for time, home in homes.items()}


def page(sides: Mapping[str, Side], *, title: str, closing: str) -> RetellingPage:
    """A retelling page, or the sentence that stands in its place."""
    first, second = sides[NarrativeTime.FIRST], sides[NarrativeTime.SECOND]
    compared = retold(title, first, second)
    if compared is None:
        return RetellingPage(html="", sentence=" ".join(dict.fromkeys((in_words(first), in_words(second)))))
    invented = first.story.organisation.invented
    return RetellingPage(html=retelling_body(compared, title=title, invented=invented, closing=closing))


def retellings_of_study(viewer: Viewer, pk: str) -> tuple[RetellingLine, ...]:
    """Every writer of a study with a story in it, by pseudonym. Raises HiddenError until it has been unblinded."""
    study = one(viewer, "study.read_results", Study, pk)
    return tuple(
        RetellingLine(
            id=opens(sides),
            pseudonym=pseudonym,
            first=in_short(sides.get(NarrativeTime.FIRST)),
            second=in_short(sides.get(NarrativeTime.SECOND)),
        )
        for pseudonym, sides in by_writer(viewer, study).items()
    )


def opens(sides: Mapping[str, Side]) -> str:
    """The id under which a retelling is opened: that of the second story's reading, once both have been read."""
    if len(sides) < len(NarrativeTime) or not all(is_ready(side) for side in sides.values()):
        return ""
    reading = sides[NarrativeTime.SECOND].reading
    return reading.pk if reading else ""


def pseudonymous_retelling(viewer: Viewer, pk: str) -> RetellingPage:
    """One writer's two stories under their pseudonym. Raises HiddenError."""
    found = one(viewer, "reading.read_pseudonymously", Reading, pk, with_=("narrative__study",))
    pseudonym = found.narrative.pseudonym
    sides = by_writer(viewer, found.narrative.study).get(pseudonym, {})
    if len(sides) < len(NarrativeTime):
        raise HiddenError
    return page(sides, title=pseudonym, closing=RESEARCHERS)


def study_of_retelling(viewer: Viewer, pk: str) -> str:
    """The id of the study a reading belongs to, for the way back. Raises HiddenError."""
    found = one(viewer, "reading.read_pseudonymously", Reading, pk, with_=("narrative",))
    return found.narrative.study_id


def by_writer(viewer: Viewer, study: Study) -> dict[str, dict[str, Side]]:
    """Pseudonym -> time -> story with its reading, of everything in a study the viewer may read."""
    rows = visible(viewer, "narrative.read_pseudonymously", Narrative).filter(study=study)
    stories = list(rows.select_related("organisation").order_by("pseudonym", "time"))
    readings = visible(viewer, "reading.read_pseudonymously", Reading).filter(narrative__study=study)
    by_story = newest(readings)
    writers: dict[str, dict[str, Side]] = {}
    for story in stories:
        writers.setdefault(story.pseudonym, {})[story.time] = Side(story=story, reading=by_story.get(story.pk))
    return writers


def newest(readings: Iterable[Reading]) -> dict[str, Reading]:
    """Story in a study -> the newest of its readings."""
    return {row.narrative_id: row for row in sorted(readings, key=lambda row: row.number)}


def newest_own(readings: Iterable[StoryReading]) -> dict[str, StoryReading]:
    """Story of its writer's own -> the newest of its readings."""
    return {row.story_id: row for row in sorted(readings, key=lambda row: row.number)}


def retold(pair: str, first: Side, second: Side) -> Retelling | None:
    """Two stories compared; None until both have been read."""
    if not (is_ready(first) and is_ready(second)):
        return None
    return retelling(pair, telling(first), telling(second))


def telling(side: Side) -> Telling:
    """A story with what was found in it, opened."""
    return Telling(text=vault.opened(side.story, "text"), analysis=unpacked(vault.opened(side.reading, "result")))


def is_ready(side: Side) -> bool:
    """Whether a story has been read."""
    return side.reading is not None and not side.reading.refused


def in_words(side: Side) -> str:
    """Why a story cannot be compared, in a sentence."""
    which = NarrativeTime(side.story.time).label
    if side.reading is not None and side.reading.refused:
        return f"{which}: the engine could not read it. {vault.opened(side.reading, 'result')}"
    if is_ready(side):
        return f"{which}: read."
    return f"{which}: being read. This takes a minute or so; you can leave and come back."


def in_short(side: Side | None) -> str:
    """A story in a list."""
    if side is None:
        return "Not in the study"
    if side.reading is not None and side.reading.refused:
        return f"The engine could not read it. {vault.opened(side.reading, 'result')}"
    return f"{side.story.words:,} words" if is_ready(side) else f"{side.story.words:,} words, being read"
