"""Pairs against which something was entered openly since they are pairs, and which end unless two people agree."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from retold.queries.visible import visible
from retold.records.record import stored
from retold.records.scheme.models import Assent, Cohort, PairBar
from retold.rules.viewer import Viewer
from retold.rules.words import AssentState, PairBarState


@dataclass(frozen=True, slots=True, kw_only=True)
class BarLine:
    """One such pair for its coordinator. `asked` names the second person who is asked to let it go on."""

    id: str
    pair: str
    state: PairBarState
    ends_on: date
    asked: str

    @property
    def may_ask(self) -> bool:
        """Whether a second person can still be asked."""
        return self.state is PairBarState.STANDS and not self.asked


def barred_pairs() -> QuerySet[PairBar]:
    """What stands against pairs and two people have not agreed to: such a pair neither starts nor goes on."""
    return stored(PairBar).filter(state=PairBarState.STANDS)


def bars_of_a_round(viewer: Viewer, cohort: Cohort, names: dict[str, str]) -> tuple[BarLine, ...]:
    """The pairs of a round against which something stands, by their names."""
    rows = visible(viewer, "pair_bar.read", PairBar).filter(pair__cohort=cohort).exclude(state=PairBarState.OVER)
    bars = list(rows.select_related("pair"))
    asked = stored(Assent).filter(pair_bar__in=bars, state=AssentState.ASKED).select_related("approver")
    waits_for = {row.pair_bar_id: row.approver.name or row.approver.email for row in asked}
    return tuple(
        BarLine(
            id=row.pk,
            pair=f"{names.get(row.pair.mentor_id, '')} and {names.get(row.pair.mentee_id, '')}",
            state=PairBarState(row.state),
            ends_on=row.ends_on,
            asked=waits_for.get(row.pk, ""),
        )
        for row in bars
    )
