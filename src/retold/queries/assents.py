"""What a second person is asked to agree to (four-eyes approval), for whoever asks and whoever is asked."""

from dataclasses import dataclass

from retold.queries.conflicts import participants
from retold.queries.match_boards import second_people
from retold.queries.visible import one
from retold.records.record import stored
from retold.records.scheme.models import Assent, Cohort, Pair, PairBar, Proposal
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import AssentState, AssentTo, PairBarState, ProposalState


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsk:
    """What somebody is about to ask a second person for: about which pair, and whom they can ask (id, name)."""

    to: AssentTo
    cohort_id: str
    pair: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAgree:
    """What the viewer is asked to agree to."""

    id: str
    to: AssentTo
    cohort: str
    pair: str
    reason: str
    asked_by: str


def calling_off(viewer: Viewer, proposal_id: str, at: When) -> ToAsk:
    """A proposal that a second person could be asked to call off. Raises HiddenError where there is none."""
    proposal = one(viewer, "proposal.ask_to_call_off", Proposal, proposal_id, with_=("cohort",))
    if proposal.state != ProposalState.HALF:
        raise HiddenError
    return to_ask(AssentTo.CALL_OFF, proposal, proposal.cohort, viewer, at)


def letting_go_on(viewer: Viewer, pair_bar_id: str, at: When) -> ToAsk:
    """A pair that a second person could be asked to let go on. Raises HiddenError where there is none."""
    bar = one(viewer, "pair_bar.read", PairBar, pair_bar_id, with_=("pair", "pair__cohort"))
    if bar.state != PairBarState.STANDS:
        raise HiddenError
    return to_ask(AssentTo.GO_ON, bar.pair, bar.pair.cohort, viewer, at)


def to_ask(to: AssentTo, about: Proposal | Pair, cohort: Cohort, viewer: Viewer, at: When) -> ToAsk:
    """What is about to be asked about two people of a round."""
    people = second_people(cohort.organisation_id, cohort.pk, viewer.person_id, at)
    return ToAsk(to=to, cohort_id=cohort.pk, pair=couple(about, cohort), people=tuple(people.items()))


def assent_asked(viewer: Viewer, pk: str) -> ToAgree:
    """What the viewer is asked to agree to. Raises HiddenError where they are not, or no more."""
    found = one(viewer, "assent.agree", Assent, pk, with_=("cohort", "asked_by", "proposal", "pair_bar__pair"))
    about: Proposal | Pair | None = found.pair_bar.pair if found.pair_bar else found.proposal
    if found.state != AssentState.ASKED or about is None:
        raise HiddenError
    return ToAgree(
        id=found.pk,
        to=AssentTo(found.to),
        cohort=found.cohort.name,
        pair=couple(about, found.cohort),
        reason=found.reason,
        asked_by=found.asked_by.name or found.asked_by.email,
    )


def asked_to_call_off(cohort: Cohort) -> dict[str, str]:
    """Proposal -> the name of the second person who is asked to call it off. Callers have asked page 1."""
    rows = stored(Assent).filter(cohort=cohort, to=AssentTo.CALL_OFF, state=AssentState.ASKED)
    return {str(row.proposal_id): row.approver.name or row.approver.email for row in rows.select_related("approver")}


def couple(about: Proposal | Pair, cohort: Cohort) -> str:
    """Two people of a round by the names with which they applied."""
    names = participants(cohort)
    return f"{names.get(about.mentor_id, '')} and {names.get(about.mentee_id, '')}"
