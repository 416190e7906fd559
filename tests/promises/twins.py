"""Twin worlds: the same world twice, with and without what a mentor keeps private; one session in both.

The world before them is made once; either twin goes on from there, and is taken back. Ids are drawn from one seeded
sequence, so that what both worlds make alike has the same id in both. What is private draws from a sequence of its
own: it must not shift the other, as it does not on the real thing, where ids are random.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import connection

from ground import taken_back
from people import NOW, Cast
from promises.secrets_of_mentors import keep
from promises.session import Answered, session
from retold.services.work import daily_round, sending

Act = Callable[[Cast], None]
Look = Callable[[Cast, str], Iterable[Answered]]
# Above every number that the world before them has used.
LATER = 10_000
# What the observers of a world can reach of its tables: everything but these.
JOBS = "django_tasks_database_dbtaskresult"
"Jobs: their ids, which stand first, are the package's own and drawn anew each time."
PRIVATE_TABLES = ("sealed_", "private_", "trail_sealedevent", "people_personkey", "people_organisationkey", "sqlite_")


def two_days_later(cast: Cast) -> None:
    """Monday, Tuesday and Wednesday: each day's round was done at its hour, and mails left when they were due.

    A reminder that comes or does not tells something to whoever knows one half of what the machine knows. On Thursday
    pairs end, whoever asked for it, and both are told.
    """
    del cast
    sending.send_due(NOW)
    for days in (1, 2):
        morning = NOW.replace(day=NOW.day + days, hour=0, minute=0)
        for hour in (6, 8, 9):
            daily_round.run_due(morning.replace(hour=hour))
            sending.send_due(morning.replace(hour=hour))


def nothing(cast: Cast) -> None:
    """Nobody does anything."""
    del cast


def told(
    before: Cast,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    act: Act,
    *,
    secretly: Act = keep,
    look: Look = session,
    after: Act = two_days_later,
) -> list[Answered]:
    """What `name` sees in a world in which `act` has happened (and with it `secretly`, unless that is `nothing`)."""
    with taken_back(), ids_from(monkeypatch, "later"):
        number_from(LATER)
        cast = deepcopy(before)
        with ids_from(monkeypatch, "secret"):
            secretly(cast)
        act(cast)
        mail.outbox.clear()
        after(cast)
        return [*look(cast, name), tables()]


def number_from(first: int) -> None:
    """PostgreSQL numbers on from where a world was that has been taken back; two number alike only from one start."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequencename FROM pg_sequences WHERE sequencename !~ '^(auth|django)_'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER SEQUENCE "{name}" RESTART WITH {first}')


@contextmanager
def ids_from(monkeypatch: pytest.MonkeyPatch, sequence: str) -> Iterator[None]:
    """Ids come from a seeded sequence while this lasts: all are made in one place, from the module `secrets`."""
    drawn = SimpleNamespace(token_bytes=random.Random(sequence).randbytes)
    with monkeypatch.context() as patched:
        patched.setattr("retold.records.record.secrets", drawn)
        yield


def tables() -> Answered:
    """Every row that is not private, as bytes: a private act may not touch one of them, nor the clock of one."""
    lines = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if table.startswith(PRIVATE_TABLES) or table in {"django_session", "limits", "trail_mail"}:
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = [row[1:] if table == JOBS else row for row in cursor.fetchall()]
            lines += sorted(f"{table} {[readable(value) for value in row]}" for row in rows)
    return Answered(address="tables", status=200, headers=(), cookies=(), body="\n".join(lines).encode())


def readable(value: object) -> str:
    """A stored value; of sealed bytes only their length, since the nonce is new each time."""
    return f"{len(value)} bytes" if isinstance(value, bytes | memoryview) else repr(value)


def differences(one: list[Answered], other: list[Answered]) -> list[str]:
    """Where two sessions differ, as addresses with what differs."""
    found = []
    for left, right in zip(one, other, strict=False):
        if left.address != right.address:
            return [*found, f"{left.address} against {right.address}: another page was reached"]
        found += [
            f"{left.address}: {part}"
            for part in ("status", "headers", "cookies", "body")
            if getattr(left, part) != getattr(right, part)
        ]
    if len(one) != len(other):
        found.append(f"{len(one)} pages against {len(other)}")
    return found
