"""A proposed pair (offer and answer): the mentor is asked first; only then the mentee learns. A no needs no reason."""

from django.db import transaction

from retold.records.scheme.models import Proposal
from retold.rules.privacy import may
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ProposalState
from retold.services import pairs, steps


@transaction.atomic
def say_yes(pk: str, *, by: Viewer, at: When) -> Proposal:
    """The mentor's yes, or the mentee's, with which the two are a pair.

    Raises HiddenError for whoever is neither, MovedOnError where nobody, or the other, is asked.
    """
    proposal = steps.held(Proposal, pk, "proposal.read", by=by)
    if may(by, "proposal.say_yes_as_mentor", proposal):
        return steps.take(proposal, "say_yes_as_mentor", by=by, at=at)
    taken = steps.take(proposal, "say_yes_as_mentee", by=by, at=at)
    pairs.make(taken, by=by, at=at)
    return taken


@transaction.atomic
def say_no(pk: str, *, by: Viewer, at: When) -> Proposal:
    """A no by one of the two. Both wait for a partner again; the other, if they knew, learns only that.

    Raises HiddenError for whoever is neither, MovedOnError where the two are a pair already.
    """
    proposal = steps.held(Proposal, pk, "proposal.read", by=by)
    only_the_mentor_knows = proposal.state == ProposalState.OFFERED
    return steps.take(proposal, "say_no" if only_the_mentor_knows else "step_back", by=by, at=at)


@transaction.atomic
def take_back(pk: str, *, by: Viewer, at: When) -> Proposal:
    """The coordinator takes an offer back that nobody has answered, or that the mentee has not.

    Raises HiddenError for anybody else, MovedOnError where there is no such offer.
    """
    proposal = steps.held(Proposal, pk, "proposal.change", by=by)
    only_the_mentor_knows = proposal.state == ProposalState.OFFERED
    return steps.take(proposal, "take_back" if only_the_mentor_knows else "call_off", by=by, at=at)
