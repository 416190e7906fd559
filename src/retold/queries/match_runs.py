"""The runs of the matching (assignments proposed) of one round, for its coordinator."""

from dataclasses import dataclass
from datetime import date

from retold.queries.visible import one, visible
from retold.records.scheme.models import Cohort, MatchRun
from retold.rules.viewer import Viewer
from retold.rules.words import MatchRunState


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """A run in the list of a round."""

    id: str
    state: MatchRunState
    asked_on: date
    asked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunsPage:
    """The runs of a round, newest first."""

    cohort_id: str
    cohort: str
    runs: tuple[RunLine, ...]


def runs_of_a_round(viewer: Viewer, cohort_id: str) -> RunsPage:
    """The runs of a round. Raises HiddenError."""
    cohort = one(viewer, "cohort.match", Cohort, cohort_id)
    rows = visible(viewer, "match_run.read", MatchRun).filter(cohort=cohort).select_related("asked_by")
    return RunsPage(
        cohort_id=cohort.pk,
        cohort=cohort.name,
        runs=tuple(
            RunLine(id=row.pk, state=MatchRunState(row.state), asked_on=row.asked_on, asked_by=row.asked_by.name)
            for row in rows
        ),
    )
