"""The daily round of each organisation, at one fixed hour there: what must not tell when, or why, it happened."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from retold.records.people.models import Organisation
from retold.records.record import stored
from retold.records.trail.models import Dispatch
from retold.rules.dispatch import HOUR
from retold.rules.when import When
from retold.services import endings, idea_batches, meetings, nudges, private_answers, reports

ROUND: tuple[Callable[..., object], ...] = (
    meetings.settle,
    endings.carry_out,
    nudges.send,
    idea_batches.send_due,
    private_answers.purge,
    reports.ask_where_lacking,
)
"What is done in a round, in order; each is given the organisation's id and the time."


def run_due(moment: datetime) -> int:
    """Does the round of every organisation whose hour has come and whose round is not done; how many it did."""
    done = 0
    for organisation_id, zone in stored(Organisation).order_by("pk").values_list("pk", "time_zone"):
        at = When(moment, zone)
        if at.local.time() >= HOUR and run(organisation_id, at=at):
            done += 1
    return done


@transaction.atomic
def run(organisation_id: str, *, at: When) -> bool:
    """Today's round of one organisation, all of it or nothing; False where some process has done it."""
    _, first = stored(Dispatch).get_or_create(organisation_id=organisation_id, day=at.day)
    if first:
        for act in ROUND:
            act(organisation_id, at=at)
    return first
