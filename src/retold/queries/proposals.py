"""A proposed pair, as the one of the two sees it who is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from retold.matching.explain import AS_A_WHOLE
from retold.queries.partners import Partner, partner
from retold.queries.visible import one
from retold.records.record import stored
from retold.records.scheme.models import Pair, Proposal
from retold.rules.refusals import HiddenError
from retold.rules.step_names import ProposalStep
from retold.rules.viewer import Viewer
from retold.rules.words import ProposalState, Role

YES: Mapping[Role, ProposalStep] = {Role.MENTOR: "say_yes_as_mentor", Role.MENTEE: "say_yes_as_mentee"}
NO: Mapping[ProposalState, ProposalStep] = {ProposalState.OFFERED: "say_no", ProposalState.HALF: "step_back"}
TAKE_BACK: Mapping[ProposalState, ProposalStep] = {ProposalState.OFFERED: "take_back", ProposalState.HALF: "call_off"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """What one of the two is asked. `pair_id` once both have said yes."""

    id: str
    role: Role
    cohort: str
    state: ProposalState
    partner: Partner
    reasons: tuple[str, ...]
    pair_id: str
    may_say_yes: bool
    may_say_no: bool


def shown(viewer: Viewer, pk: str) -> ProposalPage:
    """A proposal for the mentor from the offer on, and for the mentee from the mentor's yes on. Raises HiddenError.

    One that lapsed is gone, for whoever knew of it as for whoever did not.
    """
    found = mine(viewer, pk)
    role = role_in(viewer, found)
    state = ProposalState(found.state)
    other = (found.mentee, Role.MENTEE) if role is Role.MENTOR else (found.mentor, Role.MENTOR)
    pair = stored(Pair).filter(cohort_id=found.cohort_id, mentor_id=found.mentor_id, mentee_id=found.mentee_id).first()
    return ProposalPage(
        id=found.pk,
        role=role,
        cohort=found.cohort.name,
        state=state,
        partner=partner(found.cohort_id, *other),
        reasons=tuple(found.reason_for_pair) or (AS_A_WHOLE,),
        pair_id=pair.pk if pair and state is ProposalState.ACCEPTED else "",
        may_say_yes=(role, state) in ((Role.MENTOR, ProposalState.OFFERED), (Role.MENTEE, ProposalState.HALF)),
        may_say_no=state in NO,
    )


def mine(viewer: Viewer, pk: str) -> Proposal:
    """A proposal as a record, for one of the two who may know of it. Raises HiddenError."""
    found = one(viewer, "proposal.read", Proposal, pk, with_=("cohort", "mentor", "mentee"))
    if viewer.person_id not in (found.mentor_id, found.mentee_id) or viewer.role not in YES:
        raise HiddenError
    return found


def role_in(viewer: Viewer, proposal: Proposal) -> Role:
    """Which of the two the viewer is in it."""
    return Role.MENTOR if viewer.person_id == proposal.mentor_id else Role.MENTEE


def no_step(proposal: Proposal) -> ProposalStep:
    """The step that a no takes from here; the last one where there is none, which is then refused as moved on."""
    return NO.get(ProposalState(proposal.state), "step_back")


def to_change(viewer: Viewer, pk: str) -> Proposal:
    """A proposal as a record, for its coordinator. Raises HiddenError."""
    return one(viewer, "proposal.change", Proposal, pk, with_=("match_run",))


def take_back_step(proposal: Proposal) -> ProposalStep:
    """The step with which a coordinator takes an offer back from here."""
    return TAKE_BACK.get(ProposalState(proposal.state), "call_off")
