"""Steps that end something (delayed actions): asked for today, taken by the next daily round, undone until then."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from retold.records.record import HouseRecord, stored
from retold.records.scheme.models import ComingStep
from retold.rules.event_names import EventName
from retold.rules.open_steps import open_steps
from retold.rules.refusals import MovedOnError
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.services import events

ANNOUNCED: Mapping[str, EventName] = {
    "application": "application.announce",
    "cohort": "cohort.announce",
    "match_run": "match_run.announce",
    "proposal": "proposal.announce",
    "study": "study.announce",
}
"Record -> what the trail says when a step is asked for."
UNDONE: Mapping[str, EventName] = {
    "application": "application.undo",
    "cohort": "cohort.undo",
    "match_run": "match_run.undo",
    "proposal": "proposal.undo",
    "study": "study.undo",
}
"Record -> what it says when that is taken back."


def announce(record: HouseRecord, step: StepName, *, cohort_id: str, by: Viewer, at: When) -> None:
    """Asks for a step with a record that is held. Raises MovedOnError where it is not its turn, or one comes."""
    if step not in open_steps(by, record) or coming_for(record) is not None:
        raise MovedOnError
    state: Any = getattr(record, "state")  # noqa: B009  every record with a lifecycle has one
    ComingStep(
        organisation_id=record.organisation_id,
        cohort_id=cohort_id,
        step=f"{record.noun}.{step}",
        about_id=record.pk,
        asked_in=state,
        on=at.day + timedelta(days=1),
    ).save(force_insert=True)
    events.write(ANNOUNCED[record.noun], record, by=by, at=at)


def call_off(record: HouseRecord, *, by: Viewer, at: When) -> None:
    """Takes back what comes for a record that is held. Raises MovedOnError where nothing does, or it is done."""
    coming = coming_for(record)
    if coming is None:
        raise MovedOnError
    coming.delete()
    events.write(UNDONE[record.noun], record, by=by, at=at)


def coming_for(record: HouseRecord) -> ComingStep | None:
    """What comes for one record."""
    return stored(ComingStep).filter(about_id=record.pk).first()


def due(organisation_id: str, *steps: str, at: When) -> list[ComingStep]:
    """What is to be done by now, of these steps by their whole names."""
    rows = stored(ComingStep).filter(organisation_id=organisation_id, step__in=steps, on__lte=at.day)
    return list(rows.order_by("pk"))
