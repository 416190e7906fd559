"""The one way to hold a record for writing, and the one way to change a state (state machine)."""

from typing import Any, TypeVar

from django.db import transaction

from retold.queries.visible import visible
from retold.records.people.models import Person
from retold.records.record import HouseRecord, Record, is_id, stored
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
T = TypeVar("T", bound=Record)


def held(model: type[T], pk: str, permission: Permission, *, by: Viewer, with_: tuple[str, ...] = ()) -> T:
    """The record of that id as it is stored now, if this viewer may do this with it, locked.

    The first line of whatever writes: it asks page 1, locks the row and gives it. `with_` names relations that are
    fetched along. Raises HiddenError: missing and forbidden are one.
    """
    rows = visible(by, permission, model).select_related(*with_).select_for_update(of=("self",))
    record = rows.filter(pk=pk).first() if is_id(pk) else None
    if record is None:
        raise HiddenError
    record.is_held = True
    return record


def held_for(model: type[R], pk: str, step: StepName, *, by: Viewer, with_: tuple[str, ...] = ()) -> R:
    """Holds the record of that id under the permission that page 2 asks for a step. Raises HiddenError."""
    return held(model, pk, lifecycle(model.noun).step(step).permission, by=by, with_=with_)


@transaction.atomic
def take(record: R, step: StepName, *, by: Viewer, at: When, **changes: Any) -> R:
    """Takes one step of page 2 with a record that is held, and gives it back as it then is.

    `changes` are fields set in the same breath. Raises HiddenError where page 1 does not allow it, MovedOnError
    where the record is no longer in a state the step starts from; then nothing has changed. Two who try at once: one
    does it. Raises RuntimeError for a record that nobody holds: what it says may be stale.
    """
    if not record.is_held:
        raise RuntimeError(f"Hold {record} before you take a step with it (steps.held).")
    taken = lifecycle(record.noun).step(step)
    demand(by, taken.permission, record)
    state = record.state  # type: ignore[attr-defined]  # every record with a lifecycle has one
    if state not in taken.sources:
        raise MovedOnError
    for name, value in changes.items():
        setattr(record, name, value)
    record.state = taken.to  # type: ignore[attr-defined]
    record.save(update_fields=["state", *changes])
    events.write_step(taken, record, by=by, at=at)
    tell_the_named(record, taken.tells, by=by, at=at)
    return record


@transaction.atomic
def take_one(
    model: type[R], pk: str, step: StepName, *, by: Viewer, at: When, with_: tuple[str, ...] = (), **changes: Any
) -> R:
    """Holds the record of that id, and its relations of `with_`, under the step's own permission; takes the step."""
    return take(held_for(model, pk, step, by=by, with_=with_), step, by=by, at=at, **changes)


def tell_the_named(record: HouseRecord, facts: tuple[FactName, ...], *, by: Viewer, at: When) -> None:
    """A notice to everybody whom these facts of the record name, except the one who acts."""
    people = {fact(record, record.noun, name) for name in facts} - {by.person_id, None}
    if people:
        for person in stored(Person).filter(pk__in=people).order_by("pk"):
            notices.tell(person, at=at)
