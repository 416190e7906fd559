"""Seals private and study texts (encryption at rest): AES-256-GCM, under a key of whom they belong to.

Those keys are wrapped under the organisation's, and that one under the root key, a file outside the database and its
backups. A person's key seals what is theirs in one organisation, the key of a story in a study that story and what was
read in it; destroying a key erases the words. Each sealed text is bound to its place (version, organisation, table,
column, row, owner), so that a text moved to another row, or another organisation, cannot be opened. Texts are padded
to buckets of 256 bytes, 1, 4, 16 and 64 KiB, so that a stored length says little. What is about many people (a report)
is sealed under the organisation's key, at any length, in whole buckets of 64 KiB. Protects a stolen database or backup;
not a hostile server.
"""

import hmac
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db.models import OuterRef, Subquery

from retold.errors import RetoldError
from retold.records.people.models import OrganisationKey, PersonKey
from retold.records.record import stored
from retold.records.study.models import NarrativeKey
from retold.rules.plain_text import MOST_BYTES
from retold.rules.refusals import RefusalError

if TYPE_CHECKING:
    from django.db import models

VERSION = b"\x01"
NONCE = 12
KEY = 32
LENGTH = 4
BUCKETS = (256, 1024, 4096, 16384, 65536)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyInHand:
    """A person's own key in an organisation, and that organisation's key, both unwrapped."""

    organisation_id: str
    person_id: str
    house: bytes
    own: bytes


class SealError(RetoldError):
    """A sealed text cannot be opened: another key, another place, or changed bytes."""


class TooLongToSealError(RefusalError):
    """A text is longer than the largest bucket. Forms say so before; whatever passes them by is refused."""


def seal(record: Any, column: str, text: str, *, at_least: int = 0) -> bytes:
    """The words, sealed for that column of that record.

    It must have its id, its organisation, and its owner or (in a study) its narrative already, if it ever has one.
    It fills the first bucket that has room for `at_least` bytes, too.
    """
    return VERSION + locked(key_of(record), padded(text.encode(), at_least=at_least), place(record, column))


def opened(record: Any, column: str) -> str:
    """The words of a sealed column; "" where nothing is stored. Raises SealError."""
    sealed = bytes(getattr(record, column) or b"")
    if not sealed:
        return ""
    if sealed[:1] != VERSION:
        raise SealError("This text was sealed by a newer version. Update Retold.")
    return unpadded(unlocked(key_of(record), sealed[1:], place(record, column))).decode()


def opened_together(records: Iterable[Any], column: str) -> list[str]:
    """The words of a sealed column of many records of one organisation, in their order: two queries in all."""
    rows = list(records)
    if not rows:
        return []
    organisation_id = rows[0].organisation_id
    kept = known_keys({row.owner_id for row in rows}, (organisation_id,))
    keys = {one.person_id: one.own for one in kept}
    words = []
    for row in rows:
        sealed = bytes(getattr(row, column))
        if row.organisation_id != organisation_id or row.owner_id not in keys or sealed[:1] != VERSION:
            raise SealError("A sealed text does not open: its key is gone, or it was sealed by a newer version.")
        words.append(unpadded(unlocked(keys[row.owner_id], sealed[1:], place(row, column))).decode())
    return words


def seal_file(record: Any, column: str, data: bytes) -> bytes:
    """The bytes of a file, sealed for that column of a record which belongs to its organisation and to nobody in it."""
    filled = len(data).to_bytes(LENGTH, "big") + data
    filled += bytes(-len(filled) % BUCKETS[-1])
    return VERSION + locked(organisation_key(record.organisation_id), filled, place(record, column))


def opened_file(record: Any, column: str) -> bytes:
    """What `seal_file` was given. Raises SealError."""
    sealed = bytes(getattr(record, column))
    if sealed[:1] != VERSION:
        raise SealError("This file is not sealed, or was sealed by a newer version. Update Retold.")
    return unpadded(unlocked(organisation_key(record.organisation_id), sealed[1:], place(record, column)))


def derived(use: str, *parts: str) -> bytes:
    """32 bytes that only the root key and these words bring forth (HMAC-SHA-256): a mark of them, or a key."""
    return hmac.digest(root_key(), "\x00".join((use, *parts)).encode(), "sha256")


def place(record: Any, column: str) -> bytes:
    """Where a sealed text belongs, as bytes that are authenticated with it."""
    table = record._meta.db_table  # noqa: SLF001  Django's documented way to a model's table
    owner_id = getattr(record, "owner_id", "")
    parts = ("1", record.organisation_id, table, column, record.pk, owner_id)
    return "\x00".join(parts).encode()


def padded(words: bytes, *, at_least: int = 0) -> bytes:
    """The bytes behind their length, filled up to the next bucket."""
    for bucket in BUCKETS:
        if max(len(words) + LENGTH, at_least) <= bucket:
            return len(words).to_bytes(LENGTH, "big") + words.ljust(bucket - LENGTH, b"\x00")
    raise TooLongToSealError(f"This text is longer than {MOST_BYTES:,} bytes. Shorten it, or split it in two.")


def unpadded(filled: bytes) -> bytes:
    """What `padded` was given."""
    return filled[LENGTH : LENGTH + int.from_bytes(filled[:LENGTH], "big")]


def locked(key: bytes, words: bytes, bound_to: bytes) -> bytes:
    """A fresh random nonce, then the sealed bytes."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, words, bound_to)


def unlocked(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """What `locked` was given. Raises SealError."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)
    except InvalidTag as error:
        raise SealError("A sealed text does not open: it was changed, moved, or sealed with another key.") from error


def key_of(record: Any) -> bytes:
    """The key that seals a record's words: its owner's, in a study its story's own, of nobody's its organisation's."""
    if hasattr(record, "narrative_id"):
        return narrative_key(record.organisation_id, record.narrative_id)
    if hasattr(record, "owner_id"):
        return person_key(record.organisation_id, record.owner_id)
    return organisation_key(record.organisation_id)


def narrative_key(organisation_id: str, narrative_id: str) -> bytes:
    """The key of one story in a study, made at first use."""
    wanted = {"organisation_id": organisation_id, "narrative_id": narrative_id}
    bound_to = f"narrative\x00{organisation_id}\x00{narrative_id}".encode()
    return kept_key(NarrativeKey, wanted, under=organisation_key(organisation_id), bound_to=bound_to)


def person_key(organisation_id: str, person_id: str) -> bytes:
    """The key of one person in one organisation, made at first use."""
    wanted = {"organisation_id": organisation_id, "person_id": person_id}
    bound_to = key_place(organisation_id, person_id)
    return kept_key(PersonKey, wanted, under=organisation_key(organisation_id), bound_to=bound_to)


def known_keys(people: Iterable[str], houses: Iterable[str] | None = None) -> list[KeyInHand]:
    """The keys of these people in these organisations (None: in all), in one query; nobody gets one by being asked."""
    under = stored(OrganisationKey).filter(organisation=OuterRef("organisation")).values("wrapped")
    rows = stored(PersonKey).filter(person_id__in=set(people)).annotate(under=Subquery(under))
    rows = rows if houses is None else rows.filter(organisation_id__in=set(houses))
    found = []
    for row in rows:
        house = unlocked(root_key(), bytes(row.under), organisation_place(row.organisation_id))
        own = unlocked(house, bytes(row.wrapped), key_place(row.organisation_id, row.person_id))
        found.append(KeyInHand(organisation_id=row.organisation_id, person_id=row.person_id, house=house, own=own))
    return found


def key_place(organisation_id: str, person_id: str) -> bytes:
    """Where a person's key belongs, as bytes that are authenticated with it."""
    return f"person\x00{organisation_id}\x00{person_id}".encode()


def organisation_key(organisation_id: str) -> bytes:
    """The key of one organisation, made at first use."""
    bound_to = organisation_place(organisation_id)
    return kept_key(OrganisationKey, {"organisation_id": organisation_id}, under=root_key(), bound_to=bound_to)


def organisation_place(organisation_id: str) -> bytes:
    """Where an organisation's key belongs, as bytes that are authenticated with it."""
    return f"organisation\x00{organisation_id}".encode()


def kept_key(
    model: "type[OrganisationKey | PersonKey | NarrativeKey]",
    wanted: Mapping[str, str],
    *,
    under: bytes,
    bound_to: bytes,
) -> bytes:
    """The unwrapped key of the row that is wanted; where there is none, a new one is made and stored, wrapped."""
    rows: models.QuerySet[Any] = stored(model)
    row = rows.filter(**wanted).first()
    if row is None:
        fresh = locked(under, os.urandom(KEY), bound_to)
        row, _ = rows.get_or_create(**wanted, defaults={"wrapped": fresh})
    return unlocked(under, bytes(row.wrapped), bound_to)


@lru_cache(maxsize=1)
def root_key() -> bytes:
    """The root key, from its file. It stands outside the database, and outside every backup of it."""
    key = Path(settings.RETOLD_ROOT_KEY_FILE).read_bytes()
    if len(key) != KEY:
        raise SealError(f"The root key file must hold {KEY} bytes. Restore it from where you keep it.")
    return key
