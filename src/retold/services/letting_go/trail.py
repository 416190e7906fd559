"""The trail after six years: the oldest lines go, and the chain begins at a cut that remembers their last hash.

A cut is a row that the database lets nobody change. It takes along whole months; the chain must fit up to it: a trail
in which something was changed is evidence, and stays. That there was a cut is a line of the trail itself.
"""

import logging
from collections import Counter
from datetime import datetime, time
from typing import Any, Literal
from zoneinfo import ZoneInfo

from retold.records.trail.models import Cut, Event, SealedEvent
from retold.rules.clocks import TRAIL, first_of_the_month, years_before
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.services import events
from retold.services.letting_go.rows import Gone

log = logging.getLogger("retold.work")


def let_trail_go(organisation_id: str, *, at: When) -> Gone:
    """Cuts both chains of an organisation where their first lines are over."""
    gone: Gone = Counter()
    gone["event"] += cut("open", organisation_id, at=at)
    gone["sealed_event"] += cut("sealed", organisation_id, at=at)
    return +gone


def cut(stream: Literal["open", "sealed"], organisation_id: str, *, at: When) -> int:
    """Cuts one chain; how many lines went."""
    before = years_before(first_of_the_month(at.day), TRAIL)
    events.hold_the_chain(organisation_id)
    lines = events.chain(Event if stream == "open" else SealedEvent, organisation_id)
    first_kept = lines.filter(**since(stream, before)).first()
    over = lines.filter(number__lt=first_kept.number) if first_kept else lines
    last = over.last()
    if last is None:
        return 0
    if events.verified(stream, organisation_id)[1] is not None:
        log.error("The trail (%s) of an organisation does not fit; none of it goes. See `retold admin trail`.", stream)
        return 0
    made = Cut(
        organisation_id=organisation_id,
        stream=stream,
        number=last.number,
        hash=last.hash,
        before=before,
        cut_on=at.day,
    )
    made.save(force_insert=True)
    events.write("cut.make", made, by=machine(organisation_id), at=at, sealed=stream == "sealed")
    return int(lines.filter(number__lte=last.number).delete()[0])


def since(stream: Literal["open", "sealed"], day: Any) -> dict[str, Any]:
    """The filter for lines on or after that day, by the database's own clock (UTC)."""
    if stream == "sealed":
        return {"month__gte": first_of_the_month(day)}
    return {"at__gte": datetime.combine(day, time(), tzinfo=ZoneInfo("UTC"))}
