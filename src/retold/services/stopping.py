"""Leaving a round (participant withdrawal): in every state, without a reason; a partner is told as of any end.

Who has never had a partner in the round is out at once. Who has, or had, is out on the next day on which pairs end: so
nobody can tell a partner's end of a pair from anybody else's by what happens around it.
"""

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, QuerySet

from retold.queries.visible import visible
from retold.records.people.models import Membership
from retold.records.private.models import PairChoice
from retold.records.record import stored
from retold.records.scheme.models import Application, Pair, Proposal
from retold.rules.dispatch import next_ending_day
from retold.rules.refusals import MovedOnError
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import ApplicationState, PairState, PairWish, ProposalState, Role
from retold.services import assents, endings, memberships, offers, steps

if TYPE_CHECKING:
    from retold.rules.step_names import ProposalStep

OVER = (PairState.ENDED, PairState.FINISHED)


@transaction.atomic
def withdraw(pk: str, *, by: Viewer, at: When) -> None:
    """Takes an application back; whoever takes part already leaves every pair of the round, and then the round.

    Raises HiddenError, and MovedOnError where it was declined or withdrawn before.
    """
    application = steps.held_for(Application, pk, "withdraw", by=by)
    pairs = list(pairs_of(application).order_by("made_on", "pk"))
    if application.state != ApplicationState.ACCEPTED or not pairs:
        take_out(application, by=by, at=at)
        return
    for pair in pairs:
        if pair.state not in OVER:
            endings.keep(pair, PairWish.LEAVE, by=by, at=at)
    endings.keep(pairs[-1], PairWish.STOP, by=by, at=at)


@transaction.atomic
def stay(pk: str, *, by: Viewer, at: When) -> None:
    """Takes back, while nobody knows of it, that one wants to leave the round; MovedOnError where one does not."""
    application = steps.held_for(Application, pk, "withdraw", by=by)
    own = stored(PairChoice).filter(pair__in=pairs_of(application), owner_id=by.person_id)
    if not own.filter(wish=PairWish.STOP).exists():
        raise MovedOnError
    for row in own.filter(wish__in=(PairWish.STOP, PairWish.LEAVE)).order_by("pk"):
        endings.take_back(row, by=by, at=at)


def carry_out(organisation_id: str, *, at: When) -> None:
    """The daily round, after pairs have ended: whoever asked to stop before a fixed day is out of the round."""
    ourselves = machine(organisation_id)
    asked = visible(ourselves, "pair_choice.carry_out", PairChoice).filter(wish=PairWish.STOP, pair__state__in=OVER)
    for row in asked.select_related("pair").order_by("pk"):
        if next_ending_day(row.said_on) <= at.day:
            role = Role.MENTOR if row.owner_id == row.pair.mentor_id else Role.MENTEE
            here = {"cohort_id": row.pair.cohort_id, "person_id": row.owner_id, "role": role}
            for pk in stored(Application).filter(state=ApplicationState.ACCEPTED, **here).values_list("pk", flat=True):
                take_out(steps.held_for(Application, pk, "withdraw", by=ourselves), by=ourselves, at=at)
            row.delete()


def take_out(application: Application, *, by: Viewer, at: When) -> None:
    """Withdraws an application that is held: what was proposed to its writer is taken back, and their role ends."""
    ourselves = machine(application.organisation_id)
    if application.state == ApplicationState.ACCEPTED:
        for proposal in proposals_of(application).order_by("pk"):
            step: ProposalStep = "take_back" if proposal.state == ProposalState.OFFERED else "call_off"
            taken = steps.take_one(Proposal, proposal.pk, step, by=ourselves, at=at)
            offers.forget(taken)
            assents.lapse_those_of(taken, at=at)
        for membership in memberships_of(application).select_for_update():
            memberships.close(membership, by=ourselves, at=at)
    steps.take(application, "withdraw", by=by, at=at)


def pairs_of(application: Application) -> QuerySet[Pair]:
    """Every pair of the round that its writer is or was in, on this side."""
    return stored(Pair).filter(cohort_id=application.cohort_id, **side_of(application))


def proposals_of(application: Application) -> QuerySet[Proposal]:
    """Every proposal on offer that its writer is in, on this side."""
    on_offer = Q(state__in=(ProposalState.OFFERED, ProposalState.HALF))
    return stored(Proposal).filter(on_offer, cohort_id=application.cohort_id, **side_of(application))


def memberships_of(application: Application) -> QuerySet[Membership]:
    """The roles in force that acceptance gave."""
    here = {"cohort_id": application.cohort_id, "person_id": application.person_id, "role": application.role}
    return stored(Membership).filter(until=None, **here)


def side_of(application: Application) -> dict[str, str]:
    """How a pair or proposal names the writer."""
    return {f"{application.role}_id": application.person_id}
