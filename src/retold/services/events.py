"""The trail (audit log): one line a change, ids and kinds without text, each line holding the hash of the one before.

Ordinary events form one chain an organisation, which its administrator reads. Events of private records form another,
sealed whole under the organisation's key, that no page shows. Triggers in the database refuse to change or remove a
line, but for those that are over (`retold.services.letting_go.trail`): there the chain begins at a cut.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from django.db import transaction

from retold.errors import UnknownNameError
from retold.records import vault
from retold.records.people.models import Organisation
from retold.records.record import HouseRecord, stored
from retold.records.trail.models import Cut, Event, SealedEvent
from retold.rules.clocks import first_of_the_month
from retold.rules.event_names import EVENTS, EventName
from retold.rules.lifecycles import Step
from retold.rules.viewer import Viewer
from retold.rules.when import When

if TYPE_CHECKING:
    from django.db.models import QuerySet

FIRST = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedLine:
    """A line of the sealed chain, opened: what was done, to which record, by whom in which role, on which day."""

    number: int
    kind: str
    about: str
    about_id: str
    by_id: str
    by_role: str
    on: date


def write(name: EventName, about: HouseRecord | Organisation, *, by: Viewer, at: When, sealed: bool = False) -> None:
    """Adds one line on what is no step. In the transaction of the change it tells of, or not at all.

    Raises UnknownNameError for a name that is not in `retold.rules.event_names`.
    """
    if name not in EVENTS:
        raise UnknownNameError(f"No event is named {name!r}.")
    add(name, about, by=by, at=at, sealed=sealed)


def write_step(step: Step, about: HouseRecord, *, by: Viewer, at: When) -> None:
    """Adds one line on a step of page 2, named by the record and the step: "meeting.cancel"."""
    add(f"{about.noun}.{step.name}", about, by=by, at=at, sealed=step.sealed)


@transaction.atomic
def add(kind: str, about: HouseRecord | Organisation, *, by: Viewer, at: When, sealed: bool) -> None:
    """Adds one line to the chain it belongs to, after the last."""
    organisation_id = organisation_of(about)
    hold_the_chain(organisation_id)
    last = chain(SealedEvent if sealed else Event, organisation_id).last()
    place: dict[str, Any] = {
        "organisation_id": organisation_id,
        "number": last.number + 1 if last else 1,
        "previous": last.hash if last else FIRST,
    }
    what = {
        "kind": kind,
        "about": about.noun,
        "about_id": about.pk,
        "by_id": by.person_id or "",
        "by_role": by.role or "",
    }
    line: Any = Event(**place, **what, at=at.minute)
    if sealed:
        line = SealedEvent(**place, month=first_of_the_month(at.day))
        line.words = vault.seal(line, "words", json.dumps({**what, "on": at.day.isoformat()}))
    line.hash = hash_of(line)
    line.save(force_insert=True)


def told(organisation_id: str) -> tuple[SealedLine, ...]:
    """The sealed chain, opened: for whoever has to look into it with a second person. No page asks."""
    lines = chain(SealedEvent, organisation_id)
    return tuple(
        SealedLine(number=line.number, **{**said, "on": date.fromisoformat(said["on"])})
        for line, said in ((line, json.loads(vault.opened(line, "words"))) for line in lines)
    )


def verified(stream: Literal["open", "sealed"], organisation_id: str) -> tuple[int, int | None]:
    """(the number of the newest line, that of the first that does not fit, or None): checks the whole chain.

    It begins with the first line ever, or where the newest cut ends.
    """
    cut = stored(Cut).filter(organisation_id=organisation_id, stream=stream).order_by("number").last()
    previous, count = (cut.hash, cut.number) if cut else (FIRST, 0)
    for line in chain(Event if stream == "open" else SealedEvent, organisation_id):
        count += 1
        if line.number != count or line.previous != previous or line.hash != hash_of(line):
            return count, count
        previous = line.hash
    return count, None


def head(stream: Literal["open", "sealed"], organisation_id: str) -> str:
    """The hash of the newest line: given out, it lets anybody notice a rewritten trail."""
    last = chain(Event if stream == "open" else SealedEvent, organisation_id).last()
    return last.hash if last else FIRST


def chain(model: "type[Event | SealedEvent]", organisation_id: str) -> "QuerySet[Any]":
    """The lines of one organisation in order."""
    rows: QuerySet[Any] = stored(model)
    return rows.filter(organisation_id=organisation_id).order_by("number")


def hash_of(line: "Event | SealedEvent") -> str:
    """SHA-256 over the line before and all that this one says, as canonical JSON; of what is sealed, over its bytes."""
    said: dict[str, Any] = {"previous": line.previous, "organisation": line.organisation_id, "number": line.number}
    if isinstance(line, SealedEvent):
        said |= {"month": line.month.isoformat(), "words": hashlib.sha256(bytes(line.words)).hexdigest()}
    else:
        said |= {"kind": line.kind, "about": line.about, "about_id": line.about_id}
        said |= {"by_id": line.by_id, "by_role": line.by_role, "when": line.at.timestamp()}
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def hold_the_chain(organisation_id: str) -> None:
    """Waits until no other process adds to this organisation's chains, and holds them to the end of the transaction."""
    stored(Organisation).select_for_update().filter(pk=organisation_id).values_list("pk").first()


def organisation_of(record: Any) -> str:
    """The organisation whose chain tells of this record."""
    return str(record.pk if isinstance(record, Organisation) else record.organisation_id)
