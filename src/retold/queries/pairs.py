"""Pairs: one's own, and for the coordinator all of a round, with everybody who waits for one."""

from dataclasses import dataclass
from datetime import date

from retold.queries.agreements import agreement_signed
from retold.queries.assents import asked_to_call_off
from retold.queries.coming_steps import Coming, coming_steps
from retold.queries.conflicts import open_ones, participants
from retold.queries.lapsed import LapsedLine, lapsed_of_a_round
from retold.queries.match_inputs import ON_OFFER, pool
from retold.queries.offers import answers_on
from retold.queries.pair_addresses import Reached, reached
from retold.queries.pair_bars import BarLine, bars_of_a_round
from retold.queries.partners import Partner, partner
from retold.queries.standings import seen_state
from retold.queries.visible import one, visible
from retold.records.scheme.models import Cohort, Pair, Proposal
from retold.rules.open_steps import open_steps
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ConflictStrength, PairState, ProposalState, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage:
    """A pair as one of the two sees it. What the other has still to do is not said, only whether they both have."""

    id: str
    cohort: str
    role: Role
    state: PairState
    made_on: date
    started_on: date | None
    partner: Partner
    prepared: bool
    signed: bool
    may_prepare: bool
    reached: Reached | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """A pair in the coordinator's list."""

    id: str
    mentor: str
    mentee: str
    state: PairState
    made_on: date
    started_on: date | None
    barred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLine:
    """A proposal that waits for an answer, in the coordinator's list. `asked` is who is asked to call it off."""

    id: str
    mentor: str
    mentee: str
    state: ProposalState
    offered_on: date | None
    asked: str
    coming: Coming | None
    steps: frozenset[StepName]

    @property
    def may_ask(self) -> bool:
        """Whether a second person can be asked to call it off: once its mentor has said yes, and nobody is asked."""
        return self.state is ProposalState.HALF and not self.asked


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """Somebody who waits for a partner."""

    name: str
    role: Role
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsPage:
    """The pairs of a round for its coordinator."""

    cohort_id: str
    cohort: str
    pairs: tuple[PairLine, ...]
    offers: tuple[OfferLine, ...]
    bars: tuple[BarLine, ...]
    answers_on: date | None
    lapsed: tuple[LapsedLine, ...]
    waiting: tuple[WaitingLine, ...]


def own_pair(viewer: Viewer, pk: str) -> PairPage:
    """One's own pair, in the role one has in it. Raises HiddenError."""
    found = one(viewer, "pair.prepare", Pair, pk, with_=("cohort", "mentor", "mentee"))
    role = role_in(found, viewer)
    other = (found.mentee, Role.MENTEE) if role is Role.MENTOR else (found.mentor, Role.MENTOR)
    state = PairState(found.state)
    prepared = found.mentor_inducted_on if role is Role.MENTOR else found.mentee_inducted_on
    return PairPage(
        id=found.pk,
        cohort=found.cohort.name,
        role=role,
        state=state,
        made_on=found.made_on,
        started_on=found.started_on,
        partner=partner(found.cohort_id, *other),
        prepared=prepared is not None,
        signed=agreement_signed(found),
        may_prepare=state not in (PairState.ENDED, PairState.FINISHED),
        reached=reached(found, other[0]),
    )


def role_in(pair: Pair, viewer: Viewer) -> Role:
    """As what one of the two is in a pair, whichever seat they look from."""
    return Role.MENTOR if viewer.person_id == pair.mentor_id else Role.MENTEE


def pairs_of_a_round(viewer: Viewer, cohort_id: str, at: When) -> PairsPage:
    """The pairs of a round, the offers that are open, and everybody who waits. Raises HiddenError."""
    cohort = one(viewer, "cohort.match", Cohort, cohort_id)
    names = participants(cohort)
    barred = {
        frozenset((row.one_id, row.other_id))
        for row in open_ones(viewer, cohort, at)
        if row.strength == ConflictStrength.BAR
    }
    pairs = visible(viewer, "pair.read", Pair).filter(cohort=cohort).select_related("mentor", "mentee")
    offers = visible(viewer, "proposal.read", Proposal).filter(cohort=cohort, state__in=ON_OFFER)
    asked = asked_to_call_off(cohort)
    coming = coming_steps(offers.values_list("pk", flat=True))
    return PairsPage(
        cohort_id=cohort.pk,
        cohort=cohort.name,
        pairs=tuple(
            sorted(
                (
                    PairLine(
                        id=row.pk,
                        mentor=names.get(row.mentor_id, row.mentor.name),
                        mentee=names.get(row.mentee_id, row.mentee.name),
                        state=seen_state(row),
                        made_on=row.made_on,
                        started_on=row.started_on,
                        barred=frozenset((row.mentor_id, row.mentee_id)) in barred,
                    )
                    for row in pairs
                ),
                key=lambda line: (line.mentor, line.mentee, line.id),
            )
        ),
        offers=tuple(
            sorted(
                (
                    OfferLine(
                        id=row.pk,
                        mentor=names.get(row.mentor_id, row.mentor.name),
                        mentee=names.get(row.mentee_id, row.mentee.name),
                        state=ProposalState(row.state),
                        offered_on=row.offered_on,
                        asked=asked.get(row.pk, ""),
                        coming=coming.get(row.pk),
                        steps=open_steps(viewer, row),
                    )
                    for row in offers.select_related("mentor", "mentee")
                ),
                key=lambda line: (line.mentor, line.mentee, line.id),
            )
        ),
        bars=bars_of_a_round(viewer, cohort, names),
        answers_on=answers_on(cohort.pk) if any(row.state == ProposalState.OFFERED for row in offers) else None,
        lapsed=lapsed_of_a_round(viewer, cohort),
        waiting=tuple(
            sorted(
                (
                    WaitingLine(name=application.name, role=Role(application.role), places=room)
                    for application, room in pool(cohort, at)
                ),
                key=lambda line: (line.role != Role.MENTOR, line.name),
            )
        ),
    )
