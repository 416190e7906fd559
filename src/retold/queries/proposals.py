"""A proposed pair, as the one of the two sees it who is asked (offer and answer)."""

from dataclasses import dataclass
from datetime import date

from retold.matching.explain import AS_A_WHOLE
from retold.queries.offers import answers_on, asked_of
from retold.queries.partners import Partner, Told, described_to_mentor, partner
from retold.queries.visible import one
from retold.records.record import stored
from retold.records.scheme.models import Pair, Proposal
from retold.rules.open_steps import open_steps
from retold.rules.refusals import HiddenError
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.words import PARTICIPANTS, ProposalState, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """What one of the two is asked. `pair_id` once both have said yes.

    `answers_on` is the day on whose morning it lapses where the mentor has not answered; None after the mentor's yes.
    `may_say_no`: whether a no, or taking a yes back, is still open to the viewer.
    """

    id: str
    role: Role
    cohort: str
    partner: Partner
    described: tuple[Told, ...]
    reasons: tuple[str, ...]
    pair_id: str
    answers_on: date | None
    may_say_no: bool
    steps: frozenset[StepName]

    @property
    def may_say_yes(self) -> bool:
        """Whether it is the viewer who is asked now."""
        return not self.steps.isdisjoint(("say_yes_as_mentor", "say_yes_as_mentee"))


def proposal_shown(viewer: Viewer, pk: str) -> ProposalPage:
    """A proposal for the mentor from the offer on, and for the mentee from the mentor's yes on. Raises HiddenError.

    One that lapsed is gone, for whoever knew of it as for whoever did not; so is one that its mentor said no to, and
    one against which something private stands.
    """
    asked = next((row for row in asked_of(viewer) if row.pk == pk), None)
    found = asked or one(viewer, "proposal.read", Proposal, pk, with_=("cohort", "mentor", "mentee"))
    if viewer.person_id not in (found.mentor_id, found.mentee_id) or viewer.role not in PARTICIPANTS:
        raise HiddenError
    as_mentor = viewer.person_id == found.mentor_id
    other = (found.mentee, Role.MENTEE) if as_mentor else (found.mentor, Role.MENTOR)
    pair = stored(Pair).filter(cohort_id=found.cohort_id, mentor_id=found.mentor_id, mentee_id=found.mentee_id).first()
    open_ = open_steps(viewer, found)
    return ProposalPage(
        id=found.pk,
        role=Role.MENTOR if as_mentor else Role.MENTEE,
        cohort=found.cohort.name,
        partner=partner(found.cohort_id, *other),
        described=described_to_mentor(found) if as_mentor else (),
        reasons=tuple(found.reason_for_pair) or (AS_A_WHOLE,),
        pair_id=pair.pk if pair and found.state == ProposalState.ACCEPTED else "",
        answers_on=answers_on(found.cohort_id) if asked else None,
        may_say_no=bool(asked) or "step_back" in open_,
        steps=open_,
    )
