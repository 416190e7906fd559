"""One's own private pages. Nobody else has a page, a list or a number that knows of them."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from retold.queries.names import names_in
from retold.queries.visible import demand_some, one, visible
from retold.records import vault
from retold.records.private.models import Reflection
from retold.records.scheme.models import Pair
from retold.rules.viewer import Viewer

BEGINNING = 120
RELATED = ("pair", "pair__mentor", "pair__mentee", "pair__cohort")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionLine:
    """A page in its writer's list, by its first words."""

    id: str
    written_on: date
    beginning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionPage:
    """A whole page."""

    id: str
    written_on: date
    cohort: str
    partner: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A pair that a new page may be about."""

    pair_id: str
    partner: str


def own_pages(viewer: Viewer) -> tuple[ReflectionLine, ...]:
    """The viewer's own pages, newest first."""
    demand_some(viewer, "reflection.read")
    rows = visible(viewer, "reflection.read", Reflection).order_by("organisation_id", "pk")
    lines = []
    for _, of_one_house in groupby(rows, key=lambda row: row.organisation_id):
        written = list(of_one_house)
        for row, text in zip(written, vault.opened_together(written, "text"), strict=True):
            lines.append(ReflectionLine(id=row.pk, written_on=row.written_on, beginning=beginning(text)))
    return tuple(sorted(lines, key=lambda line: line.written_on, reverse=True))


def pairs_to_write_about(viewer: Viewer) -> tuple[Choice, ...]:
    """The pairs that a new page may be about."""
    rows = list(visible(viewer, "pair.reflect", Pair).select_related("mentor", "mentee").order_by("made_on", "pk"))
    names = names_in(rows)
    return tuple(
        Choice(
            pair_id=row.pk,
            partner=names[row.cohort_id, row.mentee_id if viewer.person_id == row.mentor_id else row.mentor_id],
        )
        for row in rows
    )


def own_page(viewer: Viewer, pk: str) -> ReflectionPage:
    """One page of the viewer's own. Raises HiddenError."""
    row = one(viewer, "reflection.read", Reflection, pk, with_=RELATED)
    other = row.pair.mentee_id if viewer.person_id == row.pair.mentor_id else row.pair.mentor_id
    return ReflectionPage(
        id=row.pk,
        written_on=row.written_on,
        cohort=row.pair.cohort.name,
        partner=names_in([row.pair])[row.pair.cohort_id, other],
        text=vault.opened(row, "text"),
    )


def beginning(text: str) -> str:
    """The first words, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= BEGINNING else words[:BEGINNING].rsplit(" ", 1)[0] + " …"
