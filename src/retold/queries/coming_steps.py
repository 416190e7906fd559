"""What was asked for and the next morning does (delayed actions), beside the record it is about."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from retold.records.record import HouseRecord, stored
from retold.records.scheme.models import ComingStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A step that comes, by its own name ("decline"), and on the morning of which day."""

    step: str
    on: date


def coming_step(record: HouseRecord) -> Coming | None:
    """What comes for one record, for whoever may take that step with it; None where nothing does."""
    return coming_steps([record.pk]).get(record.pk)


def coming_steps(ids: Collection[str]) -> dict[str, Coming]:
    """The same for several, by their ids."""
    rows = stored(ComingStep).filter(about_id__in=ids)
    return {row.about_id: Coming(step=row.step.partition(".")[2], on=row.on) for row in rows}
