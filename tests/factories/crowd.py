"""More of everything: rows beside those of the world, so that every page that lists something lists many."""

from datetime import UTC, datetime, timedelta
from typing import Literal

from factories import ideas, meetings, private, scheme
from people import BEGAN, TODAY, Cast, a_cohort, a_pair, saved
from retold.matching.people import Person as MatchedPerson
from retold.queries.match_inputs import sealed_words
from retold.records.committee.models import Action, Progress
from retold.records.people.models import Invitation, Membership, Person
from retold.records.private.models import Concern, ConcernNote
from retold.records.record import stored
from retold.records.scheme.models import Conflict, MatchRun, Nudge, Proposal, Scheme
from retold.records.study.models import Prompt, Study
from retold.rules.words import (
    ApplicationState,
    Audience,
    CohortState,
    ConflictKind,
    ConflictSource,
    MatchRunState,
    PairWish,
    ProposalState,
    Role,
)


def join(cast: Cast, number: int) -> None:
    """One more of every kind of row, with two more people; `number` tells them from the others."""
    mentor, mentee = somebody(cast, f"mentor-{number}", Role.MENTOR), somebody(cast, f"mentee-{number}", Role.MENTEE)
    more_of_the_house(cast, number)
    more_of_matching(cast, number, mentor, mentee)
    more_of_pairs(cast, number, mentor, mentee)
    more_of_ideas(cast, number)
    more_of_amaras_own(cast, number)
    more_of_the_study(cast, number, mentee)


def somebody(cast: Cast, name: str, role: Role) -> Person:
    """Somebody who was accepted to the running round, and applies to the open one."""
    person = saved(Person(email=f"{name}@example.org", name=name.title(), password="!"))
    saved(Membership(organisation=cast.northmoor, person=person, role=role, cohort=cast.cohort, since=BEGAN))
    for cohort, state in ((cast.cohort, ApplicationState.ACCEPTED), (cast.open_cohort, ApplicationState.SENT)):
        scheme.answered_application(cohort, person, role, state=state, sent_on=TODAY)
    return person


def more_of_the_house(cast: Cast, number: int) -> None:
    house = cast.northmoor
    another = saved(Scheme(organisation=house, name=f"Scheme {number}", purpose="To learn."))
    opened = a_cohort(another, f"Round {number}", CohortState.OPEN)
    a_cohort(cast.scheme, f"Finished round {number}", CohortState.FINISHED)
    a_cohort(cast.scheme, f"Closing round {number}", CohortState.CLOSING)
    scheme.answered_application(opened, cast.hal, Role.MENTOR)
    scheme.answered_application(opened, cast.cleo, Role.MENTOR, state=ApplicationState.SENT, sent_on=TODAY)
    for email in (cast.hal.email, f"invited-{number}@example.org"):
        saved(Invitation(organisation=house, email=email, role=Role.COMMITTEE, invited_by=cast.ines, sent_on=TODAY))


def more_of_matching(cast: Cast, number: int, mentor: Person, mentee: Person) -> None:
    house = {"organisation": cast.northmoor, "cohort": cast.cohort}
    runs = stored(MatchRun).filter(**house).order_by("state", "pk")
    ready, asked = runs.filter(state=MatchRunState.READY).first(), runs.filter(state=MatchRunState.ASKED).first()
    for person, role in ((mentor, Role.MENTOR), (mentee, Role.MENTEE)):
        side: Literal["mentor", "mentee"] = "mentor" if role is Role.MENTOR else "mentee"
        seen = MatchedPerson(id=person.pk, role=side, topics=frozenset({"Money"}), hours=frozenset({9}))
        private.match_input(ready, person, role, sealed_words(seen, "0" * 64))
    saved(Proposal(**house, match_run=ready, mentor=mentor, mentee=mentee, score=4))
    for one, other, state in (
        (cast.amara, mentee, ProposalState.OFFERED),
        (mentor, cast.ben, ProposalState.HALF),
        (mentor, mentee, ProposalState.PROPOSED),
    ):
        saved(Proposal(**house, match_run=asked, mentor=one, mentee=other, score=7, state=state))
    set_aside = {"state": MatchRunState.SET_ASIDE, "objective": "worst-pair", "asked_by": cast.esi}
    saved(MatchRun(**house, **set_aside, asked_on=TODAY - timedelta(days=number)))
    saved(
        Conflict(
            organisation=cast.northmoor,
            one=mentor,
            other=mentee,
            kind=ConflictKind.TEACHES,
            source=ConflictSource.COORDINATOR,
            declared_by=cast.esi,
            since=TODAY,
        )
    )
    private.veto(cast.northmoor.pk, cast.cleo, mentee)


def more_of_pairs(cast: Cast, number: int, mentor: Person, mentee: Person) -> None:
    past = datetime(2026, 1, 20, 9, 0, tzinfo=UTC) + timedelta(minutes=number)
    for pair in (
        a_pair(cast.cohort, mentor, mentee),
        a_pair(cast.cohort, cast.amara, mentee),
        a_pair(cast.cohort, mentor, cast.ben),
    ):
        meetings.signed(pair)
        private.meeting(pair)
        private.meeting_answer(private.meeting(pair, starts_at=past), pair.mentee)
        private.talk_request(pair, pair.mentor)
        private.pair_choice(pair, pair.mentee, PairWish.AGAIN)
        saved(Nudge(organisation=cast.northmoor, pair=pair, person=pair.mentee, sent_on=TODAY))
    private.meeting(cast.amara_and_ben, starts_at=past + timedelta(days=60))


def more_of_ideas(cast: Cast, number: int) -> None:
    ideas.idea(cast.amara_and_ben, title=f"Draft {number}")
    ideas.released(cast.cleo_and_dev, title=f"Released {number}", place=number)
    answered = ideas.answered(cast.cleo_and_dev, title=f"Answered {number}", audience=Audience.ROUND, place=number)
    first = stored(Action).order_by("title", "pk").first()
    ideas.action(answered, title=f"Zz {number}")
    first.ideas.add(answered)
    notes = stored(Progress).filter(action=first).count()
    said = {"number": notes + 1, "noted_on": TODAY, "text": "It goes on."}
    saved(Progress(organisation=cast.northmoor, action=first, **said))


def more_of_amaras_own(cast: Cast, number: int) -> None:
    private.reflection(cast.amara_and_ben, cast.amara, f"Page {number}")
    another = private.concern(cast.amara_and_ben, cast.amara, cast.grace, f"Letter {number}")
    noted = set(stored(ConcernNote).filter(concern__owner=cast.amara).values_list("concern_id", flat=True))
    # Each of the first two letters gets one more note each time, so that either may stand for all.
    for pk in noted if len(noted) > 1 else {*noted, another.pk}:
        private.concern_note(stored(Concern).get(pk=pk), f"Note {number}", number=number)


def more_of_the_study(cast: Cast, number: int, mentee: Person) -> None:
    first = stored(Study).get(cohort=cast.cohort, title="What changed")
    asked = stored(Prompt).get(study=first)
    private.reading(private.narrative(asked, mentee, pseudonym=f"quiet-harbour-{number}"))
    private.deviation(first)
    private.tombstone(first)
    other = private.study(cast.cohort, title=f"Study {number}", state=first.state, opened_on=TODAY)
    private.narrative(private.prompt(other), cast.ben, pseudonym="")
