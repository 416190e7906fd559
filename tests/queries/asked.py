"""The queries that give what a page shows, each with what it is asked about and who of the cast is answered.

Whoever is not named is told nothing: the query is hidden from them (HiddenError), or gives them an empty list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import signature
from typing import Any

from people import AT, Cast
from retold.queries import (
    actions,
    agreements,
    applications,
    cohorts,
    concerns,
    conflicts,
    consents,
    ideas,
    invitations,
    match_pages,
    match_runs,
    meetings,
    memberships,
    organisations,
    pairs,
    proposals,
    reflections,
    released_ideas,
    reports,
    said_and_done,
    standings,
    stories,
    studies,
    today,
)
from retold.records.committee.models import Action, Idea
from retold.records.private.models import Concern, Reflection
from retold.records.record import stored
from retold.records.scheme.models import Application, MatchRun, Meeting, Proposal
from retold.records.study.models import Narrative, Study
from retold.rules.viewer import Viewer

EVERYBODY = "amara ben cleo dev esi finn grace jo ines pia oke hal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query, the id it is asked about (if any), and who is answered."""

    ask: Callable[..., Any]
    about: Callable[[Cast], str] | None = None
    answers: str

    @property
    def name(self) -> str:
        """`cohorts.listed`."""
        return f"{self.ask.__module__.rpartition('.')[2]}.{self.ask.__name__}"

    def subject(self, cast: Cast) -> tuple[str, ...]:
        """The id it is asked about, if any."""
        return (self.about(cast),) if self.about else ()

    def __call__(self, viewer: Viewer, *subject: str) -> Any:
        """What this viewer is told."""
        told = self.ask(viewer, *subject, **({"at": AT} if "at" in signature(self.ask).parameters else {}))
        return tuple(told) if hasattr(told, "__next__") else told


def first(model: type[Any], **known: Any) -> Callable[[Cast], str]:
    """The id of the first such record; a value that is a name of the cast stands for that one of it."""

    def found(cast: Cast) -> str:
        said = {name: getattr(cast, value, value) if isinstance(value, str) else value for name, value in known.items()}
        return str(stored(model).filter(**said).order_by("pk")[0].pk)

    return found


def round_(cast: Cast) -> str:
    """The round that is under way."""
    return str(cast.cohort.pk)


def pair(cast: Cast) -> str:
    """Amara and Ben."""
    return str(cast.amara_and_ben.pk)


QUERIES = [
    Query(ask=actions.listed, answers="esi jo ines"),
    Query(ask=actions.owners, answers="esi jo ines"),
    Query(ask=actions.shown, about=first(Action, title="Talk to the bus firm"), answers="esi jo ines"),
    Query(ask=agreements.shown, about=pair, answers="amara ben"),
    Query(ask=applications.all_mine, answers="amara cleo pia hal"),
    Query(ask=applications.listed, about=round_, answers="esi"),
    Query(ask=applications.mine, about=first(Application, person="hal"), answers="hal"),
    Query(ask=applications.for_coordinator, about=first(Application, person="cleo", state="sent"), answers="esi"),
    Query(ask=cohorts.listed, answers="amara ben cleo dev esi finn grace jo ines oke"),
    Query(ask=cohorts.shown, about=round_, answers="amara ben cleo dev esi finn grace jo ines"),
    Query(ask=cohorts.call, about=lambda cast: str(cast.open_cohort.pk), answers=EVERYBODY),
    Query(ask=concerns.mine, answers="amara cleo"),
    Query(ask=concerns.received, answers="grace"),
    Query(ask=concerns.my_concern, about=first(Concern, owner="amara", state="raised"), answers="amara"),
    Query(ask=concerns.received_one, about=first(Concern, owner="amara", state="raised"), answers="grace"),
    Query(ask=conflicts.conflicts_of_a_round, about=round_, answers="esi"),
    Query(ask=conflicts.own_exclusions, answers="amara ben cleo dev"),
    Query(ask=consents.decided, about=round_, answers=EVERYBODY),
    Query(ask=ideas.listed, answers="amara ben cleo dev"),
    Query(ask=ideas.shown, about=first(Idea, title="Lockers"), answers="amara ben"),
    Query(ask=invitations.addressed_to, answers="hal"),
    Query(ask=invitations.sent, answers="esi ines"),
    Query(ask=match_pages.board, about=first(MatchRun, state="ready"), answers="esi"),
    Query(ask=match_runs.runs_of_a_round, about=round_, answers="esi"),
    Query(ask=meetings.mine, answers="amara ben cleo dev"),
    Query(ask=meetings.shown, about=first(Meeting, pair="amara_and_ben"), answers="amara ben"),
    Query(ask=memberships.held, answers="esi ines oke"),
    Query(ask=organisations.shown, answers="amara ben cleo dev esi finn grace jo ines oke"),
    Query(ask=pairs.listed, about=round_, answers="esi"),
    Query(ask=pairs.shown, about=pair, answers="amara ben"),
    Query(ask=proposals.proposal_shown, about=first(Proposal, state="half", mentor="amara"), answers="amara ben"),
    Query(ask=reflections.mine, answers="amara cleo"),
    Query(ask=reflections.pairs, answers="amara ben cleo dev"),
    Query(ask=reflections.shown, about=first(Reflection, owner="amara"), answers="amara"),
    Query(ask=released_ideas.batches, answers="esi jo"),
    Query(ask=released_ideas.choices, answers="esi jo"),
    Query(ask=released_ideas.listed, answers="esi jo"),
    Query(ask=released_ideas.shown, about=first(Idea, state="released", title="Later buses"), answers="esi jo"),
    Query(ask=reports.shown, about=first(Study, title="What changed"), answers="finn"),
    Query(ask=said_and_done.rounds, answers="amara ben cleo dev esi oke"),
    Query(ask=said_and_done.shown, about=round_, answers="amara ben cleo dev esi"),
    Query(ask=standings.listed, about=round_, answers="esi"),
    Query(ask=stories.mine, answers="ben dev"),
    Query(ask=stories.to_withdraw, about=first(Narrative, owner="ben"), answers="ben"),
    Query(ask=studies.cohorts, answers="finn"),
    Query(ask=studies.listed, answers="finn"),
    Query(ask=studies.shown, about=first(Study, title="What changed"), answers="finn"),
    Query(ask=today.shown, answers=EVERYBODY),
]
# What the world of `world.py` has nobody for, and where it is proved instead.
ELSEWHERE = {
    "cohorts.sent_by_role": "tests/web/test_cohorts.py",
    "match_tries.others": "tests/services/test_match_runs.py",
    "match_changes.changes_to_approve": "tests/services/test_match_runs.py",
    "retellings.mirror": "tests/web/test_stories.py",
    "retellings.pseudonymous": "tests/web/test_studies.py",
    "stories.draft": "tests/web/test_stories.py",
    "stories.read": "tests/web/test_stories.py",
    "stories.room": "tests/web/test_stories.py",
}
