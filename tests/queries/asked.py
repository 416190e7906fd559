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
    appointments,
    assents,
    calls,
    cohorts,
    concerns,
    conflicts,
    consents,
    ideas,
    invitations,
    kept_forms,
    match_pages,
    match_runs,
    meetings,
    memberships,
    organisations,
    pair_addresses,
    pairs,
    proposals,
    reflections,
    relations,
    released_ideas,
    reports,
    said_and_done,
    standings,
    stories,
    studies,
    today,
)
from retold.records.committee.models import Action, Idea
from retold.records.people.models import Appointment, Membership
from retold.records.private.models import Concern, Reflection, Story
from retold.records.record import stored
from retold.records.scheme.models import Agreement, Application, Assent, MatchRun, Meeting, PairBar, Proposal
from retold.records.study.models import Study
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
        """`cohorts.rounds_listed`."""
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
    Query(ask=actions.actions_listed, answers="esi jo ines"),
    Query(ask=actions.action_owners, answers="esi jo ines"),
    Query(ask=actions.action_shown, about=first(Action, title="Talk to the bus firm"), answers="esi jo ines"),
    Query(ask=agreements.newest_agreement, about=pair, answers="amara ben"),
    Query(ask=agreements.agreement_to_write, about=first(Agreement, pair="amara_and_ben"), answers="amara ben"),
    Query(ask=applications.own_applications, answers="amara cleo pia hal"),
    Query(ask=applications.applications_to_a_round, about=round_, answers="esi"),
    Query(ask=applications.own_application, about=first(Application, person="hal"), answers="hal"),
    Query(
        ask=applications.application_for_coordinator,
        about=first(Application, person="cleo", state="sent"),
        answers="esi",
    ),
    Query(ask=appointments.open_appointments, answers="grace ines"),
    Query(ask=appointments.appointment_page, about=first(Appointment), answers="grace ines"),
    Query(ask=relations.name_alone, about=first(Application, person="cleo", state="sent"), answers="esi"),
    Query(ask=assents.assent_asked, about=first(Assent, approver="ines"), answers="ines"),
    Query(ask=assents.letting_go_on, about=first(PairBar, pair="cleo_and_dev"), answers="esi"),
    Query(ask=cohorts.rounds_listed, answers="amara ben cleo dev esi finn grace jo ines oke"),
    Query(ask=cohorts.round_shown, about=round_, answers="amara ben cleo dev esi finn grace jo ines"),
    Query(ask=calls.open_call, about=lambda cast: str(cast.open_cohort.pk), answers=EVERYBODY),
    Query(ask=calls.call_shown, about=round_, answers=EVERYBODY),
    Query(ask=concerns.own_concerns, answers="amara cleo"),
    Query(ask=concerns.received_concerns, answers="grace"),
    Query(ask=concerns.my_concern, about=first(Concern, owner="amara", state="raised"), answers="amara"),
    Query(ask=concerns.received_concern, about=first(Concern, owner="amara", state="raised"), answers="grace"),
    Query(ask=conflicts.conflicts_of_a_round, about=round_, answers="esi"),
    Query(ask=conflicts.own_exclusions, answers="amara ben cleo dev"),
    Query(ask=consents.decided, about=first(Application, person="hal"), answers="hal"),
    Query(ask=ideas.ideas_by_pair, answers="amara ben cleo dev"),
    Query(ask=ideas.idea_of_a_pair, about=first(Idea, title="Lockers"), answers="amara ben"),
    Query(ask=invitations.invitations_to_me, answers="hal"),
    Query(ask=invitations.roles_to_invite, answers="esi ines oke"),
    Query(ask=invitations.invitations_sent, answers="esi ines"),
    Query(ask=match_pages.board, about=first(MatchRun, state="ready"), answers="esi"),
    Query(ask=match_runs.runs_of_a_round, about=round_, answers="esi"),
    Query(ask=meetings.calendar_entry, about=first(Meeting, pair="amara_and_ben"), answers="amara ben"),
    Query(ask=meetings.my_pairs, answers="amara ben cleo dev"),
    Query(ask=meetings.meeting_shown, about=first(Meeting, pair="amara_and_ben"), answers="amara ben"),
    Query(ask=memberships.role_to_end, about=first(Membership, person="ben"), answers="ines"),
    Query(ask=memberships.roles_held, answers="esi ines oke"),
    Query(ask=memberships.roles_ended_today, answers=""),  # no role has ended in this world; `test_undone` ends one
    Query(ask=organisations.own_organisation, answers="amara ben cleo dev esi finn grace jo ines oke"),
    Query(ask=pairs.pairs_of_a_round, about=round_, answers="esi"),
    Query(ask=pairs.own_pair, about=pair, answers="amara ben"),
    Query(ask=pair_addresses.own_address, about=pair, answers="amara ben"),
    Query(ask=kept_forms.my_kept_forms, answers="amara cleo"),
    Query(ask=proposals.proposal_shown, about=first(Proposal, state="half", mentor="amara"), answers="amara ben"),
    Query(ask=reflections.own_pages, answers="amara cleo"),
    Query(ask=reflections.pairs_to_write_about, answers="amara ben cleo dev"),
    Query(ask=reflections.own_page, about=first(Reflection, owner="amara"), answers="amara"),
    Query(ask=released_ideas.batch_days, answers="esi jo"),
    Query(ask=released_ideas.ideas_to_follow, answers="esi jo"),
    Query(ask=released_ideas.ideas_that_left, answers="esi jo"),
    Query(ask=released_ideas.released_idea, about=first(Idea, state="released", title="Later buses"), answers="esi jo"),
    Query(ask=reports.report_page, about=first(Study, title="What changed"), answers="finn"),
    Query(ask=said_and_done.rounds_to_hear_of, answers="amara ben cleo dev esi oke"),
    Query(ask=said_and_done.said_and_done_in_a_round, about=round_, answers="amara ben cleo dev esi"),
    Query(ask=standings.standings_of_a_round, about=round_, answers="esi"),
    Query(ask=stories.my_stories, answers="ben dev"),
    Query(ask=stories.story_to_withdraw, about=first(Story, owner="ben"), answers="ben"),
    Query(ask=studies.cohorts_to_study, answers="finn"),
    Query(ask=studies.studies_to_see, answers="finn"),
    Query(ask=studies.study_page, about=first(Study, title="What changed"), answers="finn"),
    Query(ask=today.tasks_of_today, answers=EVERYBODY),
]
# What the world of `world.py` has nobody for, and where it is proved instead.
ELSEWHERE = {
    "assents.calling_off": "tests/web/test_assents.py",
    "cohorts.sent_by_role": "tests/web/test_cohorts.py",
    "common_hours.common_hours": "tests/web/test_a_pair_can_meet.py",
    "match_tries.others": "tests/services/test_match_runs.py",
    "match_changes.changes_to_approve": "tests/services/test_match_runs.py",
    "retellings.own_retelling": "tests/web/test_stories.py",
    "retellings.pseudonymous_retelling": "tests/web/test_studies.py",
    "retellings.retellings_of_study": "tests/web/test_studies.py",
    "studies.unblinding_asked": "tests/web/test_studies.py",
    "stories.story_to_hand_in": "tests/web/test_stories.py",
    "stories.story_to_read": "tests/web/test_stories.py",
    "stories.writing_room": "tests/web/test_stories.py",
}
