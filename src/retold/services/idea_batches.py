"""Ideas leave their pairs in batches (batched release).

On a fixed day, from several pairs at once, in an order nobody can read.

What the mentor agreed to before the dispatch day leaves on it, if the ideas of a round that are ready come from enough
pairs; otherwise it waits for the next one. In a smaller company an idea leaves only where its mentor said that it may,
and only once the round is closing; there, whatever else is ready goes back to its mentor with that question. All this
is part of an organisation's daily round; done twice, or late, it comes to the same.
"""

from datetime import date
from itertools import groupby

from django.db import transaction
from django.utils.crypto import salted_hmac

from retold.records.committee.models import Idea
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.rules.batches import FEWEST_PAIRS, last_dispatch_day
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.rules.words import CohortState, IdeaState
from retold.services import steps


def send_due(organisation_id: str, *, at: When) -> int:
    """Sends every batch of an organisation whose day has come; how many ideas and replies left."""
    waiting = stored(Idea).filter(organisation_id=organisation_id, state__in=(IdeaState.AGREED, IdeaState.REPLIED))
    rows = waiting.select_related("organisation", "cohort").order_by("cohort_id", "pk")
    return sum(
        send(list(ideas), day=last_dispatch_day(at.day), at=at)
        for cohort, ideas in groupby(rows, key=lambda row: row.cohort)
    )


@transaction.atomic
def send(waiting: list[Idea], *, day: date, at: When) -> int:
    """The batch of one round on one dispatch day; how many left. Replies go along: they name no pair anew."""
    ready = [idea for idea in waiting if idea.agreed_on and idea.agreed_on < day]
    fresh = [idea for idea in ready if idea.state == IdeaState.AGREED]
    replies = [idea for idea in ready if idea.state == IdeaState.REPLIED]
    if len({idea.pair_id for idea in fresh}) < FEWEST_PAIRS:
        closing = bool(fresh) and closes(fresh[0].cohort, day)
        for idea in fresh:
            if closing and not idea.in_a_small_batch:
                ask_again(idea, at=at)
        fresh = [idea for idea in fresh if closing and idea.in_a_small_batch]
    for place, idea in enumerate(shuffled(fresh, day), start=1):
        release(idea, at=at, released_on=day, place=place)
    for idea in shuffled(replies, day):
        release(idea, at=at)
    return len(fresh) + len(replies)


def closes(cohort: Cohort, day: date) -> bool:
    """Whether this is a dispatch day of a round that has begun to close before."""
    return cohort.state == CohortState.CLOSING and (cohort.closing_on is None or cohort.closing_on < day)


def ask_again(idea: Idea, *, at: When) -> None:
    """Gives an idea back to its pair, whose mentor is asked whether it may leave in a smaller company after all."""
    ourselves = machine(idea.organisation_id)
    steps.take_one(Idea, idea.pk, "ask_again", by=ourselves, at=at, with_=("pair",), agreed_on=None, asked_again=True)


def release(idea: Idea, *, at: When, **changes: date | int) -> None:
    """Lets one idea, or the reply to a question, leave its pair."""
    ourselves = machine(idea.organisation_id)
    steps.take_one(Idea, idea.pk, "release", by=ourselves, at=at, with_=("pair",), **changes)


def shuffled(ideas: list[Idea], day: date) -> list[Idea]:
    """In the order of a keyed hash of each id with the day: whoever lacks the key learns nothing from it."""
    return sorted(ideas, key=lambda idea: salted_hmac("retold.ideas", f"{day.isoformat()} {idea.pk}").hexdigest())
