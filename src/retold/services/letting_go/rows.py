"""Page 3 as deletions: rows go with their id, and a field that is over before it is emptied."""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, Q, QuerySet

from retold.records.people.models import Membership
from retold.records.record import Record, stored
from retold.records.scheme.models import Application
from retold.rules.inventory import Until, fields_until

Gone = Counter[str]
"Record -> how many rows went, or were emptied."


class NoWayError(LookupError):
    """A record stands on page 3 under a clock that no field of it leads to."""


@cache
def models() -> Mapping[str, type[Record]]:
    """Every stored record by its name."""
    return {model.noun: model for model in apps.get_models() if issubclass(model, Record)}


@cache
def way(noun: str, to: str) -> str:
    """The shortest way from one record to another along its fields: "pair__cohort"; "pk" where they are the same.

    A field `study_id` that is no relation leads to a study, too. Raises NoWayError.
    """
    waiting: deque[tuple[type[Model], str]] = deque([(models()[noun], "")])
    while waiting:
        model, path = waiting.popleft()
        if model is models()[to]:
            return f"{path}pk" if not path else path.removesuffix("__")
        waiting.extend((other, f"{path}{name}__") for name, other in leads(model))
    raise NoWayError(f"No field of {noun} leads to a {to}: page 3 names a clock that cannot be told for it.")


def leads(model: type[Model]) -> list[tuple[str, type[Model]]]:
    """(field, record) for each record of the house to which a field of this one leads, as a relation or by its name."""
    found: list[tuple[str, type[Model]]] = []
    for field in model._meta.fields:  # noqa: SLF001
        if isinstance(field, ForeignKey):
            found.append((field.name, field.related_model))
        elif (noun := field.name.removesuffix("_id")) != field.name and noun in models():
            found.append((field.name, models()[noun]))
    return [(name, other) for name, other in found if other is not model]


@cache
def in_order(nouns: tuple[str, ...]) -> list[str]:
    """The same records, each before those that it leads to: so they can go one after another."""
    left = list(nouns)
    ordered: list[str] = []
    while left:
        led_to = {other for noun in left for _, other in leads(models()[noun])}
        free = next(noun for noun in left if models()[noun] not in led_to)
        ordered.append(free)
        left.remove(free)
    return ordered


def ids(ended: QuerySet[Any]) -> list[str]:
    """Which have ended, asked once: where none has, what belongs to them need not be looked for."""
    return list(ended.order_by("pk").values_list("pk", flat=True))


def with_a_part(organisation_id: str) -> set[str]:
    """The ids of everybody who has, or had, a role there or has applied, as far as that is kept."""
    kinds = (stored(Membership), stored(Application))
    return {
        pk for rows in kinds for pk in rows.filter(organisation_id=organisation_id).values_list("person", flat=True)
    }


def over(noun: str, to: str, ended: Sequence[str]) -> Q:
    """Those rows of a record that belong to one of the rounds, studies and so on that have ended, by their ids."""
    return Q(**{f"{way(noun, to)}__in": ended})


def let_go(nouns: Sequence[str], until: Until, which: Mapping[str, Q]) -> Gone:
    """Deletes, or empties as far as the page says, the rows of each record that `which` names; how many."""
    gone: Gone = Counter()
    for noun in in_order(tuple(nouns)):
        rows = stored(models()[noun]).filter(which[noun])
        gone[noun] += deleted(rows) if "id" in fields_until(noun, until) else emptied(rows, noun, until)
    return +gone


def deleted(rows: QuerySet[Any]) -> int:
    """Deletes rows; how many of their own kind."""
    over_now = list(rows.values_list("pk", flat=True))
    if not over_now:
        return 0
    _, by_kind = stored(rows.model).filter(pk__in=over_now).delete()
    return by_kind.get(rows.model._meta.label, 0)  # noqa: SLF001


def emptied(rows: QuerySet[Any], noun: str, until: Until) -> int:
    """Empties the fields that are over in rows that stay; how many rows had anything in them."""
    over_now = fields_until(noun, until)
    fields = [field for field in models()[noun]._meta.fields if field.name in over_now]  # noqa: SLF001
    empty = {field.name: None if field.null else field.get_default() for field in fields}
    filled = Q()
    for name, value in empty.items():
        filled |= Q(**{f"{name}__isnull": False}) if value is None else ~Q(**{name: value})
    with_something = list(rows.filter(filled).values_list("pk", flat=True))
    return stored(rows.model).filter(pk__in=with_something).update(**empty) if with_something else 0
