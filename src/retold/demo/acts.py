"""What people do in the demonstration (scripted users).

Each act is done by the real service and with the rights of whoever does it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from retold.demo.clock import do_jobs
from retold.demo.people import Invented
from retold.queries.agreements import mark, text_of
from retold.queries.meetings import planned_of
from retold.queries.viewers import viewer_in
from retold.records.people.models import Invitation, Organisation, Person
from retold.records.record import stored
from retold.records.scheme.models import Agreement, Application, Cohort, MatchRun, Meeting, Pair, Proposal
from retold.records.study.models import Study, StudyCohort
from retold.rules.duties import INVITED
from retold.rules.edits import mark_of
from retold.rules.plain_text import print_of
from retold.rules.prompts import TEMPLATE, WORDS_FROM, WORDS_TO
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import (
    ConsentPurpose,
    InvitationState,
    MeetingMode,
    NarrativeTime,
    Objective,
    OrganisationKind,
    Pace,
    RelationKind,
    Role,
    StudyMode,
)
from retold.services import (
    agreements,
    applications,
    appointments,
    consents,
    invitations,
    match_changes,
    match_runs,
    meetings,
    memberships,
    organisations,
    pairs,
    proposals,
    relations,
    stories,
)

SHARED = ("topics", "mode", "pronouns")


def seat(person: Person, role: Role, house: Organisation, at: When) -> Viewer:
    """Somebody as a viewer at that time, in that role."""
    return viewer_in(person, role, house.pk, at)


def found(
    name: str, *, kind: str, administrator: tuple[str, str], staff: tuple[tuple[str, str, Role], ...], at: When
) -> Organisation:
    """An invented organisation with its administrator (e-mail address, name) and the contacts among its staff."""
    email, called = administrator
    house = organisations.found(
        name=name,
        kind=OrganisationKind(kind),
        administrator_email=email,
        contact_emails=[each for each, _, role in staff if role is Role.WELLBEING],
        by=machine(""),
        at=at,
    )
    house.invented = True
    house.save(update_fields=["invented"])
    named(memberships.known(email), called)
    return house


def staffed(
    house: Organisation, administrator: str, staff: tuple[tuple[str, str, Role], ...], *, at: When
) -> dict[str, Person]:
    """First name in small letters -> somebody on the staff, who has taken up what the administrator invited them to.

    A researcher is asked for, a wellbeing contact agrees, and two working days pass.
    """
    people = {email.partition("@")[0]: named(memberships.known(email), name) for email, name, _ in staff}
    asks = seat(memberships.known(administrator), Role.ADMINISTRATOR, house, at)
    for email, _, role in staff:
        if role in INVITED:
            invitations.invite(email=email, role=role, cohort_id="", by=asks, at=at)
    taken_up(house, people.values(), at=at)
    later = at
    for email, _, role in staff:
        if role is Role.RESEARCHER:
            asked = appointments.ask(email=email, role=role, cohort_id="", by=asks, at=at)
            agrees = next(people[each.partition("@")[0]] for each, _, role in staff if role is Role.WELLBEING)
            agreed = appointments.agree(asked.pk, by=seat(agrees, Role.WELLBEING, house, at), at=at)
            assert agreed.starts_on is not None
            later = at + (agreed.starts_on - at.day)
    if later is not at:
        appointments.begin_due(house.pk, at=later)
        taken_up(house, people.values(), at=later)
    return people


def taken_up(house: Organisation, people: Iterable[Person], *, at: When) -> None:
    """Everybody who is invited takes it up."""
    for person in people:
        by = Viewer(person_id=person.pk, email=person.email)
        for row in stored(Invitation).filter(organisation=house, email=person.email, state=InvitationState.SENT):
            invitations.take(row.pk, by=by, at=at)


def named(person: Person, name: str) -> Person:
    """Gives an invented person their name."""
    person.name = name
    person.save(update_fields=["name"])
    return person


def applied(
    cohort: Cohort,
    who: Invented,
    *,
    at: When,
    private: Mapping[str, str] | None = None,
    sends: bool = True,
) -> Application:
    """Somebody answers every question that stands in the file, agrees to take part, and sends it."""
    person = named(memberships.known(who.email), who.name)
    by = viewer_in(person, who.role, cohort.organisation_id, at)
    application = applications.begin(cohort.pk, role=who.role, by=by, at=at)
    for name, value in who.answers.items():
        share = name in SHARED
        applications.answer(application.pk, name=name, value=value, share=share, for_matching=False, by=by, at=at)
    for name, words in (private or {}).items():
        applications.answer(application.pk, name=name, value=words, share=False, for_matching=False, by=by, at=at)
    if not sends:
        return application
    consents.decide(application.pk, decisions={ConsentPurpose.SCHEME: True}, by=by, at=at)
    return applications.send(application.pk, by=by, at=at)


def agreed(sent: list[Application], *, keeps_to_itself: str = "", at: When) -> None:
    """Every mentee says what may become of their stories, once a study asks; one by name keeps theirs to themselves."""
    for application in sent:
        if application.role == Role.MENTEE:
            analysis = application.name != keeps_to_itself
            decisions = dict.fromkeys(ConsentPurpose, True) | {ConsentPurpose.ANALYSIS: analysis}
            by = viewer_in(application.person, Role.MENTEE, application.organisation_id, at)
            consents.decide(application.pk, decisions=decisions, by=by, at=at)


def accepted(application: Application, *, by: Viewer, at: When) -> None:
    """The coordinator says that she has nothing to do with the applicant, reads the application, and accepts it."""
    known(application, by=by, at=at)
    applications.accept(application.pk, by=seen_anew(by, application, at), at=at)


def kept_waiting(application: Application, *, by: Viewer, at: When) -> None:
    """The same, and puts the applicant on the waiting list."""
    known(application, by=by, at=at)
    applications.keep_waiting(application.pk, by=seen_anew(by, application, at), at=at)


def known(application: Application, *, by: Viewer, at: When) -> None:
    """The coordinator says once that she has nothing to do with an applicant."""
    if application.person_id not in by.handles:
        relations.declare(application.pk, kind=RelationKind.NONE, by=by, at=at)


def seen_anew(by: Viewer, application: Application, at: When) -> Viewer:
    """The coordinator as she is at her next request."""
    person = stored(Person).get(pk=by.person_id)
    return viewer_in(person, Role.COORDINATOR, application.organisation_id, at)


def matched(cohort: Cohort, coordinator: Person, *, at: When, chosen: Mapping[str, str] | None = None) -> MatchRun:
    """The coordinator asks for a proposal of pairs; the job is done at once, then the chosen pairs are put in."""
    by = seat(coordinator, Role.COORDINATOR, cohort.organisation, at)
    run = match_runs.ask(cohort.pk, objective=Objective.WORST_PAIR, by=by, at=at)
    do_jobs(at)
    run.refresh_from_db()
    for mentor, mentee in (chosen or {}).items():
        match_changes.force(
            run.pk,
            mentor=person(mentor).pk,
            mentee=person(mentee).pk,
            reason="Both asked to talk about placements, and share three afternoons.",
            by=by,
            at=at,
        )
        row = stored(Proposal).get(match_run=run, mentor=person(mentor), mentee=person(mentee))
        match_changes.lock(row.pk, locked=True, by=by, at=at)
        run.refresh_from_db()
    return run


def says_yes(proposal: Proposal, *, at: When) -> None:
    """Whoever of the two is asked says yes."""
    now = stored(Proposal).select_related("organisation", "mentor", "mentee").get(pk=proposal.pk)
    asked, role = (now.mentor, Role.MENTOR) if now.state == "offered" else (now.mentee, Role.MENTEE)
    proposals.say_yes(now.pk, by=seat(asked, role, now.organisation, at), at=at)


def prepared(pair: Pair, role: Role, *, at: When) -> None:
    """One of the two has read what to know before they meet."""
    pairs.prepare(pair.pk, by=side(pair, role, at), at=at)


def signed(pair: Pair, role: Role, *, at: When) -> None:
    """One of the two signs the agreement as it stands."""
    agreement = stored(Agreement).filter(pair=pair).order_by("-number")[0]
    agreements.sign(agreement.pk, seen=mark(text_of(agreement, at)), by=side(pair, role, at), at=at)


def planned(pair: Pair, starts_at: datetime, *, at: When, mode: MeetingMode = MeetingMode.IN_PERSON) -> Meeting:
    """The mentee offers a time for the next meeting, and the mentor accepts it."""
    arranging, asked = side(pair, Role.MENTEE, at), side(pair, Role.MENTOR, at)
    meeting = meetings.plan(pair.pk, starts_at=starts_at, minutes=60, mode=mode, by=arranging, at=at)
    return meetings.accept(meeting.pk, seen=mark_of(planned_of(meeting)), by=asked, at=at)


def answered(meeting: Meeting, role: Role, *, at: When, held: bool = True, pace: Pace = Pace.WELL) -> None:
    """One side says, alone, how a meeting was."""
    meetings.answer(meeting.pk, held=held, pace=pace, by=side(meeting.pair, role, at), at=at)


def told(study: Study, writer: Person, time: NarrativeTime, text: str, *, at: When, hands_in: bool = True) -> None:
    """A mentee writes a story, and hands it in."""
    under = stored(StudyCohort).get(study=study)
    by = viewer_in(writer, Role.MENTEE, study.organisation_id, at)
    story = stories.open_room(under.pk, time=time, by=by, at=at)
    stories.keep(story.pk, text=text, base=print_of(""), by=by, at=at)
    if hands_in:
        stories.hand_in(story.pk, tidy=True, by=by, at=at)


def side(pair: Pair, role: Role, at: When) -> Viewer:
    """One of the two as a viewer."""
    row = stored(Pair).select_related("mentor", "mentee").get(pk=pair.pk)
    return viewer_in(row.mentor if role is Role.MENTOR else row.mentee, role, row.organisation_id, at)


def person(name: str) -> Person:
    """Somebody by their whole name."""
    return stored(Person).get(name=name)


def said_of_study(**given: Any) -> dict[str, Any]:
    """What a study fixes, with the prompt that ships."""
    return {
        "mode": StudyMode.CODEBOOK,
        "pilot": False,
        "measures": [["characterisation", "up"], ["responsibility", "up"], ["barriers", "up"]],
        "text": TEMPLATE,
        "words_from": WORDS_FROM,
        "words_to": WORDS_TO,
        **given,
    }
