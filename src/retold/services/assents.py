"""What takes two people (four-eyes approval): one asks, with a reason, and another agrees. Nothing is done before."""

from django.db import transaction

from retold.queries.match_boards import second_people
from retold.records.people.models import Person
from retold.records.record import stored
from retold.records.scheme.models import Assent, PairBar, Proposal
from retold.rules.refusals import IncompleteError, MovedOnError
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import AssentState, AssentTo, PairBarState, ProposalState
from retold.services import events, notices, steps


@transaction.atomic
def ask_to_call_off(proposal_id: str, *, reason: str, approver: str, by: Viewer, at: When) -> Assent:
    """Asks a second person to agree that a proposal is called off to which its mentor has said yes.

    Raises HiddenError, MovedOnError where nobody, or somebody else, is asked; IncompleteError without reason or person.
    """
    proposal = steps.held(Proposal, proposal_id, "proposal.ask_to_call_off", by=by)
    if proposal.state != ProposalState.HALF:
        raise MovedOnError
    return asked(proposal, proposal.cohort_id, AssentTo.CALL_OFF, reason=reason, approver=approver, by=by, at=at)


@transaction.atomic
def ask_to_go_on(pair_bar_id: str, *, reason: str, approver: str, by: Viewer, at: When) -> Assent:
    """Asks a second person to agree that a pair may go on against which something was entered. Raises likewise."""
    bar = steps.held(PairBar, pair_bar_id, "pair_bar.read", by=by, with_=("pair",))
    if bar.state != PairBarState.STANDS:
        raise MovedOnError
    return asked(bar, bar.pair.cohort_id, AssentTo.GO_ON, reason=reason, approver=approver, by=by, at=at)


@transaction.atomic
def answer(pk: str, *, agreed: bool, by: Viewer, at: When) -> Assent:
    """The second person's yes, with which it is done, or no.

    Raises HiddenError for anybody else, MovedOnError where it is answered or has lapsed.
    """
    said = steps.take_one(Assent, pk, "agree" if agreed else "refuse", by=by, at=at, answered_on=at.day)
    ourselves = machine(said.organisation_id)
    if agreed and said.to == AssentTo.CALL_OFF:
        steps.take_one(Proposal, str(said.proposal_id), "call_off", by=ourselves, at=at)
    elif agreed:
        steps.take_one(PairBar, str(said.pair_bar_id), "agree", by=ourselves, at=at)
    return said


def asked(
    about: Proposal | PairBar, cohort_id: str, to: AssentTo, *, reason: str, approver: str, by: Viewer, at: When
) -> Assent:
    """A new question to a second person; one that stands is given back. Raises IncompleteError."""
    lacking = {} if reason.strip() else {"reason": "Say why, in a sentence. The second person reads it."}
    if approver not in second_people(about.organisation_id, cohort_id, by.person_id, at):
        lacking["approver"] = "Choose a second person, who has to agree to this."
    if lacking:
        raise IncompleteError(lacking)
    standing = stored(Assent).filter(**{about.noun: about}, state=AssentState.ASKED).first()
    if standing is not None:
        return standing
    assert by.person_id is not None
    assent = Assent(
        organisation_id=about.organisation_id,
        cohort_id=cohort_id,
        to=to,
        **{about.noun: about},
        reason=reason.strip(),
        asked_by_id=by.person_id,
        approver_id=approver,
    )
    assent.save(force_insert=True)
    events.write("assent.ask", assent, by=by, at=at)
    notices.tell(stored(Person).get(pk=approver), at=at)
    return assent


def lapse_those_of(about: Proposal | PairBar, *, at: When) -> None:
    """What a second person was asked lapses with what it was about."""
    for row in stored(Assent).filter(**{about.noun: about}, state=AssentState.ASKED).order_by("pk"):
        steps.take_one(Assent, row.pk, "lapse", by=machine(row.organisation_id), at=at)
