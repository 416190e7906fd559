"""Whom what somebody keeps to themselves may mean, where that is their partner already: asked on their own pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from retold.queries.names import names_in
from retold.queries.own_bars import Somebody, meant_by, own_words
from retold.queries.visible import visible
from retold.records.scheme.models import Pair, Proposal
from retold.rules.conditions import while_the_pair_lives
from retold.rules.viewer import Viewer
from retold.rules.words import ProposalState, Role

WORDS = "What only you read on “Who it should not be” may mean {name}. If you do nothing, nothing happens."


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveLine:
    """The question about one partner, with the page on which one leaves."""

    words: str
    page: str
    about: str


def may_be_my_partner(viewer: Viewer) -> Iterator[LeaveLine]:
    """A line for each pair of the viewer's, and proposal they said yes to, that may be with somebody they named."""
    written = own_words(viewer)
    if not written:
        return
    pairs = visible(viewer, "pair.ask_to_end", Pair).filter(of_mine(viewer), state__in=while_the_pair_lives.words)
    half = visible(viewer, "proposal.read", Proposal).filter(state=ProposalState.HALF, mentor_id=viewer.person_id)
    rows: list[Pair | Proposal] = [row for found in (pairs, half) for row in found.select_related("mentor", "mentee")]
    others = {row.pk: other_in(row, viewer) for row in rows}
    named, names = meant_by(written, others.values()), names_in(rows)
    for row in sorted(rows, key=lambda row: row.pk):
        if others[row.pk] in named:
            name = names[row.cohort_id, others[row.pk][1]]
            page = "pair-leave" if isinstance(row, Pair) else "proposal-no"
            yield LeaveLine(words=WORDS.format(name=name), page=page, about=row.pk)


def of_mine(viewer: Viewer) -> Q:
    """Pairs in which the viewer is one of the two."""
    return Q(mentor_id=viewer.person_id) | Q(mentee_id=viewer.person_id)


def other_in(about: Pair | Proposal, viewer: Viewer) -> Somebody:
    """The other one of a pair or proposal."""
    if viewer.person_id == about.mentor_id:
        return about.cohort_id, about.mentee_id, Role.MENTEE.value
    return about.cohort_id, about.mentor_id, Role.MENTOR.value
