"""A proposed pair: the mentor is asked first; only then the mentee learns of it. A no needs no reason."""

from django.db import transaction

from retold.records.scheme.models import Proposal
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.services import pairs, steps


def offer(proposal: Proposal, *, by: Viewer, at: When) -> Proposal:
    """Asks the mentor."""
    return steps.take(proposal, "offer", by=by, at=at, offered_on=at.day)


@transaction.atomic
def say_yes(proposal: Proposal, *, step: str, by: Viewer, at: When) -> Proposal:
    """The mentor's yes, or the mentee's, with which the two are a pair. `step` says which question was answered."""
    taken = steps.take(proposal, step, by=by, at=at)
    if step == "say_yes_as_mentee":
        pairs.make(taken, by=by, at=at)
    return taken


def say_no(proposal: Proposal, *, step: str, by: Viewer, at: When) -> Proposal:
    """A no by one of the two. Both wait for a partner again; the other, if they knew, learns only that.

    `step` is "say_no" while only the mentor knows, and "step_back" after.
    """
    return steps.take(proposal, step, by=by, at=at)


def withdraw(proposal: Proposal, *, step: str, by: Viewer, at: When) -> Proposal:
    """The coordinator takes an unanswered offer back ("take_back"), or one the mentee has not answered ("call_off")."""
    return steps.take(proposal, step, by=by, at=at)
