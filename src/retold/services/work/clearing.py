"""Letting go as jobs: of each organisation after its daily round, and once a day of what belongs to none."""

from datetime import datetime

from retold.queries.time_zones import when_at
from retold.rules.dispatch import HOUR
from retold.rules.when import When
from retold.services import clock_watch, jobs, keeping, scattering
from retold.services.work import queue

EVERYWHERE = "everywhere"


def ask_due(moment: datetime) -> None:
    """Asks once a day for the clearing of what belongs to no single organisation."""
    at = When(moment)
    due = at.local.time() >= HOUR and clock_watch.cleared_on() != at.day
    if due and EVERYWHERE not in queue.waiting("clear-up", moment):
        jobs.ask("clear-up", EVERYWHERE)


def let_go(organisation_id: str, *, moment: datetime) -> None:
    """The job after a daily round. It does nothing while the clock is not trusted."""
    if clock_watch.trusted(moment):
        keeping.let_go_in(organisation_id, at=when_at(organisation_id, moment))


def clear_up(everywhere: str, *, moment: datetime) -> None:
    """The job of each day. While the clock is not trusted it counts as done, and lets nothing go."""
    del everywhere
    at = When(moment)
    scattering.scatter_private_rows()
    if clock_watch.trusted(moment):
        keeping.let_go_everywhere(at=at)
    clock_watch.note_cleared(at.day, moment)
