"""What every private record has (base model): an owner, and no table that says whose it is."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.db import models

from retold.records import private_rows
from retold.records.record import HouseRecord, NoWayIn


class PrivateRecord(HouseRecord):
    """What one person keeps to themselves. No timestamp finer than a day, no counter, no way to list them all.

    Its fields are named, typed and led along as any record's; stored are only the rows of `retold.records.sealed`. Its
    words are sealed under the owner's key besides (`retold.records.vault`). A subclass says `class Meta(Sealed)`. What
    it names is not held by the database: whoever deletes that deletes this first (`retold.services.letting_go`).
    """

    organisation = models.ForeignKey("people.Organisation", on_delete=models.DO_NOTHING, related_name="+")
    owner = models.ForeignKey("people.Person", on_delete=models.DO_NOTHING, related_name="+")

    whose: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    "For a relation of this record, which of its fields name the people whose it can be: so that few are opened."

    objects = NoWayIn()

    class Meta:
        abstract = True

    @classmethod
    def rows(cls) -> Any:
        """Every record of this kind, whoever asks."""
        return private_rows.PrivateRows(cls)

    def save(self, *, force_insert: bool = False, update_fields: Iterable[str] | None = None) -> None:  # type: ignore[override]
        """Stores a new record, or writes one anew: all of it, or these fields."""
        if force_insert or self._state.adding:
            private_rows.put_in(self)
            self._state.adding, self._state.db = False, "default"
        else:
            private_rows.write_anew(self, update_fields)

    def delete(self) -> tuple[int, dict[str, int]]:  # type: ignore[override]
        """Deletes this record; (1, {its kind: 1})."""
        deleted: tuple[int, dict[str, int]] = type(self).rows().filter(pk=self.pk).delete()
        return deleted

    def refresh_from_db(self, **_: Any) -> None:  # type: ignore[override]
        """Reads every field again."""
        found = type(self).rows().get(pk=self.pk)
        for field in self._meta.concrete_fields:
            setattr(self, field.attname, getattr(found, field.attname))


class Sealed:
    """The Meta of every private record: no table of its own."""

    managed = False
