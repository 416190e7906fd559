"""A private record as one sealed row, and back (field-level encryption, blind index).

All fields but id and organisation go into one blob, under the organisation's key: words that are sealed under their
owner's key are so inside it, too. A row is found again by its owner's index: the marks that the owner's key makes of
the numbers 0, 1, 2 and so on, for each kind. An owner's rows of a kind have the first numbers, without a gap; whoever
looks asks for 64 at once. So no value repeats, and nothing in the table tells which rows are of one person, or how
many one person has.
"""

import hmac
import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError
from django.db.models import BinaryField, Field, Model

from retold.records import vault
from retold.records.record import id_of

AT_ONCE = 64
STEP = 1024
LENGTH = 4


def index(owner_key: bytes, kind: str, number: int) -> str:
    """The mark of an owner's row of a kind with that number, as long as an id."""
    own = hmac.digest(owner_key, b"index", "sha256")
    return id_of(hmac.digest(own, f"{kind}\x00{number}".encode(), "sha256"))


def indexes(owner_key: bytes, kind: str) -> Iterator[list[str]]:
    """The marks of an owner's rows of a kind, 64 at a time, without an end."""
    first = 0
    while True:
        yield [index(owner_key, kind, number) for number in range(first, first + AT_ONCE)]
        first += AT_ONCE


def sealed(record: Any, key: bytes) -> bytes:
    """The blob of a record, under its organisation's key. Raises IntegrityError where a field that must be is not."""
    return vault.VERSION + vault.locked(key, packed(record), place(type(record), record.organisation_id, record.pk))


def opened(model: Any, row: Any, key: bytes) -> Any:
    """The record of a stored row, as it was. Raises `vault.SealError`."""
    blob = bytes(row.blob)
    if blob[:1] != vault.VERSION:
        raise vault.SealError("A private record was sealed by a newer version. Update Retold.")
    words = vault.unlocked(key, blob[1:], place(model, row.organisation_id, row.pk))
    said = {"id": row.pk, "organisation_id": row.organisation_id, **unpacked(words, contents(model))}
    names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001  Django's way to the fields
    return model.from_db("default", names, [said[name] for name in names])


def place(model: type[Model], organisation_id: str, pk: str) -> bytes:
    """Where a blob belongs, as bytes that are authenticated with it."""
    table = model._meta.db_table  # noqa: SLF001
    return f"row\x001\x00{organisation_id}\x00{table}\x00{pk}".encode()


def contents(model: type[Model]) -> "list[Field[Any, Any]]":
    """The fields that a blob holds."""
    return [field for field in model._meta.concrete_fields if field.attname not in {"id", "organisation_id"}]  # noqa: SLF001


def packed(record: Model) -> bytes:
    """The plain fields behind their length, filled up to whole KiB, then the sealed words as they are."""
    said: dict[str, Any] = {}
    words = []
    for field in contents(type(record)):
        value = getattr(record, field.attname)
        if value is None and not field.null:
            raise IntegrityError(f"{field.name} of {record} is missing.")
        if isinstance(field, BinaryField):
            words.append(bytes(value or b""))
            value = len(words[-1])
        said[field.attname] = value
    plain = json.dumps(said, cls=DjangoJSONEncoder, separators=(",", ":")).encode()
    filled = len(plain).to_bytes(LENGTH, "big") + plain
    return b"".join((filled, bytes(-len(filled) % STEP), *words))


def unpacked(filled: bytes, fields: "Sequence[Field[Any, Any]]") -> dict[str, Any]:
    """What `packed` was given, by field; a field that is newer than the row has what it begins with."""
    until = LENGTH + int.from_bytes(filled[:LENGTH], "big")
    said: dict[str, Any] = json.loads(filled[LENGTH:until])
    start = until + -until % STEP
    for field in fields:
        if field.attname not in said:
            said[field.attname] = field.get_default()
        elif isinstance(field, BinaryField):
            end = start + said[field.attname]
            said[field.attname] = filled[start:end]
            start = end
        else:
            said[field.attname] = field.to_python(said[field.attname])
    return said
