"""Answers in memory what Django asks of a database (predicate evaluation): for records whose fields are sealed there.

Of Django's lookups those that the house uses; anything else raises TypeError.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from django.db.models import Model, Q

Lookup = Callable[[Any, Any], bool]
LOOKUPS: Mapping[str, Lookup] = {
    "exact": lambda held, asked: bool(held == asked),
    "in": lambda held, asked: held in asked,
    "isnull": lambda held, asked: (held is None) == asked,
    "lt": lambda held, asked: held is not None and held < asked,
    "lte": lambda held, asked: held is not None and held <= asked,
    "gt": lambda held, asked: held is not None and held > asked,
    "gte": lambda held, asked: held is not None and held >= asked,
}


def plain(asked: Q) -> Q:
    """The same conditions with ids in the place of records and of queries for them."""
    made = Q(_connector=asked.connector, _negated=asked.negated)
    children: Any = asked.children
    for child in children:
        made.children.append(plain(child) if isinstance(child, Q) else in_ids(*child))
    return made


def in_ids(name: str, value: Any) -> tuple[str, Any]:
    """One condition with ids in the place of records."""
    if name.endswith("__in"):
        return name, frozenset(id_of(one) for one in value)
    return name, id_of(value)


def id_of(value: Any) -> Any:
    """The id of a record; any other value as it is. Raises TypeError for what only a database could work out."""
    if hasattr(value, "resolve_expression"):
        raise TypeError(
            f"{type(value).__name__} cannot be asked of private records: a database does not see into them."
        )
    return value.pk if isinstance(value, Model) else value


def holds(asked: Q, record: Model) -> bool:
    """Whether plain conditions hold for a record."""
    children: Any = asked.children
    said = (holds(child, record) if isinstance(child, Q) else one_holds(record, *child) for child in children)
    answer = any(said) if asked.connector == Q.OR and children else all(said)
    return answer != asked.negated


def one_holds(record: Model, name: str, value: Any) -> bool:
    """Whether one condition holds for a record."""
    path, lookup = path_and_lookup(name)
    return LOOKUPS[lookup](value_at(record, path), value)


def path_and_lookup(name: str) -> tuple[str, str]:
    """A name such as "pair__cohort__in" as the way to a field, and what is asked of it."""
    path, _, last = name.rpartition("__")
    return (path, last) if path and last in LOOKUPS else (name, "exact")


def value_at(record: Model, path: str) -> Any:
    """What stands at the end of a path such as "pair__cohort": an id where that is a record."""
    *through, last = path.split("__")
    reached: Any = record
    for name in through:
        reached = getattr(reached, name, None)
    attribute = f"{last}_id"
    return getattr(reached, attribute if hasattr(reached, attribute) else last, None)


def names(asked: Q) -> Iterator[str]:
    """Every path that is asked for."""
    children: Any = asked.children
    for child in children:
        if isinstance(child, Q):
            yield from names(child)
        else:
            yield path_and_lookup(child[0])[0]


def only(asked: Q, fields: AbstractSet[str]) -> frozenset[Any] | None:
    """The values that one of these fields must have for plain conditions to hold; None where it may have any."""
    if asked.negated:
        return None
    children: Any = asked.children
    each = [only(child, fields) if isinstance(child, Q) else named(child[0], child[1], fields) for child in children]
    narrow = [values for values in each if values is not None]
    if asked.connector == Q.OR and len(narrow) < len(each):
        return None
    if not narrow:
        return None
    return frozenset.union(*narrow) if asked.connector == Q.OR else frozenset.intersection(*narrow)


def named(name: str, value: Any, fields: AbstractSet[str]) -> frozenset[Any] | None:
    """The values that one condition allows one of these fields; None where it says nothing of it."""
    path, lookup = path_and_lookup(name)
    if path not in fields or lookup not in {"exact", "in"}:
        return None
    return frozenset((value,)) if lookup == "exact" else value
