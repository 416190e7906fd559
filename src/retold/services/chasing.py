"""What nobody answers (reminders, time-outs): a yes that leads no further is chased, and lapses, by a round's settings.

A proposal that its mentor said yes to, and a pair that has not started. Both people are reminded on the same days,
whatever either has done: a reminder that came to one of them would tell what the other had not.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from retold.queries.pair_bars import barred_pairs
from retold.records.people.models import Person
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Pair, Proposal
from retold.rules.dispatch import ENDING_DAYS
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.rules.words import PairState, ProposalState
from retold.services import assents, endings, notices, steps


def carry_out(organisation_id: str, *, at: When) -> None:
    """The daily round: reminds both of each on their days, and lets lapse what is over; its coordinators are told."""
    for proposal in half(organisation_id):
        chase(proposal.cohort, yes_on(proposal), (proposal.mentor, proposal.mentee), at=at)
    for pair in unstarted(organisation_id):
        chase(pair.cohort, pair.made_on, (pair.mentor, pair.mentee), at=at)
    touched = {*expired(organisation_id, at=at), *ended_unstarted(organisation_id, at=at)}
    for cohort_id in sorted(touched):
        notices.tell_the_coordinators(organisation_id, cohort_id, at=at)


def chase(cohort: Cohort, since: date, both: Iterable[Person], *, at: When) -> None:
    """Reminds the two each time as many days are over as the round says, until it lapses."""
    days = (at.day - since).days
    if 0 < days < cohort.lapse_after_days and days % cohort.chase_after_days == 0:
        for person in both:
            notices.tell(person, at=at)


def expired(organisation_id: str, *, at: When) -> list[str]:
    """Lets proposals lapse whose mentee has not answered in time; the rounds in which there were any."""
    ourselves, found = machine(organisation_id), []
    for row in half(organisation_id):
        if lapses_on(row.cohort, yes_on(row)) <= at.day:
            taken = steps.take_one(Proposal, row.pk, "expire", by=ourselves, at=at, lapsed_on=at.day)
            assents.lapse_those_of(taken, at=at)
            found.append(row.cohort_id)
    return found


def ended_unstarted(organisation_id: str, *, at: When) -> list[str]:
    """Ends pairs that have not started in time, on a day on which pairs end; the rounds in which there were any."""
    if at.day.weekday() not in ENDING_DAYS:
        return []
    over = [row for row in unstarted(organisation_id) if lapses_on(row.cohort, row.made_on) <= at.day]
    for row in over:
        endings.end(row.pk, by=machine(organisation_id), at=at)
    return [row.cohort_id for row in over]


def yes_on(proposal: Proposal) -> date:
    """The day of its mentor's yes."""
    assert proposal.half_on is not None  # `half` gives no other
    return proposal.half_on


def lapses_on(cohort: Cohort, since: date) -> date:
    """The first day on which it is over."""
    return since + timedelta(days=cohort.lapse_after_days)


def half(organisation_id: str) -> QuerySet[Proposal]:
    """The proposals of an organisation that their mentee has not answered."""
    rows = stored(Proposal).filter(organisation_id=organisation_id, state=ProposalState.HALF)
    return rows.exclude(half_on=None).select_related("cohort", "mentor", "mentee").order_by("pk")


def unstarted(organisation_id: str) -> QuerySet[Pair]:
    """The pairs of an organisation that have not started; those against which something was entered end by that."""
    rows = stored(Pair).filter(organisation_id=organisation_id, state=PairState.PREPARING)
    unbarred = rows.exclude(pk__in=barred_pairs().values("pair_id"))
    return unbarred.select_related("cohort", "mentor", "mentee").order_by("pk")
