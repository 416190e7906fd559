"""Private answers, vetoes, and what a run of the matching knew of people, go on the day that was told."""

from django.db.models import F, Q

from retold.records.record import stored
from retold.records.scheme.models import Cohort, MatchRun, Proposal
from retold.rules.inventory import Until
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.rules.words import MatchRunState, ProposalState
from retold.services import match_runs
from retold.services.letting_go.rows import Gone, ids, let_go, over

NOUNS = ("private_answer", "veto", "match_input", "match_run")


def let_answers_go(organisation_id: str, *, at: When) -> Gone:
    """Deletes what was sealed of a proposal for its mentor's side, where that proposal waits for the mentor no more."""
    del at  # the day of answers lets the proposal lapse
    offered = stored(Proposal).filter(organisation_id=organisation_id, state=ProposalState.OFFERED)
    here = Q(organisation_id=organisation_id)
    return let_go(("offer_answer",), Until.ANSWERS, {"offer_answer": here & ~Q(proposal__in=offered)})


def let_identity_go(organisation_id: str, *, at: When) -> Gone:
    """Deletes the private answers of every round whose day has come, and what its runs until then started from.

    Later runs know none of these answers; what they started from goes after the round's last day. A run that could
    still be changed is set aside: its board is made from what is deleted here. A veto has a day of its own, the one its
    writer read beside it.
    """
    rounds = ids(stored(Cohort).filter(organisation_id=organisation_id, identity_kept_until__lte=at.day))
    knew = Q(cohort__in=rounds, asked_on__lt=F("cohort__identity_kept_until")) | Q(cohort__ends_on__lt=at.day)
    runs = stored(MatchRun).filter(knew, organisation_id=organisation_id)
    for run in runs.filter(state=MatchRunState.READY):
        match_runs.set_aside(run.pk, by=machine(organisation_id), at=at)
    knowing = ids(runs)
    which = {
        "private_answer": over("private_answer", "cohort", rounds),
        "veto": Q(organisation_id=organisation_id, kept_until__lte=at.day),
        "match_input": over("match_input", "match_run", knowing),
        "match_run": Q(pk__in=knowing),
    }
    return let_go(NOUNS, Until.IDENTITY, which)
