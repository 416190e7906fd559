"""Whom what somebody keeps to themselves may mean, where that is their partner already: asked on their own pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from retold.queries.names import names_in
from retold.queries.own_bars import named_by_me, own_words
from retold.queries.visible import visible
from retold.records.scheme.models import Pair, Proposal
from retold.rules.conditions import while_the_pair_lives
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ProposalState, Role

WORDS = "What only you read on “Who it should not be” may mean {name}. If you do nothing, nothing happens."


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveLine:
    """The question about one partner, with the page on which one leaves."""

    words: str
    page: str
    about: str


def may_be_my_partner(viewer: Viewer, at: When) -> Iterator[LeaveLine]:
    """A line for each pair of the viewer's, and proposal they said yes to, that may be with somebody they named."""
    if not own_words(viewer, at):
        return
    pairs = visible(viewer, "pair.ask_to_end", Pair).filter(state__in=while_the_pair_lives.words)
    for pair in pairs.select_related("mentor", "mentee").order_by("pk"):
        yield from asked(viewer, pair, "pair-leave", at)
    half = visible(viewer, "proposal.read", Proposal).filter(state=ProposalState.HALF, mentor_id=viewer.person_id)
    for proposal in half.select_related("mentor", "mentee").order_by("pk"):
        yield from asked(viewer, proposal, "proposal-no", at)


def asked(viewer: Viewer, about: Pair | Proposal, page: str, at: When) -> Iterator[LeaveLine]:
    """The question about one of them, where it is to be asked."""
    as_mentor = viewer.person_id == about.mentor_id
    other, role = (about.mentee_id, Role.MENTEE) if as_mentor else (about.mentor_id, Role.MENTOR)
    if named_by_me(viewer, about.cohort_id, [other], role, at=at):
        name = names_in([about])[about.cohort_id, other]
        yield LeaveLine(words=WORDS.format(name=name), page=page, about=about.pk)
