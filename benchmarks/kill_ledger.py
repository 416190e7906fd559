"""What `benchmarks/kill.py` finds stored after a kill, against what its clients were answered."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from kill_count import Count
from kill_flows import Write, Writer, a_meeting, address_of
from retold.records import vault
from retold.records.committee.models import Idea
from retold.records.people.models import Invitation, Organisation
from retold.records.private.models import PrivateAnswer, Reflection
from retold.records.record import stored
from retold.records.scheme.models import Application, Meeting, Pair
from retold.records.trail.models import Event, Mail
from retold.services import events
from retold.services.events import verified

Rows = list[tuple[str, str]]  # (id of the row, the token it carries)


def look(writers: list[Writer], home: Path, count: Count) -> None:
    """Compares everything that is stored with everything that was sent since the beginning, in one transaction."""
    by_flow = {writer.flow: writer for writer in writers}
    count.lost = count.doubled = count.torn = count.broken = count.unanswered_there = 0
    count.found = [said for writer in writers for said in writer.refused]
    count.refused = len(count.found)
    count.by_flow = {writer.flow: sum(write.acknowledged for write in writer.sent) for writer in writers}
    count.acknowledged = sum(count.by_flow.values())
    count.unanswered = sum(len(writer.sent) for writer in writers) - count.acknowledged - count.refused
    with transaction.atomic():
        look_at_the_database(count)
        look_at_what_is_added(by_flow, count)
        look_at_what_is_overwritten(by_flow, count)
        look_at_mails(by_flow, home, count)
    connection.close()


def look_at_the_database(count: Count) -> None:
    """The file as SQLite sees it, and the chains of events."""
    with connection.cursor() as cursor:
        for pragma, sound in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
            found = cursor.execute(f"PRAGMA {pragma}").fetchall()
            if [tuple(row) for row in found] != sound:
                count.broken += 1
                count.found.append(f"{pragma}: {found[:3]}")
    count.events = 0
    for house in stored(Organisation).values_list("pk", flat=True):
        for stream in ("open", "sealed"):
            length, wrong = verified(stream, house)
            count.events += length
            if wrong is not None:
                count.broken += 1
                count.found.append(f"the {stream} chain does not fit at line {wrong}")


def look_at_what_is_added(by_flow: dict[str, Writer], count: Count) -> None:
    """Flows in which each write adds a row: one row each, and one event each."""
    kept = by_flow["change"].abouts[0]
    pages = stored(Reflection).exclude(pk=kept).order_by("pk")
    minutes = {
        minute_of(by_flow["meeting"], number): write.token for number, write in enumerate(by_flow["meeting"].sent)
    }
    meetings = ((row.pk, minutes.get((row.pair_id, row.starts_at), "unknown")) for row in stored(Meeting))
    addresses = {address_of(write.token): write.token for write in by_flow["invitation"].sent}
    invited = stored(Invitation).values_list("pk", "email")
    found: dict[str, tuple[Rows, bool, str]] = {
        "page": (
            list(zip([row.pk for row in pages], opened(list(pages)), strict=True)),
            True,
            "reflection.write",
        ),
        "meeting": (list(meetings), False, "meeting.plan"),
        "idea": (list(stored(Idea).values_list("pk", "title")), True, "idea.write"),
        "invitation": ([(pk, addresses.get(email, "unknown")) for pk, email in invited], False, "invitation.send"),
    }
    for flow, (rows, is_sealed, kind) in found.items():
        compare(by_flow[flow].sent, Counter(token for _, token in rows), count)
        told = Counter(pk for pk in abouts(kind, sealed=is_sealed) if pk != kept)
        tear(f"{flow} and its event", Counter(pk for pk, _ in rows), told, count)


def abouts(kind: str, *, sealed: bool) -> list[str]:
    """The ids of the records of which the trail has a line of this kind, one for each line."""
    if not sealed:
        return list(stored(Event).filter(kind=kind).values_list("about_id", flat=True))
    houses = stored(Organisation).values_list("pk", flat=True)
    return [line.about_id for house in houses for line in events.told(house) if line.kind == kind]


def opened(rows: list[Any]) -> list[str]:
    """The words of sealed rows, in their order."""
    return vault.opened_together(rows, "text")


def minute_of(writer: Writer, number: int) -> tuple[str, Any]:
    """The pair and the moment of one meeting that was asked for."""
    from datetime import datetime

    said = a_meeting(writer, number, "")
    naive = datetime.fromisoformat(f"{said['day']}T{said['time']}")
    return writer.sent[number].about, timezone.make_aware(naive)


def compare(sent: list[Write], there: Counter[str], count: Count) -> None:
    """Every acknowledged write once; one in the air once or not at all; nothing that nobody sent."""
    for write in sent:
        if write.acknowledged and not there[write.token]:
            count.lost += 1
            count.found.append(f"lost: {write.token}")
        count.unanswered_there += not write.acknowledged and there[write.token] > 0
    known = {write.token for write in sent}
    for token, times in there.items():
        if times > 1:
            count.doubled += times - 1
            count.found.append(f"doubled: {token}, {times} times")
        if token not in known:
            count.torn += 1
            count.found.append(f"nobody sent: {token}")


def tear(what: str, one: Counter[str], other: Counter[str], count: Count) -> None:
    """The same ids on both sides, equally often."""
    if one != other:
        apart = (one - other) + (other - one)
        count.torn += sum(apart.values())
        count.found.append(f"torn: {what}, {sum(apart.values())} times")


def look_at_what_is_overwritten(by_flow: dict[str, Writer], count: Count) -> None:
    """Flows in which each write replaces the one before: what is stored is the last that was acknowledged, or later."""
    answer = by_flow["answer"]
    newest(answer, list(stored(Application).filter(pk=answer.abouts[0]).values_list("why", flat=True)), count)
    newest(by_flow["private answer"], opened(list(stored(PrivateAnswer).filter(question="identity"))), count)
    change = by_flow["change"]
    newest(change, opened(list(stored(Reflection).filter(pk=change.abouts[0]))), count)
    told = len(abouts("reflection.change", sealed=True))
    acknowledged = sum(write.acknowledged for write in change.sent)
    if not acknowledged <= told <= len(change.sent):
        count.torn += 1
        count.found.append(f"torn: {told} events of {acknowledged} acknowledged changes")


def newest(writer: Writer, there: list[str], count: Count) -> None:
    """One value, and not an older one than the last that was acknowledged."""
    last = max((place for place, write in enumerate(writer.sent) if write.acknowledged), default=-1)
    count.doubled += max(0, len(there) - 1)
    right = {write.token for write in writer.sent[max(last, 0) :]}
    if last >= 0 and not set(there) & right:
        count.lost += 1
        count.found.append(f"lost: {writer.sent[last].token}; stored is {there}")
    count.unanswered_there += bool(there) and there[0] in {write.token for write in writer.sent[last + 1 :]}


def look_at_mails(by_flow: dict[str, Writer], home: Path, count: Count) -> None:
    """The outbox: one mail an invitation, one a person for whom a meeting was planned; what was sent has left."""
    mails = list(stored(Mail).values_list("pk", "to", "notice", "key", "sent_at"))
    invited = Counter(stored(Invitation).values_list("email", flat=True))
    tear(
        "invitation and its mail",
        invited,
        Counter(to for _, to, notice, _, _ in mails if notice == "invitation"),
        count,
    )
    waiting = {key.split(":")[1] for _, _, notice, key, _ in mails if notice == "waiting"}
    planned = set(stored(Pair).filter(pk__in=stored(Meeting).values("pair_id")).values_list("mentee_id", flat=True))
    tear("meeting and its mail", Counter(planned), Counter(waiting), count)
    left = re.findall(r"^Message-ID: <(\w+)@", "".join(p.read_text() for p in (home / "mail").glob("*")), re.MULTILINE)
    for pk, to, _, _, sent_at in mails:
        if sent_at is not None and pk not in left:
            count.lost += 1
            count.found.append(f"marked as sent, and never left: the mail to {to}")
    del by_flow
