"""The named conditions that page 1 is built from (predicates), as data: each answers for one record and filters a list.

A condition speaks of a record's *facts* (its owner, its cohort, its state). `FACTS` says where each record keeps
them. A condition is asked only of records that have its fact; of another it raises UnknownNameError.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from retold.errors import UnknownNameError
from retold.rules.viewer import Viewer
from retold.rules.words import (
    APPOINTED,
    PARTICIPANTS,
    ApplicationState,
    Audience,
    CohortState,
    ConcernState,
    IdeaState,
    PairState,
    PairWish,
    ProposalState,
    Role,
    Sight,
    StoryState,
    StudyState,
)

FactName = Literal[
    "addressee",
    "approver",
    "audience",
    "cohort",
    "contact",
    "for a contact",
    "for matching",
    "maker",
    "mentee",
    "mentor",
    "organisation",
    "owner",
    "pair state",
    "role",
    "round state",
    "sight",
    "state",
    "study state",
    "wish",
]
ViewerFact = Literal[
    "appointed_by",
    "cohort_ids",
    "email",
    "handles",
    "organisation_id",
    "person_id",
    "seated_elsewhere",
    "took_part_in",
]

FACTS: Mapping[str, Mapping[FactName, str]] = {
    "organisation": {"organisation": "id"},
    "person": {"owner": "id"},
    "membership": {"organisation": "organisation_id", "owner": "person_id", "cohort": "cohort_id", "role": "role"},
    "invitation": {"organisation": "organisation_id", "addressee": "email", "role": "role", "state": "state"},
    "appointment": {
        "organisation": "organisation_id",
        "addressee": "email",
        "maker": "asked_by_id",
        "for a contact": "for_a_contact",
        "state": "state",
    },
    "scheme": {"organisation": "organisation_id"},
    "cohort": {"organisation": "organisation_id", "cohort": "id", "state": "state"},
    "application": {
        "organisation": "organisation_id",
        "cohort": "cohort_id",
        "owner": "person_id",
        "state": "state",
    },
    "relation": {"organisation": "organisation_id", "owner": "coordinator_id"},
    "conflict": {"organisation": "organisation_id"},
    "match_run": {"organisation": "organisation_id", "cohort": "cohort_id", "state": "state"},
    "match_change": {
        "organisation": "organisation_id",
        "cohort": "match_run__cohort_id",
        "maker": "made_by_id",
        "approver": "approver_id",
        "state": "state",
    },
    "proposal": {
        "organisation": "organisation_id",
        "cohort": "cohort_id",
        "mentor": "mentor_id",
        "mentee": "mentee_id",
        "state": "state",
    },
    "pair": {
        "organisation": "organisation_id",
        "cohort": "cohort_id",
        "mentor": "mentor_id",
        "mentee": "mentee_id",
        "state": "state",
        "round state": "cohort__state",
    },
    "pair_bar": {
        "organisation": "organisation_id",
        "cohort": "pair__cohort_id",
        "mentor": "pair__mentor_id",
        "mentee": "pair__mentee_id",
        "state": "state",
    },
    "assent": {
        "organisation": "organisation_id",
        "cohort": "cohort_id",
        "maker": "asked_by_id",
        "approver": "approver_id",
        "state": "state",
    },
    "agreement": {
        "organisation": "organisation_id",
        "cohort": "pair__cohort_id",
        "mentor": "pair__mentor_id",
        "mentee": "pair__mentee_id",
        "pair state": "pair__state",
        "state": "state",
    },
    "meeting": {
        "organisation": "organisation_id",
        "cohort": "pair__cohort_id",
        "mentor": "pair__mentor_id",
        "mentee": "pair__mentee_id",
        "pair state": "pair__state",
        "state": "state",
    },
    "consent": {"organisation": "organisation_id", "owner": "owner_id"},
    "private_answer": {"organisation": "organisation_id", "owner": "owner_id", "for matching": "for_matching"},
    "veto": {"organisation": "organisation_id", "owner": "owner_id"},
    "declaration": {"organisation": "organisation_id", "owner": "owner_id"},
    "offer_answer": {"organisation": "organisation_id", "owner": "owner_id"},
    "match_input": {"organisation": "organisation_id", "owner": "owner_id"},
    "meeting_answer": {"organisation": "organisation_id", "owner": "owner_id"},
    "reflection": {"organisation": "organisation_id", "owner": "owner_id"},
    "talk_request": {
        "organisation": "organisation_id",
        "owner": "owner_id",
        "cohort": "pair__cohort_id",
        "state": "state",
    },
    "pair_choice": {
        "organisation": "organisation_id",
        "owner": "owner_id",
        "cohort": "pair__cohort_id",
        "wish": "wish",
    },
    "nudge": {"organisation": "organisation_id"},
    "concern": {
        "organisation": "organisation_id",
        "owner": "owner_id",
        "contact": "contact_id",
        "state": "state",
    },
    "study": {
        "organisation": "organisation_id",
        "cohort": "cohort_id",
        "maker": "unblind_asked_by_id",
        "state": "state",
        "sight": "sight",
    },
    "study_cohort": {"organisation": "organisation_id", "cohort": "cohort_id", "study state": "study__state"},
    "deviation": {"organisation": "organisation_id", "cohort": "study__cohort_id"},
    "tombstone": {"organisation": "organisation_id", "cohort": "study__cohort_id"},
    "prompt": {"organisation": "organisation_id", "cohort": "study__cohort_id"},
    "story": {
        "organisation": "organisation_id",
        "owner": "owner_id",
        "state": "state",
        "study state": "study__state",
    },
    "story_reading": {"organisation": "organisation_id", "owner": "owner_id"},
    # What is in a study has no owner: nothing of it leads to one.
    "narrative": {"organisation": "organisation_id", "cohort": "cohort_id", "sight": "study__sight"},
    "narrative_key": {"organisation": "organisation_id"},
    "reading": {
        "organisation": "organisation_id",
        "cohort": "narrative__cohort_id",
        "sight": "narrative__study__sight",
    },
    "report": {
        "organisation": "organisation_id",
        "cohort": "study__cohort_id",
        "sight": "study__sight",
        "state": "state",
    },
    "pseudonym": {"organisation": "organisation_id", "owner": "owner_id"},
    "idea": {
        "organisation": "organisation_id",
        "cohort": "cohort_id",
        "mentor": "pair__mentor_id",
        "mentee": "pair__mentee_id",
        "state": "state",
        "round state": "cohort__state",
        "audience": "audience",
    },
    "action": {"organisation": "organisation_id", "state": "state"},
    "progress": {"organisation": "organisation_id"},
    "event": {"organisation": "organisation_id"},
}


@dataclass(frozen=True, slots=True)
class Same:
    """The record's fact equals what the viewer has under that name."""

    fact: FactName
    of_viewer: ViewerFact

    def holds(self, record: Any, noun: str, viewer: Viewer) -> bool:
        """Whether it holds for this record."""
        wanted = getattr(viewer, self.of_viewer)
        return wanted is not None and fact(record, noun, self.fact) == wanted


@dataclass(frozen=True, slots=True)
class Among:
    """The record's fact is among what the viewer has under that name; None stands for all there are."""

    fact: FactName
    of_viewer: ViewerFact

    def holds(self, record: Any, noun: str, viewer: Viewer) -> bool:
        """Whether it holds for this record."""
        known = getattr(viewer, self.of_viewer)
        return known is None or fact(record, noun, self.fact) in known


@dataclass(frozen=True, slots=True)
class NotAmong:
    """The record's fact is none of what the viewer has under that name."""

    fact: FactName
    of_viewer: ViewerFact

    def holds(self, record: Any, noun: str, viewer: Viewer) -> bool:
        """Whether it holds for this record."""
        return fact(record, noun, self.fact) not in getattr(viewer, self.of_viewer)


@dataclass(frozen=True, slots=True)
class Is:
    """The record's fact is one of these words (or a yes or no)."""

    fact: FactName
    words: tuple[str | bool, ...]

    def holds(self, record: Any, noun: str, viewer: Viewer) -> bool:
        """Whether it holds for this record; the viewer does not matter."""
        del viewer
        return fact(record, noun, self.fact) in self.words


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these holds."""

    conditions: tuple["Same | Among | NotAmong | Is", ...]

    def holds(self, record: Any, noun: str, viewer: Viewer) -> bool:
        """Whether it holds for this record."""
        return any(condition.holds(record, noun, viewer) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class Neither:
    """None of these facts of the record equals what the viewer has under that name."""

    facts: tuple[FactName, ...]
    of_viewer: ViewerFact

    @property
    def fact(self) -> FactName:
        """The first of them: a record that has one of them has all."""
        return self.facts[0]

    def holds(self, record: Any, noun: str, viewer: Viewer) -> bool:
        """Whether it holds for this record."""
        wanted = getattr(viewer, self.of_viewer)
        return all(fact(record, noun, name) != wanted for name in self.facts)


Condition = Same | Among | NotAmong | Is | Either | Neither


def path_to(noun: str, name: FactName) -> str:
    """Where records of this kind keep that fact, as Django writes a path. Raises UnknownNameError: they have none."""
    try:
        return FACTS[noun][name]
    except KeyError:
        raise UnknownNameError(f"No fact {name!r} of {noun!r} is known to the conditions of page 1.") from None


def fact(record: Any, noun: str, name: FactName) -> Any:
    """The value of one fact of a record, None where it leads nowhere any more.

    Raises UnknownNameError where its kind has no such fact.
    """
    value = record
    for part in path_to(noun, name).split("__"):
        if value is None:
            return None
        value = getattr(value, part)
    return value


here = Same("organisation", "organisation_id")
"It belongs to the viewer's organisation."
own = Same("owner", "person_id")
"It is the viewer's own."
of_no_house_i_could_look_from_instead = NotAmong("organisation", "seated_elsewhere")
"It belongs to no other organisation in which the viewer has a role: from there they find it, and nowhere else."
addressed_to_me = Same("addressee", "email")
"It was sent to the viewer's own e-mail address."
of_a_role_of_trust = Is("role", APPOINTED)
"It is for an administrator, a wellbeing contact or a researcher."
of_a_participant = Is("role", PARTICIPANTS)
"It is for a mentor or a mentee."
of_a_contact = Is("role", (Role.WELLBEING,))
"It is for a wellbeing contact."
of_no_contact = Is("role", tuple(role for role in Role if role is not Role.WELLBEING))
"It is for anything but a wellbeing contact."
of_a_role_in_a_round = Is("role", (*PARTICIPANTS, Role.COMMITTEE))
"It is for a mentor, a mentee or a member of the committee."
not_about_me = Neither(("addressee",), "email")
"It is about somebody else's e-mail address."
not_asked_by_me = Neither(("maker",), "person_id")
"Somebody else asked for it."
not_by_whoever_appointed_me = NotAmong("maker", "appointed_by")
"Whoever asked for it did not ask for the viewer, too, within the last fourteen days."
falls_to_a_contact = Is("for a contact", (True,))
"No other administrator could agree to it when it was asked for."
in_my_cohorts = Among("cohort", "cohort_ids")
"It belongs to a cohort that the viewer's role reaches."
of_somebody_i_handle = Among("owner", "handles")
"The viewer has said that they have nothing to do with its writer, or its writer was told before sending."
not_where_i_took_part = NotAmong("cohort", "took_part_in")
"It belongs to no cohort in which the viewer is or was a participant."
as_its_mentor = Same("mentor", "person_id")
"The viewer is the mentor in it."
as_its_mentee = Same("mentee", "person_id")
"The viewer is the mentee in it."
as_one_of_the_pair = Either((as_its_mentor, as_its_mentee))
"The viewer is one of the two."
as_its_approver = Same("approver", "person_id")
"The viewer is the second person who is asked to agree to it."
as_its_contact = Same("contact", "person_id")
"The viewer is the wellbeing contact it was given to."

once_raised = Is("state", (ConcernState.RAISED, ConcernState.ACKNOWLEDGED, ConcernState.UNDER_WAY, ConcernState.CLOSED))
"It has been sent to the contact, and not taken back."
while_unsent = Is("state", (ConcernState.DRAFT,))
"Nobody but its writer has seen it yet."
to_meet_somebody_else = Is("wish", (PairWish.AGAIN,))
"It says that somebody would like another partner: what it is for is to be read."
while_planned = Is("state", (CohortState.PLANNED,))
"Its call has not been opened yet."
once_the_call_opened = Is("state", tuple(state for state in CohortState if state != CohortState.PLANNED))
"Its call has been opened, and may have closed."
while_the_call_is_open = Is("state", (CohortState.OPEN,))
"The call is open."
once_sent = Is(
    "state",
    tuple(state for state in ApplicationState if state not in (ApplicationState.DRAFT, ApplicationState.WITHDRAWN)),
)
"The applicant has sent it, and not withdrawn it."
allowed_for_matching = Is("for matching", (True,))
"Its writer lets the matching use it."
while_editable = Is("state", (ApplicationState.DRAFT,))
"It has not been sent yet."
"The coordinator entered it, or looked at a name. What others declare is read by nobody else, like a mentor's veto."
while_on_offer = Is("state", (ProposalState.OFFERED,))
"The coordinator has published it, and its mentor has not said yes. Where something private stands against it, or the \
mentor said no, its page says so to nobody and is not there."
once_the_mentor_said_yes = Is("state", (ProposalState.HALF, ProposalState.ACCEPTED))
"The mentor has said yes."
while_the_pair_lives = Is("pair state", (PairState.PREPARING, PairState.RUNNING, PairState.PAUSED))
"The pair has neither ended nor finished."
while_being_written = Is("state", (StoryState.INVITED, StoryState.DRAFT))
"Its writer has not handed it in."
while_the_study_is_open = Is("study state", (StudyState.OPEN,))
"The study is open."
once_unblinding_is_asked = Is("sight", (Sight.ASKED,))
"A researcher has asked to unblind it, and nobody has answered."
once_unblinded = Is("sight", (Sight.UNBLINDED,))
"The study has been unblinded, with a reason."
while_set_up = Is("state", (StudyState.DRAFT,))
"It has not been opened yet."
while_open = Is("state", (StudyState.OPEN,))
"It is open."
once_opened = Is("state", (StudyState.OPEN, StudyState.CLOSED))
"It has been opened."
while_the_round_goes_on = Is("round state", tuple(state for state in CohortState if state != CohortState.FINISHED))
"Its round has not finished."
while_unreleased = Is("state", (IdeaState.DRAFT, IdeaState.AGREED))
"It has not left the pair."
while_asked = Is("state", (IdeaState.ASKED,))
"The committee has a question, and no reply to it is on its way."
once_released = Is("state", (IdeaState.RELEASED, IdeaState.ASKED, IdeaState.REPLIED, IdeaState.ANSWERED))
"It has left the pair for the committee."
once_answered = Is("state", (IdeaState.ANSWERED,))
"The committee has answered it."
told_to_the_round = Is("audience", (Audience.ROUND,))
"Its mentor lets everybody in the round read it."
not_from_my_own_pair = Neither(("mentor", "mentee"), "person_id")
"The viewer is not one of the two it came from."
