"""Stories on their way into a study and out of it (narratives): the words move, and no path is left behind.

A narrative is found from its writer's side alone: from their `Story`, through `retold.services.pseudonyms`, by study,
pseudonym and time. Nothing here writes an event, a day or an id of the one to the other.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from retold.records import vault
from retold.records.private.models import Story, StoryReading
from retold.records.record import stored
from retold.records.study.models import Narrative, NarrativeKey, Reading, Tombstone
from retold.rules.words import StoryUse
from retold.services import pseudonyms
from retold.services.scattering import scatter

Home = Story | Narrative
"Where the words of a story stand that is handed in: with its writer, or in the study."


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One reading of a story, opened: the version of the engine, and its findings or (`refused`) why there are none."""

    engine: str
    refused: bool
    result: str


def bring_in(story: Story) -> None:
    """Moves the words of a held story, and what was read in them, from its writer into its study."""
    narrative = Narrative(
        organisation_id=story.organisation_id,
        study_id=story.study_id,
        prompt_id=story.prompt_id,
        cohort_id=story.cohort_id,
        time=story.time,
        pseudonym=pseudonyms.given(
            person_id=story.owner_id, study_id=story.study_id, organisation_id=story.organisation_id
        ),
        words=story.words,
    )
    narrative.text = vault.seal(narrative, "text", vault.opened(story, "text"))
    narrative.save(force_insert=True)
    scatter(narrative, stored(Narrative).filter(study_id=story.study_id))
    keys = stored(NarrativeKey).filter(narrative__study_id=story.study_id)
    scatter(keys.get(narrative=narrative), keys)
    move_readings(story, narrative)
    story.use, story.text, story.words = StoryUse.STUDY, b"", 0
    story.save(update_fields=["use", "text", "words"])


def give_back(story: Story, *, on: date) -> None:
    """Moves the words of a held story, and what was read in them, out of its study to its writer alone."""
    narrative = narrative_of(story)
    assert narrative is not None, "A story that is part of a study stands in it."
    story.use, story.words = StoryUse.MIRROR, narrative.words
    story.text = vault.seal(story, "text", vault.opened(narrative, "text"))
    story.save(update_fields=["use", "text", "words"])
    move_readings(narrative, story)
    bury(narrative, story, on=on)


def erase(story: Story, *, on: date) -> None:
    """Deletes the words of a held story, and what was read in them, wherever they stand."""
    narrative = narrative_of(story)
    readings_of(story).delete()
    story.use, story.text, story.words = StoryUse.MIRROR, b"", 0
    story.save(update_fields=["use", "text", "words"])
    if narrative:
        readings_of(narrative).delete()
        bury(narrative, story, on=on)


def bury(narrative: Narrative, story: Story, *, on: date) -> None:
    """Deletes a narrative with its key, and leaves a tombstone of that month.

    With the last story of its writer in the study the link between the two goes too.
    """
    stored(NarrativeKey).filter(narrative=narrative).delete()
    narrative.delete()
    tombstone = Tombstone(organisation_id=story.organisation_id, study_id=story.study_id, month=on.replace(day=1))
    tombstone.save(force_insert=True)
    mine = stored(Story).filter(study_id=story.study_id, owner_id=story.owner_id, use=StoryUse.STUDY)
    if not mine.exists():
        pseudonyms.forgotten(person_id=story.owner_id, study_id=story.study_id)


def home_of(story: Story) -> Home:
    """Where the words of a story stand that is handed in."""
    return narrative_of(story) or story


def narrative_of(story: Story) -> Narrative | None:
    """What its study holds of a story; None where it is for its writer alone."""
    if story.use != StoryUse.STUDY:
        return None
    words = pseudonyms.known(person_id=story.owner_id, study_id=story.study_id)
    return stored(Narrative).filter(study_id=story.study_id, pseudonym=words, time=story.time).first()


def readings_of(home: Home) -> QuerySet[Any]:
    """Every reading of a story, the newest last, where its words stand."""
    if isinstance(home, Narrative):
        return stored(Reading).filter(narrative=home)
    return stored(StoryReading).filter(story=home)


def move_readings(old: Home, new: Home) -> None:
    """Moves what was read in a story to where its words stand now."""
    for row in readings_of(old).order_by("number"):
        keep_reading(new, Read(engine=row.engine, refused=row.refused, result=vault.opened(row, "result")))
    readings_of(old).delete()


def keep_reading(home: Home, read: Read) -> None:
    """Keeps one more reading of a story where its words stand, as the newest."""
    row: Reading | StoryReading
    if isinstance(home, Narrative):
        row = Reading(organisation_id=home.organisation_id, narrative=home)
    else:
        row = StoryReading(organisation_id=home.organisation_id, owner_id=home.owner_id, story=home)
    row.engine, row.refused, row.number = read.engine, read.refused, readings_of(home).count() + 1
    row.result = vault.seal(row, "result", read.result)
    row.save(force_insert=True)
    if isinstance(row, Reading):
        scatter(row, stored(Reading).filter(narrative__study_id=home.study_id))
