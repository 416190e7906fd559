"""What ends in the next morning, record by record (delayed actions): who asks for it, and what then does it.

A round's own ending is asked for in `retold.services.cohorts`, which also looks whether it can.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from retold.records.record import HouseRecord, stored
from retold.records.scheme.models import Application, Cohort, MatchRun, Proposal
from retold.records.study.models import Study
from retold.rules.lifecycles import lifecycle
from retold.rules.refusals import HiddenError
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer, machine
from retold.rules.what_ends import ENDINGS, Undo
from retold.rules.when import When
from retold.services import applications, coming_steps, match_runs, proposals, steps, studies

DONE_BY: Mapping[str, Callable[..., object]] = {
    "application.decline": applications.decline,
    "match_run.set_aside": match_runs.set_aside,
    "proposal.take_back": proposals.take_back,
    "study.close": studies.close,
}
"Step -> what does it."
MODELS: Mapping[str, type[HouseRecord]] = {
    model.noun: model for model in (Application, Cohort, MatchRun, Proposal, Study)
}


@transaction.atomic
def announce(noun: str, pk: str, *, step: StepName, by: Viewer, at: When) -> Any:
    """Asks for a step of `DONE_BY` with a record, which is given back.

    Raises HiddenError, and MovedOnError where it is not its turn.
    """
    record: Any = steps.held_for(MODELS[noun], pk, step, by=by)
    coming_steps.announce(record, step, cohort_id=record.cohort_id, by=by, at=at)
    return record


@transaction.atomic
def call_off(noun: str, pk: str, *, step: str, by: Viewer, at: When) -> HouseRecord:
    """Takes back what was asked for, whoever asked. Raises HiddenError, and MovedOnError where the morning has come."""
    ending = ENDINGS.get(f"{noun}.{step}")
    if ending is None or ending.undo is not Undo.MORNING:
        raise HiddenError
    record = steps.held(MODELS[noun], pk, lifecycle(noun).step(step).permission, by=by)
    coming_steps.call_off(record, by=by, at=at)
    return record


def take_due(organisation_id: str, *, at: When) -> None:
    """The daily round: does what was asked for before today. What has moved on since stays as it is."""
    for coming in coming_steps.due(organisation_id, *DONE_BY, at=at):
        noun = coming.step.partition(".")[0]
        record: Any = stored(MODELS[noun]).filter(pk=coming.about_id).first()
        if record is not None and record.state == coming.asked_in:
            DONE_BY[coming.step](coming.about_id, by=machine(organisation_id), at=at)
        coming.delete()
