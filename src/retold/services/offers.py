"""Proposals from their publication to the day of answers (offers): one act for noes, silence, and what was never shown.

Until that day nobody but its mentor can tell which of these it is: seats stay taken, coordinators read "asked".
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from retold.queries import match_inputs, match_private, offers
from retold.queries.visible import visible
from retold.records import vault
from retold.records.private.models import OfferAnswer
from retold.records.record import stored
from retold.records.scheme.models import Cohort, MatchRun, Proposal
from retold.rules.dispatch import REMINDED_BEFORE
from retold.rules.refusals import MovedOnError
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import MatchRunState, ProposalState, Role
from retold.services import events, notices, steps


def begin(cohort: Cohort, proposals: Sequence[Proposal], *, at: When) -> None:
    """Seals, for each proposal that is published, whether it is kept from its mentor."""
    pairs = {(row.mentor_id, row.mentee_id) for row in proposals}
    hidden = match_private.barred_privately(cohort, pairs, at=at)
    for row in proposals:
        kept = OfferAnswer(organisation_id=row.organisation_id, owner_id=row.mentor_id, proposal=row)
        is_hidden = (row.mentor_id, row.mentee_id) in hidden
        kept.text = vault.seal(kept, "text", offers.sealed_answer(hidden=is_hidden, said=""))
        kept.save(force_insert=True)


@transaction.atomic
def say_no(pk: str, *, by: Viewer, at: When) -> None:
    """The mentor's no. Nobody else learns of it before the day of answers, or that it was not silence then.

    Raises HiddenError for anybody else, MovedOnError where the mentor is not asked, or has answered.
    """
    proposal = steps.held(Proposal, pk, "proposal.be_asked", by=by)
    if proposal.pk not in {row.pk for row in offers.asked_of(by)}:
        raise MovedOnError
    kept = stored(OfferAnswer).get(proposal=proposal)
    kept.text = vault.seal(kept, "text", offers.sealed_answer(hidden=False, said=offers.NO))
    kept.save(update_fields=["text"])
    events.write("offer_answer.say_no", kept, by=by, at=at, sealed=True)


def forget(proposal: Proposal) -> None:
    """Deletes what was sealed of a proposal that is on offer no more."""
    stored(OfferAnswer).filter(proposal=proposal).delete()


def tell_who_waits(cohort: Cohort, *, at: When) -> None:
    """A notice to every mentor who has room for a partner beside their pairs and what they have said yes to."""
    for application, _ in match_inputs.pool(cohort, at, taken_by=(ProposalState.HALF,)):
        if application.role == Role.MENTOR:
            notices.tell(application.person, at=at)


def remind(organisation_id: str, *, at: When) -> None:
    """The daily round: before the day of answers, reminds every mentor who waits and has not said yes."""
    for run in published(organisation_id).filter(answers_on=at.day + REMINDED_BEFORE):
        if stored(Proposal).filter(match_run=run, state=ProposalState.OFFERED).exists():
            tell_who_waits(run.cohort, at=at)


def run_out(organisation_id: str, *, at: When) -> None:
    """The daily round: what no mentor has said yes to lapses on the day of answers; its coordinators are told."""
    ourselves = machine(organisation_id)
    for run in published(organisation_id).filter(answers_on__lte=at.day):
        rows = visible(ourselves, "proposal.run_out", Proposal).filter(match_run=run, state=ProposalState.OFFERED)
        ids = list(rows.values_list("pk", flat=True))
        lapsed = [steps.take_one(Proposal, pk, "run_out", by=ourselves, at=at) for pk in ids]
        for proposal in lapsed:
            forget(proposal)
        if lapsed:
            notices.tell_the_coordinators(organisation_id, run.cohort_id, at=at)


def published(organisation_id: str) -> QuerySet[MatchRun]:
    """The runs that were published."""
    runs = stored(MatchRun).filter(organisation_id=organisation_id, state=MatchRunState.PUBLISHED)
    return runs.select_related("cohort").order_by("pk")
