"""Private pages: written, changed and thrown away by their writer, and touching no other record."""

from django.db import transaction

from retold.records import vault
from retold.records.private.models import Reflection
from retold.records.scheme.models import Pair
from retold.rules.edits import demand_unchanged
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.services import events, steps


@transaction.atomic
def write(pair_id: str, *, text: str, by: Viewer, at: When) -> Reflection:
    """A new page about a pair, sealed."""
    pair = steps.held(Pair, pair_id, "pair.reflect", by=by)
    assert by.person_id is not None  # one of the pair is signed in
    row = Reflection(organisation_id=pair.organisation_id, owner_id=by.person_id, pair=pair, written_on=at.day)
    row.text = vault.seal(row, "text", text)
    row.save(force_insert=True)
    events.write("reflection.write", row, by=by, at=at, sealed=True)
    return row


@transaction.atomic
def change(pk: str, *, text: str, by: Viewer, at: When, started_from: str = "") -> None:
    """Other words on a page. The day it was first written stays. Raises ChangedError where others stand by now."""
    row = steps.held(Reflection, pk, "reflection.change", by=by)
    demand_unchanged(started_from, {"text": vault.opened(row, "text")})
    row.text = vault.seal(row, "text", text)
    row.save(update_fields=["text"])
    events.write("reflection.change", row, by=by, at=at, sealed=True)


@transaction.atomic
def throw_away(pk: str, *, by: Viewer, at: When) -> None:
    """Removes a page for good."""
    row = steps.held(Reflection, pk, "reflection.change", by=by)
    events.write("reflection.throw_away", row, by=by, at=at, sealed=True)
    row.delete()
