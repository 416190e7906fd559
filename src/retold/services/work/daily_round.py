"""The daily round of each organisation (scheduler): what must not tell when, or why, it happened, at one fixed hour.

It is one job an organisation and day. A fault in one stops neither the rounds of others nor anybody's mail; it is tried
again like any job, and asked for anew each hour of that day.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db import transaction

from retold.queries.time_zones import when_at
from retold.records.people.models import Organisation
from retold.records.record import stored
from retold.records.trail.models import Dispatch
from retold.rules.dispatch import HOUR
from retold.rules.when import When
from retold.services import (
    appointments,
    chasing,
    cohorts,
    concerns,
    endings,
    idea_batches,
    jobs,
    late_bars,
    memberships,
    mornings,
    nudges,
    offers,
    reports,
    stopping,
)
from retold.services.work import queue

ROUND: tuple[Callable[..., object], ...] = (
    appointments.begin_due,
    endings.show_pauses,
    mornings.take_due,
    late_bars.carry_out,
    endings.part,
    endings.carry_out,
    chasing.carry_out,
    stopping.carry_out,
    offers.run_out,
    offers.remind,
    concerns.tell_unopened,
    memberships.ask_whether_here,
    nudges.send,
    cohorts.close_due,
    idea_batches.send_due,
    cohorts.finish_due,
    reports.ask_where_lacking,
)
"What is done in a round, in order; each is given the organisation's id and the time."


def ask_due(moment: datetime) -> int:
    """Asks for the round of every organisation whose hour has come and whose round is not done; how many."""
    lacking = list(due(moment))
    waiting = queue.waiting("daily-round", moment) if lacking else set()
    wanted = [organisation_id for organisation_id, _ in lacking if organisation_id not in waiting]
    for organisation_id in wanted:
        jobs.ask("daily-round", organisation_id)
    return len(wanted)


def due(moment: datetime) -> Iterator[tuple[str, When]]:
    """Each organisation whose hour has come and whose round is not done, with the time it is there."""
    done = set(
        stored(Dispatch).filter(day__gte=When(moment).day - timedelta(days=2)).values_list("organisation", "day")
    )
    for organisation_id, zone in stored(Organisation).order_by("pk").values_list("pk", "time_zone"):
        at = When(moment, zone)
        if at.local.time() >= HOUR and (organisation_id, at.day) not in done:
            yield organisation_id, at


def work(organisation_id: str, *, moment: datetime) -> None:
    """The job: today's round of one organisation, if its hour has come."""
    at = when_at(organisation_id, moment)
    if at.local.time() >= HOUR:
        run(organisation_id, at=at)


@transaction.atomic
def run(organisation_id: str, *, at: When) -> bool:
    """Today's round of one organisation, all of it or nothing; False where some process has done it.

    What is over is let go in a job of its own: a fault there does not keep a reminder back, nor the other way round.
    """
    _, first = stored(Dispatch).get_or_create(organisation_id=organisation_id, day=at.day)
    if first:
        for act in ROUND:
            act(organisation_id, at=at)
        jobs.ask("let-go", organisation_id)
    return first


def run_due(moment: datetime) -> int:
    """Does every round that is due here and now, without a worker; how many. For a past that is played again."""
    return sum(run(organisation_id, at=at) for organisation_id, at in list(due(moment)))
