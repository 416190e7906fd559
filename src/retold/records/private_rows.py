"""The private records of a kind as a list that can be narrowed (the part of Django's query set that the house uses).

Their fields are sealed, so the database cannot look into them: rows are found by their id, by their owner's index, or,
where neither is named, by their organisation; then they are opened, and the conditions are asked of what they hold.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Self

from django.db import IntegrityError, transaction
from django.db.models import Q

from retold.records import numbered_rows, sealing, vault
from retold.records.conditions_held import holds, names, only, plain, value_at
from retold.records.record import stored
from retold.records.scattered import lose_place
from retold.records.sealed.models import SealedRow

IDS = frozenset({"pk", "id"})
OWNERS = frozenset({"owner", "owner_id"})
HOUSES = frozenset({"organisation", "organisation_id"})


class PrivateRows:
    """Every record of a kind for which the conditions hold, in an order, opened when they are first needed."""

    def __init__(
        self,
        model: Any,
        *,
        asked: Q | None = None,
        order: Sequence[str] | None = None,
        along: tuple[str, ...] = (),
        lock: bool = False,
    ) -> None:
        self.model = model
        self._asked = asked or Q()
        usual: Any = model._meta.ordering  # noqa: SLF001  Django's way to a model's order
        self._order: tuple[str, ...] = tuple(usual if order is None else order)
        self._along = along
        self._lock = lock
        self._found: list[Any] | None = None

    def _like(self, **changes: Any) -> Self:
        given: dict[str, Any] = {"asked": self._asked, "order": self._order, "along": self._along, "lock": self._lock}
        return type(self)(self.model, **(given | changes))

    # What is asked for.

    def all(self) -> Self:
        """The same, asked anew."""
        return self._like()

    def filter(self, *conditions: Q, **named: Any) -> Self:
        """Those for which these conditions hold, too."""
        return self._like(asked=self._asked & plain(Q(*conditions, **named)))

    def exclude(self, *conditions: Q, **named: Any) -> Self:
        """Those for which these conditions do not hold."""
        return self._like(asked=self._asked & ~plain(Q(*conditions, **named)))

    def order_by(self, *order: str) -> Self:
        """In that order ("-" before a field: backwards)."""
        return self._like(order=order)

    def select_related(self, *along: str) -> Self:
        """With these relations fetched along, a query for each."""
        return self._like(along=(*self._along, *along))

    def select_for_update(self, *, of: tuple[str, ...] = ()) -> Self:
        """Locked to the end of the transaction, where the database locks rows."""
        del of
        return self._like(lock=True)

    def defer(self, *fields: str) -> Self:
        """The same: a record is opened whole."""
        del fields
        return self._like()

    # What is found.

    def __iter__(self) -> Iterator[Any]:
        """Each record, opened."""
        return iter(self._records())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._records())

    def __getitem__(self, which: Any) -> Any:
        """A record by its place, or a part of the list."""
        return self._records()[which]

    def first(self) -> Any:
        """The first, or None."""
        return next(iter(self), None)

    def last(self) -> Any:
        """The last, or None."""
        return next(reversed(self._records()), None)

    def get(self, *conditions: Q, **named: Any) -> Any:
        """The one there is. Raises the model's DoesNotExist or MultipleObjectsReturned."""
        found = list(self.filter(*conditions, **named))
        if not found:
            raise self.model.DoesNotExist
        if len(found) > 1:
            raise self.model.MultipleObjectsReturned
        return found[0]

    def exists(self) -> bool:
        """Whether there is any."""
        return bool(self._records())

    def count(self) -> int:
        """How many there are."""
        return len(self)

    def values_list(self, *fields: str, flat: bool = False) -> list[Any]:
        """What these fields hold, for each record."""
        rows = [tuple(value_at(record, name) for name in fields) for record in self]
        return [row[0] for row in rows] if flat else rows

    def _records(self) -> list[Any]:
        if self._found is None:
            rows, keys = self._stored()
            records = self._opened(rows, keys)
            if self._lock and records:
                locked = stored(SealedRow).select_for_update().filter(pk__in=[record.pk for record in records])
                records = self._opened(locked, keys)
            self._found = self._sorted(records)
        return self._found

    def _stored(self) -> "tuple[Iterable[SealedRow], dict[str, bytes]]":
        """The rows among which all that are asked for must be, and the organisations' keys that were in hand for it."""
        ids, houses, owners = only(self._asked, IDS), only(self._asked, HOUSES), self._owners()
        if ids is None and owners is not None:
            keys = vault.known_keys(owners, houses)
            return numbered_rows.of_owners(self.model.noun, keys), {key.organisation_id: key.house for key in keys}
        rows = stored(SealedRow).filter(kind=self.model.noun)
        rows = rows if houses is None else rows.filter(organisation_id__in=houses)
        return (rows if ids is None else rows.filter(pk__in=ids) if ids else ()), {}

    def _owners(self) -> "frozenset[str] | None":
        """Whose they are, where the conditions say so: by name, or by what leads to somebody."""
        owners = only(self._asked, OWNERS)
        for name, fields in self.model.whose.items() if owners is None else ():
            ids = only(self._asked, frozenset({name, f"{name}_id"}))
            if ids is not None:
                led_to: Any = self.model._meta.get_field(name).related_model  # noqa: SLF001
                people = stored(led_to).filter(pk__in=ids).order_by().values_list(*fields)
                return frozenset(one for row in people for one in row)
        return owners

    def _opened(self, rows: "Iterable[SealedRow]", keys: dict[str, bytes]) -> list[Any]:
        records = []
        for row in rows:
            if row.organisation_id not in keys:
                keys[row.organisation_id] = vault.organisation_key(row.organisation_id)
            records.append(sealing.opened(self.model, row, keys[row.organisation_id]))
        through = {name.rpartition("__")[0] for name in (*names(self._asked), *self._order) if "__" in name}
        for path in sorted(through):
            fetch_along(records, path)
        found = [record for record in records if holds(self._asked, record)]
        for path in self._along:
            fetch_along(found, path)
        return found

    def _sorted(self, records: list[Any]) -> list[Any]:
        for name in reversed(self._order):
            records.sort(key=partial(in_order, path=name.removeprefix("-")), reverse=name.startswith("-"))
        return records

    # What is written.

    def create(self, **fields: Any) -> Any:
        """A new record, stored."""
        record = self.model(**fields)
        record.save(force_insert=True)
        return record

    def get_or_create(self, defaults: dict[str, Any] | None = None, **named: Any) -> tuple[Any, bool]:
        """(the one there is, or a new one; whether it is new). Two who try at once get the same."""
        found = self.filter(**named).first()
        if found is not None:
            return found, False
        try:
            with transaction.atomic():
                return self.create(**named, **(defaults or {})), True
        except IntegrityError:
            found = self.filter(**named).first()
            if found is None:
                raise
            return found, False

    def update_or_create(self, defaults: dict[str, Any], **named: Any) -> tuple[Any, bool]:
        """(the one there is with these values, or a new one; whether it is new)."""
        found, new = self.select_for_update().get_or_create(defaults, **named)
        if not new:
            for name, value in defaults.items():
                setattr(found, name, value)
            found.save(update_fields=list(defaults))
        return found, new

    def update(self, **changes: Any) -> int:
        """Writes these values into each; how many there were."""
        for record in self.select_for_update():
            for name, value in changes.items():
                setattr(record, name, value)
            record.save(update_fields=list(changes))
        return len(self)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Deletes each; (how many, how many of which kind)."""
        records = list(self)
        with transaction.atomic():
            for organisation_id, owner_id in sorted({(record.organisation_id, record.owner_id) for record in records}):
                theirs = [r.pk for r in records if (r.organisation_id, r.owner_id) == (organisation_id, owner_id)]
                numbered_rows.take_out(self.model.noun, organisation_id, owner_id, theirs)
        return len(records), {self.model._meta.label: len(records)} if records else {}  # noqa: SLF001


def fetch_along(records: Sequence[Any], path: str) -> None:
    """Fetches what these records lead to along a path such as "pair__mentor": a query for each of its parts."""
    at = list(records)
    for name in path.split("__"):
        if not at:
            return
        field: Any = type(at[0])._meta.get_field(name)  # noqa: SLF001
        left = [record for record in at if not field.is_cached(record) and getattr(record, field.attname)]
        wanted = {getattr(record, field.attname) for record in left}
        found = {row.pk: row for row in stored(field.related_model).filter(pk__in=wanted)} if wanted else {}
        for record in left:
            if getattr(record, field.attname) in found:
                field.set_cached_value(record, found[getattr(record, field.attname)])
        led_to = [field.get_cached_value(record, default=None) for record in at]
        at = list({row.pk: row for row in led_to if row is not None}.values())


def in_order(record: Any, path: str) -> tuple[bool, Any]:
    """What sorts a record by a field: where nothing stands in it, it comes last, as PostgreSQL has it."""
    value = value_at(record, path)
    return (value is None, "" if value is None else value)


@transaction.atomic
def put_in(record: Any) -> None:
    """Stores a new record under its owner's next number. Raises IntegrityError where there may be only one such."""
    key = numbered_rows.hold(record.organisation_id, record.owner_id)
    beside = PrivateRows(type(record)).filter(organisation_id=record.organisation_id, owner_id=record.owner_id)
    demand_unique(record, beside)
    row = SealedRow(pk=record.pk, organisation_id=record.organisation_id, kind=record.noun)
    row.index = sealing.index(key, record.noun, len(beside))
    row.blob = sealing.sealed(record, vault.organisation_key(record.organisation_id))
    row.save(force_insert=True)
    lose_place(row)


@transaction.atomic
def write_anew(record: Any, fields: "Iterable[str] | None") -> None:
    """Stores the fields of a record that is there already (None: all); its others stay as they are stored now."""
    row = stored(SealedRow).select_for_update().get(pk=record.pk)
    key = vault.organisation_key(row.organisation_id)
    kept = record
    if fields is not None:
        kept = sealing.opened(type(record), row, key)
        for name in fields:
            attribute = type(record)._meta.get_field(name).attname  # noqa: SLF001
            setattr(kept, attribute, getattr(record, attribute))
    row.blob = sealing.sealed(kept, key)
    row.save(update_fields=["blob"])


def demand_unique(record: Any, beside: "PrivateRows") -> None:
    """Raises IntegrityError where one of the owner's other records says what only one may say."""
    for constraint in record._meta.constraints:  # noqa: SLF001
        said = {name: value_at(record, name) for name in constraint.fields}
        if any(all(value_at(other, name) == value for name, value in said.items()) for other in beside):
            raise IntegrityError(f"{record.noun}: {constraint.name}")
