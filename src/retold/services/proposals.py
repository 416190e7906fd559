"""A proposed pair (offer and answer): the mentor is asked first; only then the mentee learns. A no needs no reason."""

from django.db import transaction

from retold.queries.offers import asked_of
from retold.records.scheme.models import Proposal
from retold.rules.permission_names import Permission
from retold.rules.privacy import may
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.services import assents, offers, pairs, steps


@transaction.atomic
def say_yes(pk: str, *, by: Viewer, at: When) -> Proposal:
    """The mentor's yes, or the mentee's, with which the two are a pair.

    Raises HiddenError for whoever is neither, and for a mentor who is not asked; MovedOnError where nobody, or the
    other, is asked.
    """
    proposal = steps.held(Proposal, pk, asked_under(pk, by=by), by=by)
    if may(by, "proposal.say_yes_as_mentor", proposal):
        taken = steps.take(proposal, "say_yes_as_mentor", by=by, at=at, half_on=at.day)
        offers.forget(taken)
        return taken
    taken = steps.take(proposal, "say_yes_as_mentee", by=by, at=at)
    assents.lapse_those_of(taken, at=at)
    pairs.make(taken, by=by, at=at)
    return taken


@transaction.atomic
def say_no(pk: str, *, by: Viewer, at: When) -> None:
    """A no by one of the two. The mentor's before any yes stays with the mentor until the day of answers.

    After the mentor's yes both wait for a partner again; the other, if they knew, learns only that. Raises HiddenError
    for whoever is neither, MovedOnError where the two are a pair already.
    """
    if asked_under(pk, by=by) == "proposal.be_asked":
        offers.say_no(pk, by=by, at=at)
    else:
        held = steps.held(Proposal, pk, "proposal.read", by=by)
        taken = steps.take(held, "step_back", by=by, at=at, lapsed_on=at.day)
        assents.lapse_those_of(taken, at=at)


def asked_under(pk: str, *, by: Viewer) -> Permission:
    """The permission under which somebody reads a proposal: as a mentor who is asked, or after the mentor's yes."""
    return "proposal.be_asked" if pk in {row.pk for row in asked_of(by)} else "proposal.read"


@transaction.atomic
def take_back(pk: str, *, by: Viewer, at: When) -> Proposal:
    """The coordinator takes a proposal back to which nobody has said yes. Nobody is told.

    Raises HiddenError for anybody else, MovedOnError where there is no such proposal, or its mentor has said yes: that
    takes two (`services.assents`).
    """
    proposal = steps.held(Proposal, pk, "proposal.change", by=by)
    taken = steps.take(proposal, "take_back", by=by, at=at)
    offers.forget(taken)
    return taken
