"""Pairs, from the second yes to the first meeting: they prepare, and start once both are ready."""

from django.db import transaction

from retold.queries.pairs import role_in
from retold.records.record import stored
from retold.records.scheme.models import Pair, Proposal
from retold.rules.refusals import MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import PairState, Role
from retold.services import agreements, events, pair_starts, steps


@transaction.atomic
def make(proposal: Proposal, *, by: Viewer, at: When) -> Pair:
    """The pair that two yeses make, with an agreement to talk over. Callers have taken the proposal's last step.

    Raises MovedOnError where the two are, or were, a pair of this round.
    """
    known = {"cohort_id": proposal.cohort_id, "mentor_id": proposal.mentor_id, "mentee_id": proposal.mentee_id}
    if stored(Pair).filter(**known).exists():
        raise MovedOnError
    pair = Pair(
        organisation_id=proposal.organisation_id,
        **known,
        made_on=at.day,
    )
    pair.save(force_insert=True)
    events.write("pair.make", pair, by=by, at=at)
    agreements.draft(pair, by=by, at=at)
    return pair


@transaction.atomic
def prepare(pk: str, *, by: Viewer, at: When) -> None:
    """One of the two has read what to know before they meet, as what they are in the pair."""
    pair = steps.held(Pair, pk, "pair.prepare", by=by)
    if pair.state in (PairState.ENDED, PairState.FINISHED):
        raise MovedOnError
    column = "mentor_inducted_on" if role_in(pair, by) is Role.MENTOR else "mentee_inducted_on"
    if getattr(pair, column) is None:
        setattr(pair, column, at.day)
        pair.save(update_fields=[column])
        events.write("pair.prepare", pair, by=by, at=at)
        pair_starts.start_if_ready(pair, at=at)
