"""What forbids a pair, or asks for a second look: entered by the coordinator, or declared by one of the two."""

from datetime import date, timedelta

from django.db import transaction

from retold.queries import conflicts as queries
from retold.records import vault
from retold.records.people.models import Organisation, Person
from retold.records.private.models import Veto
from retold.records.record import stored
from retold.records.scheme.models import Conflict
from retold.rules.privacy import demand
from retold.rules.refusals import IncompleteError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ConflictKind, ConflictSource, ConflictStrength
from retold.services import events

SOMEBODY = "Write a name or an e-mail address."


@transaction.atomic
def enter(
    organisation: Organisation,
    *,
    one: Person,
    other: Person,
    kind: ConflictKind,
    strength: ConflictStrength,
    until: date | None,
    by: Viewer,
    at: When,
) -> Conflict:
    """The coordinator records what is between two people. The same again, on the same day, changes nothing."""
    demand(by, "organisation.declare_conflict", organisation)
    assert by.person_id is not None
    if one.pk == other.pk:
        raise IncompleteError({"other": "Choose two different people."})
    if until is not None and until < at.day:
        raise IncompleteError({"until": "Choose a day that is still to come."})
    first, second = sorted((one, other), key=lambda person: person.pk)
    conflict, new = stored(Conflict).get_or_create(
        one=first,
        other=second,
        kind=kind,
        since=at.day,
        defaults={
            "organisation": organisation,
            "strength": strength,
            "source": ConflictSource.COORDINATOR,
            "declared_by_id": by.person_id,
            "until": until,
        },
    )
    if new:
        events.write("conflict.enter", conflict, by=by, at=at)
    return conflict


@transaction.atomic
def declare(organisation: Organisation, *, named: str, kind: ConflictKind, by: Viewer, at: When) -> Conflict:
    """A mentee says with whom they must not be paired, and why. Only they, and the matching, read it."""
    demand(by, "organisation.declare_conflict", organisation)
    if not named.strip():
        raise IncompleteError({"named": SOMEBODY})
    assert by.person_id is not None
    conflict = Conflict(
        organisation=organisation,
        one_id=by.person_id,
        named=named.strip(),
        kind=kind,
        strength=ConflictStrength.BAR,
        source=ConflictSource.DECLARED,
        declared_by_id=by.person_id,
        since=at.day,
    )
    conflict.save(force_insert=True)
    events.write("conflict.declare", conflict, by=by, at=at, sealed=True)
    return conflict


@transaction.atomic
def end(conflict: Conflict, *, by: Viewer, at: When) -> None:
    """From today on it forbids nothing any more."""
    demand(by, "conflict.change", conflict)
    if conflict.until is None or conflict.until >= at.day:
        conflict.until = at.day - timedelta(days=1)
        conflict.save(update_fields=["until"])
        events.write("conflict.end", conflict, by=by, at=at, sealed=conflict.source == ConflictSource.DECLARED)


@transaction.atomic
def veto(organisation: Organisation, *, named: str, kind: ConflictKind | None, by: Viewer, at: When) -> None:
    """A mentor will not be paired with whoever this names. No reason is needed, and nobody is told.

    It is deleted on the day that the page told them.
    """
    demand(by, "organisation.veto", organisation)
    if not named.strip():
        raise IncompleteError({"named": SOMEBODY})
    assert by.person_id is not None
    row = Veto(organisation=organisation, owner_id=by.person_id, kept_until=queries.veto_kept_until(by, at))
    row.named = vault.seal(row, "named", named.strip())
    row.kind = vault.seal(row, "kind", kind or "")
    row.save(force_insert=True)
    events.write("veto.add", row, by=by, at=at, sealed=True)


@transaction.atomic
def lift(row: Veto, *, by: Viewer, at: When) -> None:
    """Takes a veto back."""
    demand(by, "veto.change", row)
    events.write("veto.lift", row, by=by, at=at, sealed=True)
    row.delete()
