"""The one way to hold a record for writing, and the one way to change a state (state machine)."""

from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from retold.queries.visible import visible
from retold.records.people.models import Person
from retold.records.record import ID_LENGTH, HouseRecord, stored
from retold.rules.conditions import FactName, fact
from retold.rules.lifecycles import lifecycle
from retold.rules.permission_names import Permission
from retold.rules.privacy import demand
from retold.rules.refusals import HiddenError, MovedOnError
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.services import events, notices

R = TypeVar("R", bound=HouseRecord)


def held(model: type[R], pk: str, permission: Permission, *, by: Viewer, with_: tuple[str, ...] = ()) -> R:
    """The record of that id as it is stored now, if this viewer may do this with it, held to its end.

    The first line of whatever writes: it asks page 1, locks the row and gives it. `with_` names relations that are
    fetched along. Raises HiddenError: missing and forbidden are one.
    """
    rows = visible(by, permission, model).select_related(*with_).select_for_update(of=("self",))
    record = rows.filter(pk=pk).first() if len(pk) == ID_LENGTH else None
    if record is None:
        raise HiddenError
    record.is_held = True
    return record


@transaction.atomic
def take(record: R, step: StepName, *, by: Viewer, at: When, **changes: Any) -> R:
    """Takes one step of page 2 with a record that is held, and gives it back as it then is.

    `changes` are fields set in the same breath. Raises HiddenError where page 1 does not allow it, MovedOnError
    where the record is no longer in a state the step starts from; then nothing has changed. Two who try at once: one
    does it.
    """
    now = record if record.is_held else again(record)
    taken = lifecycle(now.noun).step(step)
    demand(by, taken.permission, now)
    state = now.state  # type: ignore[attr-defined]  # every record with a lifecycle has one
    if state not in taken.sources:
        raise MovedOnError
    for name, value in changes.items():
        setattr(now, name, value)
    now.state = taken.to  # type: ignore[attr-defined]
    now.save(update_fields=["state", *changes])
    events.write_step(taken, now, by=by, at=at)
    tell_the_named(now, taken.tells, by=by, at=at)
    return now


@transaction.atomic
def take_one(model: type[R], pk: str, step: StepName, *, by: Viewer, at: When, **changes: Any) -> R:
    """Holds the record of that id under the step's own permission, and takes the step."""
    permission = lifecycle(model.noun).step(step).permission
    return take(held(model, pk, permission, by=by), step, by=by, at=at, **changes)


def again(record: R) -> R:
    """The record as it is stored now, held to the end of the transaction. Raises HiddenError where it is gone."""
    now = QuerySet(type(record)).select_for_update().filter(pk=record.pk).first()
    if now is None:
        raise HiddenError
    now.is_held = True
    return now


def tell_the_named(record: HouseRecord, facts: tuple[FactName, ...], *, by: Viewer, at: When) -> None:
    """A notice to everybody whom these facts of the record name, except the one who acts."""
    people = {fact(record, record.noun, name) for name in facts} - {by.person_id, None}
    if people:
        for person in stored(Person).filter(pk__in=people).order_by("pk"):
            notices.tell(person, at=at)
