"""The engine's reading of a story (annotation), done in the background."""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from django.db import transaction

from retold.errors import TextError
from retold.queries.time_zones import when_at
from retold.records import vault
from retold.records.private.models import Story
from retold.records.record import stored
from retold.rules.when import When
from retold.rules.words import StoryState, StoryUse
from retold.services import narratives, reports
from retold.services.narratives import Read

if TYPE_CHECKING:
    from retold.discourse.engine import Engine


@cache
def engine() -> "Engine":
    """The engine, loaded once a process."""
    from retold.discourse.engine import Engine  # noqa: PLC0415  heavy

    return Engine()


def read(story_id: str, *, moment: datetime) -> None:
    """Reads one story that is handed in with the engine as it is now. Once: where that is done, it does nothing.

    The job is about the writer's story, also where its words stand in a study: the table of jobs has a clock, and names
    nothing that a study holds.
    """
    story = stored(Story).filter(pk=story_id, state=StoryState.SUBMITTED).first()
    if story is None:
        return
    home = narratives.home_of(story)
    if narratives.readings_of(home).filter(engine=version()).exists():
        return
    found = reading_of(vault.opened(home, "text"))
    keep(story_id, found, at=when_at(story.organisation_id, moment))


def version() -> str:
    """The engine as it is now, in at most 80 characters."""
    stamp = engine().stamp
    return f"{stamp.version} {stamp.pipeline} {stamp.mode}{stamp.own_model}"[:80]


def reading_of(text: str) -> Read:
    """What the engine finds in a text; or the sentence with which it refuses it."""
    from retold.analysis.analysed import analysed  # noqa: PLC0415  heavy
    from retold.analysis.kept import packed  # noqa: PLC0415  heavy

    try:
        found = analysed(engine().analyse(text))
    except TextError as refused:
        return Read(engine=version(), refused=True, result=str(refused))
    return Read(engine=version(), refused=False, result=packed(found))


@transaction.atomic
def keep(story_id: str, found: Read, *, at: When) -> None:
    """Keeps a reading where the story's words stand by now, unless it was taken back or read by another meanwhile."""
    rows = stored(Story).select_for_update(of=("self",))
    story = rows.filter(pk=story_id, state=StoryState.SUBMITTED).first()
    if story is None:
        return
    home = narratives.home_of(story)
    if narratives.readings_of(home).filter(engine=found.engine).exists():
        return
    narratives.keep_reading(home, found)
    if story.use == StoryUse.STUDY:
        reports.renew(story.study_id, at=at)
