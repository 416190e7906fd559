"""“You said, we did” (feedback loop).

What came of a round's ideas, for everybody in it. Only ideas whose mentors allow it.
"""

from dataclasses import dataclass
from datetime import date

from retold.queries.released_ideas import names_beside
from retold.queries.visible import demand_some, one, visible
from retold.queries.what_followed import Followed, followed
from retold.records.committee.models import Idea
from retold.records.scheme.models import Cohort
from retold.rules.viewer import Viewer
from retold.rules.words import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One idea: what was said, what was answered and why, what was done."""

    title: str
    change: str
    names: tuple[str, ...]
    decision: Decision
    reason: str
    answered_on: date | None
    done: tuple[Followed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAndDone:
    """The page of one round."""

    cohort: str
    scheme: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLink:
    """A round with such a page."""

    id: str
    name: str
    scheme: str


def said_and_done_in_a_round(viewer: Viewer, pk: str) -> SaidAndDone:
    """The page of a round the viewer may see: by title within each answer, so that nothing tells which came when."""
    cohort = one(viewer, "cohort.read", Cohort, pk, with_=("scheme",))
    demand_some(viewer, "idea.read_answer")
    rows = list(
        visible(viewer, "idea.read_answer", Idea)
        .filter(cohort=cohort)
        .select_related("pair__mentor", "pair__mentee")
        .order_by("title", "pk")
    )
    done = followed([row.pk for row in rows])
    said = [
        Said(
            title=row.title,
            change=row.change,
            names=names_beside(row),
            decision=Decision(row.decision),
            reason=row.reason,
            answered_on=row.answered_on,
            done=done.get(row.pk, ()),
        )
        for row in rows
    ]
    order = list(Decision)
    said.sort(key=lambda each: (order.index(each.decision), each.title))
    return SaidAndDone(cohort=cohort.name, scheme=cohort.scheme.name, said=tuple(said))


def rounds_to_hear_of(viewer: Viewer) -> tuple[RoundLink, ...]:
    """The viewer's rounds, for the way in."""
    demand_some(viewer, "idea.read_answer")
    return tuple(
        RoundLink(id=row.pk, name=row.name, scheme=row.scheme.name)
        for row in visible(viewer, "cohort.read", Cohort).select_related("scheme")
    )
