"""What did not come to a pair after a mentor's yes, or before a first meeting (time-outs): for the coordinator.

Silence and a no look alike, and so does a pair that ended before it started, whatever it ended by.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from retold.queries.names import names_in
from retold.queries.task import Task
from retold.queries.visible import visible
from retold.records.scheme.models import Cohort, Pair, Proposal
from retold.rules.dispatch import BETWEEN_NUDGES
from retold.rules.privacy import might
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import PairState, ProposalState


@dataclass(frozen=True, slots=True, kw_only=True)
class LapsedLine:
    """Two people who did not come to meet, and since when that is so."""

    mentor: str
    mentee: str
    on: date


def lapsed_of_a_round(viewer: Viewer, cohort: Cohort) -> tuple[LapsedLine, ...]:
    """All of a round, the newest first."""
    rows: list[Proposal | Pair] = [*proposals(viewer).filter(cohort=cohort), *pairs(viewer).filter(cohort=cohort)]
    names = names_in(rows)
    lines = [
        LapsedLine(mentor=names[cohort.pk, row.mentor_id], mentee=names[cohort.pk, row.mentee_id], on=day_of(row))
        for row in rows
    ]
    return tuple(sorted(sorted(lines, key=lambda line: (line.mentor, line.mentee)), key=lambda line: line.on)[::-1])


def lately(viewer: Viewer, at: When) -> Iterator[Task]:
    """On the first page of the coordinator, for a week: that some lapsed, round by round."""
    if not might(viewer, "cohort.match"):
        return
    rows: list[Proposal | Pair] = [
        *proposals(viewer).select_related("cohort"),
        *pairs(viewer).select_related("cohort"),
    ]
    fresh = [row.cohort for row in rows if day_of(row) > at.day - BETWEEN_NUDGES]
    for cohort in sorted(set(fresh), key=lambda each: (each.name, each.pk)):
        count = fresh.count(cohort)
        yield Task(
            words="1 pair did not come to meet" if count == 1 else f"{count} pairs did not come to meet",
            detail=cohort.name,
            button="See the pairs",
            page="pairs",
            about=cohort.pk,
        )


def proposals(viewer: Viewer) -> QuerySet[Proposal]:
    """Proposals that their mentor said yes to, and that lapsed without the coordinator's doing."""
    rows = visible(viewer, "proposal.lapse", Proposal)
    return rows.filter(state=ProposalState.LAPSED).exclude(lapsed_on=None).select_related("mentor", "mentee")


def pairs(viewer: Viewer) -> QuerySet[Pair]:
    """Pairs that ended before they started."""
    ended = visible(viewer, "pair.read", Pair).filter(state=PairState.ENDED, started_on=None)
    return ended.exclude(ended_on=None).select_related("mentor", "mentee")


def day_of(row: Proposal | Pair) -> date:
    """The day on which it lapsed, or ended."""
    day = row.lapsed_on if isinstance(row, Proposal) else row.ended_on
    assert day is not None  # none is asked for without
    return day
