"""Watches the machine's clock (clock-skew guard): what deletes by dates stops where the clock has jumped.

More than two days since work was last done, or a step backwards, may be a wrong clock, an old backup or a holiday. Only
a person can tell. Until one confirms the clock, nothing is let go; mails and all else go on.
"""

import logging
from datetime import date, datetime, timedelta

from django.db import transaction

from retold.records.record import stored
from retold.records.trail.models import ClockWatch

THE_ONE = "clock"
SLACK = timedelta(hours=1)
"By so much the clocks of two machines may differ, and a round be late."
LONGEST = timedelta(days=2)
HOW = "Nothing is deleted until somebody looks at the clock and runs `retold admin confirm-clock`."
log = logging.getLogger("retold.work")


@transaction.atomic
def trusted(moment: datetime) -> bool:
    """Looks at the clock once more, and says whether what is over may go. A jump is remembered, and logged."""
    watch = held(moment)
    if watch.jumped_to is None and not fits(watch.last_at, moment):
        watch.jumped_from, watch.jumped_to = watch.last_at, moment
    watch.last_at = moment
    watch.save(update_fields=["last_at", "jumped_from", "jumped_to"])
    said = jump()
    if said:
        log.warning("%s %s", said, HOW)
    return not said


@transaction.atomic
def confirm(moment: datetime) -> None:
    """Somebody says that the clock is right: from now on what is over goes again."""
    watch = held(moment)
    watch.last_at, watch.jumped_from, watch.jumped_to = moment, None, None
    watch.save(update_fields=["last_at", "jumped_from", "jumped_to"])


def jump() -> str:
    """A sentence on the jump that nobody has confirmed; "" where there is none."""
    watch = stored(ClockWatch).filter(pk=THE_ONE).first()
    if watch is None or watch.jumped_from is None or watch.jumped_to is None:
        return ""
    return f"The clock went from {watch.jumped_from:%Y-%m-%d %H:%M} to {watch.jumped_to:%Y-%m-%d %H:%M} (UTC)."


def fits(before: datetime, moment: datetime) -> bool:
    """Whether the clock may have gone from one to the other by itself while work was done every day."""
    return before - SLACK <= moment <= before + LONGEST + SLACK


def cleared_on() -> date | None:
    """The day on which the installation was last cleared."""
    return stored(ClockWatch).filter(pk=THE_ONE).values_list("cleared_on", flat=True).first()


@transaction.atomic
def note_cleared(on: date, moment: datetime) -> None:
    """Remembers that the installation was cleared on that day."""
    watch = held(moment)
    watch.cleared_on = on
    watch.save(update_fields=["cleared_on"])


def held(moment: datetime) -> ClockWatch:
    """The one row, locked; a new one begins at this moment."""
    stored(ClockWatch).get_or_create(pk=THE_ONE, defaults={"last_at": moment})
    return stored(ClockWatch).select_for_update().get(pk=THE_ONE)
