"""Forms that were kept when a session ended, for their writer alone.

A row names nobody: its id is a mark (HMAC) of the person, the day and a number, and its words are sealed under a key
made of the person. So whoever looks has to know whose they look for, and nobody can list or count them by person.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from retold.queries.task import Task
from retold.records import vault
from retold.records.private import models
from retold.records.record import id_of, stored
from retold.rules.clocks import KEPT
from retold.rules.plain_text import typed
from retold.rules.viewer import Viewer
from retold.rules.when import ZONE, When

MOST = 5
"Forms that are kept for one person at a time."
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForm:
    """A form as it was sent: to which address, with which token, and what was in it, field by field."""

    id: str
    address: str
    token: str
    fields: tuple[tuple[str, str], ...]
    sent_at: datetime

    @property
    def until(self) -> datetime:
        """The moment from which it is not shown any more."""
        return self.sent_at + KEPT

    @property
    def typed(self) -> tuple[str, ...]:
        """What somebody typed into it, without what was only chosen."""
        return typed(value for _, value in self.fields)


def my_kept_forms(viewer: Viewer, at: When) -> tuple[KeptForm, ...]:
    """The viewer's own, the oldest first."""
    return kept_by(viewer.person_id, at=at) if viewer.person_id else ()


def waiting(viewer: Viewer, at: When) -> Iterator[Task]:
    """On the first page: that something of the viewer's waits to be sent."""
    kept = my_kept_forms(viewer, at)
    if kept:
        until = at.local_of(kept[0].until)
        yield Task(
            words="You were signed out before what you typed was sent",
            detail=f"It is kept until {until:%A}, {until:%H:%M}. Only you can see it.",
            button="Look at it",
            page="kept-forms",
        )


def kept_by(person_id: str, *, at: When) -> tuple[KeptForm, ...]:
    """What is kept for this person and not over, the oldest first. For services; pages ask for the viewer's own."""
    marks = (*marks_of(person_id, today_of(at)), *marks_of(person_id, today_of(at) - A_DAY))
    found = [opened(person_id, row) for row in stored(models.KeptForm).filter(pk__in=marks)]
    return tuple(sorted((one for one in found if one.until > at.moment), key=lambda one: (one.sent_at, one.id)))


def today_of(at: When) -> date:
    """The day by which marks are made: that of one place for everybody, signed in or not."""
    return at.there(ZONE).day


def marks_of(person_id: str, day: date) -> tuple[str, ...]:
    """The ids under which this person's forms of a day may stand."""
    return tuple(mark_of(person_id, day, number) for number in range(MOST))


def mark_of(person_id: str, day: date, number: int) -> str:
    """One of them. Another person, day or number has another."""
    return id_of(vault.derived("mark of a kept form", person_id, day.isoformat(), str(number)))


def sealed(person_id: str, form: KeptForm) -> bytes:
    """A form, sealed for its row and this person, and filled up as the vault does. Raises TooLongToSealError."""
    words = json.dumps({**asdict(form), "sent_at": form.sent_at.isoformat()}, ensure_ascii=False)
    return vault.locked(key_of(person_id), vault.padded(words.encode()), form.id.encode())


def opened(person_id: str, row: models.KeptForm) -> KeptForm:
    """What `sealed` was given."""
    words = vault.unpadded(vault.unlocked(key_of(person_id), bytes(row.words), row.pk.encode()))
    said = json.loads(words)
    fields = tuple((name, value) for name, value in said.pop("fields"))
    return KeptForm(**{**said, "fields": fields, "sent_at": datetime.fromisoformat(said["sent_at"])})


def key_of(person_id: str) -> bytes:
    """What seals this person's kept forms, wherever they have a role."""
    return vault.derived("key of kept forms", person_id)
