"""The one way to change a state."""

from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from retold.records.people.models import Person
from retold.records.record import HouseRecord, stored
from retold.rules.conditions import fact
from retold.rules.lifecycles import LIFECYCLES
from retold.rules.privacy import demand
from retold.rules.refusals import HiddenError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.services import events, notices

R = TypeVar("R", bound=HouseRecord)


@transaction.atomic
def take(record: R, step: str, *, by: Viewer, at: When, **changes: Any) -> R:
    """Takes one step of page 2 with a record and gives it back as it then is.

    `changes` are fields set in the same breath. Raises HiddenError where page 1 does not allow it, MovedOnError
    where the record is no longer in a state the step starts from; then nothing has changed. Two who try at once: one
    does it.
    """
    now = held(record)
    taken = LIFECYCLES[now.noun].step(step)
    demand(by, taken.permission, now)
    state = now.state  # type: ignore[attr-defined]  # every record with a lifecycle has one
    if state not in taken.sources:
        raise MovedOnError
    for name, value in changes.items():
        setattr(now, name, value)
    now.state = taken.to  # type: ignore[attr-defined]
    now.save(update_fields=["state", *changes])
    events.write(f"{now.noun}.{step}", now, by=by, at=at, sealed=taken.sealed)
    tell_the_named(now, taken.tells, by=by, at=at)
    return now


def held(record: R) -> R:
    """The record as it is stored now, held to the end of the transaction. Raises HiddenError where it is gone."""
    now = QuerySet(type(record)).select_for_update().filter(pk=record.pk).first()
    if now is None:
        raise HiddenError
    return now


def tell_the_named(record: HouseRecord, facts: tuple[str, ...], *, by: Viewer, at: When) -> None:
    """A notice to everybody whom these facts of the record name, except the one who acts."""
    people = {fact(record, record.noun, name) for name in facts} - {by.person_id, None}
    if people:
        for person in stored(Person).filter(pk__in=people).order_by("pk"):
            notices.tell(person, at=at)
