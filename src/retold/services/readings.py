"""The engine's reading of a story, done in the background."""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from django.db import transaction

from retold.errors import TextError
from retold.queries.time_zones import when_at
from retold.records import vault
from retold.records.record import stored
from retold.records.study.models import Narrative, Reading
from retold.rules.step_names import ReadingStep
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.rules.words import NarrativeState, NarrativeUse, ReadingState
from retold.services import reports, steps

if TYPE_CHECKING:
    from retold.analysis.analysed import Analysis
    from retold.discourse.engine import Engine


@cache
def engine() -> "Engine":
    """The engine, loaded once a process."""
    from retold.discourse.engine import Engine  # noqa: PLC0415  heavy

    return Engine()


def read(narrative_id: str, *, moment: datetime) -> None:
    """Reads one story that is handed in with the engine as it is now. Once: where that is done, it does nothing."""
    narrative = stored(Narrative).filter(pk=narrative_id, state=NarrativeState.SUBMITTED).first()
    if narrative is None:
        return
    stamp = engine().stamp
    version = f"{stamp.version} {stamp.pipeline} {stamp.mode}{stamp.own_model}"[:80]
    reading, _ = stored(Reading).get_or_create(
        narrative=narrative,
        engine=version,
        defaults={"organisation_id": narrative.organisation_id, "owner_id": narrative.owner_id},
    )
    if reading.state != ReadingState.ASKED:
        return
    at = when_at(narrative.organisation_id, moment)
    try:
        found = analysis_of(narrative)
    except TextError as refused:
        finish(reading, "fail", str(refused), at=at)
    else:
        from retold.analysis.kept import packed  # noqa: PLC0415  heavy

        finish(reading, "finish", packed(found), at=at)


def analysis_of(narrative: Narrative) -> "Analysis":
    """What the engine finds in a story. Raises TextError, with a sentence, where it refuses the text."""
    from retold.analysis.analysed import analysed  # noqa: PLC0415  heavy

    return analysed(engine().analyse(vault.opened(narrative, "text")))


@transaction.atomic
def finish(reading: Reading, step: ReadingStep, result: str, *, at: When) -> None:
    """Keeps a result, unless the story was taken back while it was read."""
    still_there = (
        stored(Narrative)
        .select_for_update(of=("self",))
        .filter(pk=reading.narrative_id, state=NarrativeState.SUBMITTED)
        .first()
    )
    if still_there is None or steps.again(reading).state != ReadingState.ASKED:
        return
    sealed = vault.seal(reading, "result", result)
    steps.take(reading, step, by=machine(reading.organisation_id), at=at, result=sealed, read_on=at.day)
    if still_there.use == NarrativeUse.STUDY:
        reports.renew(still_there.study_id, at=at)
