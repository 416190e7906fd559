"""Counts what a click costs in look-ups: the selects of twenty-odd typical writes, each a POST to the real site.

    python benchmarks/selects_per_write.py [--format text|json]

The people and records are those of the tests, on a SQLite database in memory that is gone afterwards. Each POST is
asked for by Django's test client, counted, and taken back, so that none touches another. Counted are the selects of the
whole request (sign-in and seat included, the same for every page of one viewer), how often the record that the address
names was fetched by its id, and the writes. The counts are the same on any machine.

Ends with 1 where a POST was not answered by a redirect: then it has not written, and its figure says nothing.
"""

import argparse
import json
import os
import statistics
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent / "tests"
REDIRECT = 302


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """One POST: who sends what where, and the record that its address names (None where it names none)."""

    words: str
    by: Any
    address: str
    about: Any = None
    said: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one write took: selects, of these how many fetched its record by id, and inserts, updates and deletes."""

    write: str
    selects: int
    fetched: int
    writes: int
    status: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--format", choices=["text", "json"], default="text", dest="format_")
    rows = measured()
    if parser.parse_args().format_ == "json":
        print(json.dumps([asdict(row) for row in rows], indent=1))
    else:
        print_table(rows)
    sys.exit(1 if any(row.status != REDIRECT for row in rows) else 0)


def measured() -> list[Row]:
    """A row for each write, on a fresh database."""
    os.environ["RETOLD_TEST_DATABASE"] = "sqlite"
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings_for_tests"
    sys.path.insert(0, str(TESTS))
    import django
    import time_machine

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    people = import_module("people")
    with time_machine.travel(people.NOW, tick=False), transaction.atomic():
        cast = people.make_cast()
        found = [counted(people.browser(write.by), write) for write in writes(cast)]
        transaction.set_rollback(True)
    return found


def counted(client: Any, write: Write) -> Row:
    """One write, asked for, counted and taken back."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            answer = client.post(write.address, write.said)
        transaction.set_rollback(True)
    said = [query["sql"] for query in captured.captured_queries]
    selects = [sql for sql in said if sql.startswith("SELECT")]
    return Row(
        write=write.words,
        selects=len(selects),
        fetched=sum(fetches(sql, write.about) for sql in selects) if write.about is not None else 0,
        writes=sum(sql.startswith(("INSERT", "UPDATE", "DELETE")) for sql in said),
        status=answer.status_code,
    )


def fetches(sql: str, record: Any) -> bool:
    """Whether a select reads this record's own row by its id."""
    table = type(record)._meta.db_table  # noqa: SLF001  Django's own name for it
    return f'FROM "{table}"' in sql and f'"{table}"."id" = \'{record.pk}\'' in sql


def writes(cast: Any) -> Iterator[Write]:
    """The typical writes. What each needs stands before it; the order does not matter to any."""
    yield from of_a_pair(cast)
    yield from of_private_records(cast)
    yield from of_a_round(cast)
    yield from of_the_change(cast)


def of_a_pair(cast: Any) -> Iterator[Write]:
    """Meetings, the agreement, and how a pair goes on."""
    meetings, private, people = (import_module(name) for name in ("factories.meetings", "factories.private", "people"))
    from retold.queries.agreements import mark, text_of
    from retold.records.scheme.models import Agreement
    from retold.rules.when import When
    from retold.rules.words import PairState

    pair, preparing = cast.amara_and_ben, cast.cleo_and_dev
    meetings.signed(pair)
    coming = private.meeting(pair)
    past = private.meeting(pair, starts_at=people.NOW - timedelta(days=2))
    preparing.state, preparing.mentee_inducted_on = PairState.PREPARING, people.NOW.date()
    preparing.save()
    draft = people.saved(Agreement(organisation=cast.northmoor, pair=preparing, wording_version="2026-1"))
    when = {"day": "2026-03-09", "time": "14:00", "minutes": "60", "mode": "online"}
    yield Write(words="plan a meeting", by=cast.ben, address=f"/pairs/{pair.pk}/meetings/new/", about=pair, said=when)
    yield Write(words="move it", by=cast.ben, address=f"/meetings/{coming.pk}/move/", about=coming, said=when)
    yield Write(words="cancel it", by=cast.ben, address=f"/meetings/{coming.pk}/cancel/", about=coming)
    said = {"held": "yes", "pace": "well"}
    yield Write(words="answer it", by=cast.ben, address=f"/meetings/{past.pk}/answer/", about=past, said=said)
    yield Write(words="prepare", by=cast.cleo, address=f"/pairs/{preparing.pk}/prepare/", about=preparing)
    seen = {"seen": mark(text_of(draft, When(people.NOW)))}
    sign = f"/agreements/{draft.pk}/sign/"
    yield Write(words="sign an agreement", by=cast.cleo, address=sign, about=draft, said=seen)
    yield Write(words="pause a pair", by=cast.amara, address=f"/pairs/{pair.pk}/pause/", about=pair)
    yield Write(words="leave it", by=cast.amara, address=f"/pairs/{pair.pk}/leave/", about=pair)
    yield Write(words="ask to talk", by=cast.amara, address=f"/pairs/{pair.pk}/acts/talk/", about=pair)


def of_private_records(cast: Any) -> Iterator[Write]:
    """Pages of one's own, and concerns."""
    from retold.rules.words import ConcernState

    private = import_module("factories.private")

    pair = cast.cleo_and_dev
    page = private.reflection(pair, cast.cleo)
    unsent = private.concern(pair, cast.cleo, cast.grace, state=ConcernState.DRAFT, raised_on=None)
    sent = private.concern(cast.amara_and_ben, cast.ben, cast.grace)
    about = f"/own/pages/about/{pair.pk}/"
    yield Write(words="write a reflection", by=cast.cleo, address=about, about=pair, said={"text": "I listened."})
    other = {"text": "I talked."}
    yield Write(words="change it", by=cast.cleo, address=f"/own/pages/{page.pk}/", about=page, said=other)
    yield Write(words="raise a concern", by=cast.amara, address="/own/letters/begin/")
    wish = f"/own/letters/{unsent.pk}/questions/wish/"
    yield Write(
        words="answer one of its questions", by=cast.cleo, address=wish, about=unsent, said={"answer": "listen"}
    )
    yield Write(words="send it", by=cast.cleo, address=f"/own/letters/{unsent.pk}/check/", about=unsent)
    yield Write(words="acknowledge it", by=cast.grace, address=f"/letters/{sent.pk}/steps/acknowledge/", about=sent)


def of_a_round(cast: Any) -> Iterator[Write]:
    """Inviting, opening a call, applying."""
    private, scheme, people = (import_module(name) for name in ("factories.private", "factories.scheme", "people"))
    from retold.records.people.models import Invitation
    from retold.rules.words import ApplicationState, CohortState, Role

    planned = people.a_cohort(cast.scheme, "Third round", CohortState.PLANNED)
    written = scheme.answered_application(cast.open_cohort, cast.hal)
    private.consent(cast.open_cohort, cast.hal)
    sent = scheme.answered_application(cast.open_cohort, cast.pia, state=ApplicationState.SENT, sent_on=people.TODAY)
    known = {"organisation": cast.northmoor, "invited_by": cast.ines, "sent_on": people.TODAY}
    invitation = people.saved(Invitation(**known, email=cast.hal.email, role=Role.COMMITTEE))
    whom = {"email": "new@example.org", "given_role": "committee", "cohort": ""}
    yield Write(words="invite somebody", by=cast.ines, address="/members/invite/", said=whom)
    take = f"/invitations/{invitation.pk}/take/"
    yield Write(words="take an invitation", by=cast.hal, address=take, about=invitation)
    yield Write(words="open a call", by=cast.esi, address=f"/rounds/{planned.pk}/steps/open_call/", about=planned)
    asked = f"/applications/{written.pk}/questions/name/"
    yield Write(words="answer a question", by=cast.hal, address=asked, about=written, said={"answer": "Hal"})
    yield Write(words="send the application", by=cast.hal, address=f"/applications/{written.pk}/check/", about=written)
    yield Write(words="accept it", by=cast.esi, address=f"/applications/{sent.pk}/decisions/accept/", about=sent)


def of_the_change(cast: Any) -> Iterator[Write]:
    """Ideas, answers and actions."""
    from retold.queries.ideas import wording

    ideas = import_module("factories.ideas")

    pair = cast.amara_and_ben
    draft = ideas.idea(pair)
    came = ideas.released(cast.cleo_and_dev)
    action = ideas.action(ideas.answered(cast.cleo_and_dev, title="Quiet rooms"))
    words = dict.fromkeys(("title", "happens_now", "affects", "change"), "Lockers")
    yield Write(words="write an idea", by=cast.ben, address=f"/pairs/{pair.pk}/ideas/new/", about=pair, said=words)
    yes = {"seen": wording(draft), "audience": "committee", "name": "unnamed"}
    yield Write(words="agree to it", by=cast.amara, address=f"/ideas/{draft.pk}/agree/", about=draft, said=yes)
    answer = {"decision": "accept", "reason": "It is right."}
    where = f"/committee/ideas/{came.pk}/answer/"
    yield Write(words="answer a released idea", by=cast.jo, address=where, about=came, said=answer)
    step = f"/committee/actions/{action.pk}/steps/agree/"
    yield Write(words="take an action on", by=cast.jo, address=step, about=action, said={"message": "We do it."})


def print_table(rows: list[Row]) -> None:
    """The rows as they came, then what they come to."""
    print(f"{'write':28} {'selects':>7} {'of the record':>14} {'writes':>7}")
    for row in rows:
        failed = "" if row.status == REDIRECT else f"  answered {row.status}"
        print(f"{row.write:28} {row.selects:7} {row.fetched:14} {row.writes:7}{failed}")
    selects = [row.selects for row in rows]
    print(
        f"{len(rows)} writes; selects: median {statistics.median(selects)}, sum {sum(selects)}, most {max(selects)}; "
        f"fetches of the record: sum {sum(row.fetched for row in rows)}, most {max(row.fetched for row in rows)}"
    )


if __name__ == "__main__":
    main()
