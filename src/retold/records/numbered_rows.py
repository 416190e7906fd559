"""Where an owner's sealed rows stand among their numbers: found, and taken out without a gap (blind index)."""

from collections.abc import Iterable, Sequence

from retold.records import sealing, vault
from retold.records.people.models import PersonKey
from retold.records.record import stored
from retold.records.sealed.models import SealedRow
from retold.records.vault import KeyInHand


def of_owners(kind: str, keys: Iterable[KeyInHand]) -> "list[SealedRow]":
    """Every row of a kind of the people whose keys these are, by their indexes."""
    left = [sealing.indexes(key.own, kind) for key in keys]
    found: list[SealedRow] = []
    while left:
        asked = [next(marks) for marks in left]
        rows = list(stored(SealedRow).filter(index__in=[mark for marks in asked for mark in marks]))
        there = {row.index for row in rows}
        found += rows
        left = [marks for marks, these in zip(left, asked, strict=True) if there.issuperset(these)]
    return found


def take_out(kind: str, organisation_id: str, owner_id: str, ids: Sequence[str]) -> None:
    """Deletes rows of one owner; those with the highest numbers take the places that come free."""
    key = hold(organisation_id, owner_id)
    rows = {row.index: row for row in of_owners(kind, vault.known_keys([owner_id], [organisation_id]))}
    count = len(rows)
    in_turn = [rows[sealing.index(key, kind, number)] for number in range(count)]
    gone = {row.pk for row in in_turn if row.pk in set(ids)}
    stored(SealedRow).filter(pk__in=gone).delete()
    stay = count - len(gone)
    free = [number for number, row in enumerate(in_turn[:stay]) if row.pk in gone]
    for number, row in zip(free, [row for row in in_turn[stay:] if row.pk not in gone], strict=True):
        row.index = sealing.index(key, kind, number)
        row.save(update_fields=["index"])


def hold(organisation_id: str, owner_id: str) -> bytes:
    """The key of an owner, locked to the end of the transaction: nobody else numbers their rows meanwhile."""
    key = vault.person_key(organisation_id, owner_id)
    rows = stored(PersonKey).select_for_update()
    rows.filter(organisation_id=organisation_id, person_id=owner_id).values_list("pk").first()
    return key
