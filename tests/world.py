"""One of every record, around the cast: what page 1, the canaries and the matrix are tried on."""

from datetime import UTC, datetime, timedelta
from typing import Literal

from factories import ideas, private, scheme
from ground import floor
from people import TODAY, Cast, saved
from retold.matching.people import Person as MatchedPerson
from retold.matching.wishes import STANDARD
from retold.queries.match_inputs import sealed_words
from retold.records.people.models import Appointment, Invitation
from retold.records.record import stored
from retold.records.scheme.models import (
    Agreement,
    Application,
    Assent,
    Conflict,
    MatchBase,
    MatchChange,
    MatchRun,
    Meeting,
    Nudge,
    PairAddress,
    PairBar,
    Proposal,
)
from retold.records.trail.models import Dispatch
from retold.rules.words import (
    ApplicationState,
    AssentTo,
    Audience,
    ConcernState,
    ConflictKind,
    ConflictSource,
    MatchAct,
    MatchChangeState,
    MatchRunState,
    NarrativeTime,
    Objective,
    PairWish,
    ProposalState,
    Role,
    Sight,
    StudyState,
)


@floor
def world(cast: Cast) -> Cast:
    """The cast with one of every record around them."""
    make_world(cast)
    make_private(cast)
    return cast


def ready_to_look_at(cast: Cast) -> None:
    """A run with a board, in which everybody of the cast stands as the matching saw them."""
    house = {"organisation": cast.northmoor, "cohort": cast.cohort}
    run = saved(
        MatchRun(
            **house,
            state=MatchRunState.READY,
            objective=Objective.WORST_PAIR,
            weights={name: [weight.each, weight.most] for name, weight in STANDARD.named()},
            asked_on=TODAY,
            asked_by=cast.esi,
        )
    )
    for role, people in ((Role.MENTOR, (cast.amara, cast.cleo)), (Role.MENTEE, (cast.ben, cast.dev))):
        for person in people:
            side: Literal["mentor", "mentee"] = "mentor" if role is Role.MENTOR else "mentee"
            seen = MatchedPerson(id=person.pk, role=side, topics=frozenset({"Money"}), hours=frozenset({9}))
            private.match_input(run, person, role, sealed_words(seen, "0" * 64))
    for mentor, mentee in ((cast.amara, cast.ben), (cast.cleo, cast.dev)):
        saved(Proposal(**house, match_run=run, mentor=mentor, mentee=mentee, score=4))


def make_world(cast: Cast) -> None:
    """One of every record but Amara's private ones, most of them hers and Ben's."""
    house = {"organisation": cast.northmoor}
    scheme.answered_application(cast.open_cohort, cast.hal, Role.MENTOR)
    scheme.answered_application(cast.open_cohort, cast.cleo, Role.MENTOR, state=ApplicationState.SENT, sent_on=TODAY)
    scheme.answered_application(cast.cohort, cast.amara, Role.MENTOR, state=ApplicationState.ACCEPTED, sent_on=TODAY)
    scheme.answered_application(cast.other_cohort, cast.pia, Role.MENTEE, state=ApplicationState.SENT, sent_on=TODAY)
    for applicant in (cast.amara, cast.cleo):
        scheme.nothing_between(cast.esi, applicant)
    scheme.nothing_between(cast.oke, cast.pia)
    private.consent(cast.cohort, cast.ben)
    private.meeting(cast.amara_and_ben)
    past = private.meeting(cast.amara_and_ben, starts_at=datetime(2026, 2, 20, 14, 0, tzinfo=UTC))
    private.meeting_answer(past, cast.ben)
    private.reflection(cast.cleo_and_dev, cast.cleo)
    private.concern(cast.cleo_and_dev, cast.cleo, cast.grace)
    private.concern(cast.cleo_and_dev, cast.cleo, None, state=ConcernState.DRAFT, raised_on=None)
    private.kept_form(cast.cleo)
    private.declaration(cast.northmoor.pk, cast.dev, "Professor Nobody")
    private.talk_request(cast.cleo_and_dev, cast.cleo)
    private.pair_choice(cast.cleo_and_dev, cast.cleo, PairWish.AGAIN)
    saved(PairAddress(**house, pair=cast.amara_and_ben, person=cast.amara, mail=False, telephone="0113 496 0000"))
    saved(Nudge(**house, pair=cast.amara_and_ben, person=cast.ben, sent_on=TODAY - timedelta(days=14)))
    saved(Dispatch(**house, day=TODAY))
    saved(Agreement(**house, pair=cast.amara_and_ben, wording_version="2026-1"))
    studied = private.study(cast.cohort, state=StudyState.OPEN, sight=Sight.UNBLINDED, opened_on=TODAY)
    private.deviation(studied)
    private.tombstone(studied)
    private.report(studied)
    asked = private.prompt(studied)
    first = private.narrative(asked, cast.ben)
    private.narrative(asked, cast.dev, time=NarrativeTime.SECOND, pseudonym="still-meadow")
    private.reading(first)
    private.story_reading(private.story(asked, cast.dev))
    saved(
        Conflict(
            **house,
            one=cast.ben,
            other=cast.cleo,
            kind=ConflictKind.TEACHES,
            source=ConflictSource.COORDINATOR,
            declared_by=cast.esi,
            since=TODAY,
        )
    )
    conflict = stored(Conflict).get()
    bar = saved(PairBar(**house, pair=cast.cleo_and_dev, conflict=conflict, ends_on=TODAY + timedelta(days=3)))
    said = {"reason": "Both want to.", "asked_by": cast.esi, "approver": cast.ines}
    saved(Assent(**house, cohort=cast.cohort, to=AssentTo.GO_ON, pair_bar=bar, **said))
    run = saved(MatchRun(**house, cohort=cast.cohort, objective="worst-pair", asked_on=TODAY, asked_by=cast.esi))
    saved(
        MatchChange(
            **house,
            match_run=run,
            number=1,
            act=MatchAct.FORCE,
            mentor=cast.amara,
            mentee=cast.dev,
            reason="They asked for it.",
            made_by=cast.esi,
            approver=cast.ines,
            state=MatchChangeState.AGREED,
            answered_on=TODAY,
        )
    )
    ready_to_look_at(cast)
    for mentor, mentee, state in (
        (cast.amara, cast.ben, ProposalState.HALF),
        (cast.cleo, cast.dev, ProposalState.OFFERED),
        (cast.amara, cast.dev, ProposalState.PROPOSED),
    ):
        row = Proposal(**house, cohort=cast.cohort, match_run=run, mentor=mentor, mentee=mentee, score=70, state=state)
        saved(row)
        if state == ProposalState.OFFERED:
            private.offer_answer(row)
    saved(MatchBase(**house, cohort=cast.cohort, publication=0, number=1))
    saved(
        Appointment(
            **house,
            email="new@example.org",
            role=Role.RESEARCHER,
            asked_by=cast.ines,
            asked_on=TODAY,
            for_a_contact=True,
        )
    )
    saved(Invitation(**house, email=cast.hal.email, role=Role.COMMITTEE, invited_by=cast.ines, sent_on=TODAY))
    ideas.idea(cast.amara_and_ben, title="Lockers")
    ideas.released(cast.cleo_and_dev)
    ideas.action(ideas.answered(cast.cleo_and_dev, title="Quiet rooms", audience=Audience.ROUND))


def make_private(cast: Cast) -> None:
    """One of each private record, all Amara's."""
    application = stored(Application).get(person=cast.amara)
    private.private_answer(application)
    private.private_answer(application, "wishes", '["prefer gender=woman"]', for_matching=True)
    private.consent(cast.cohort, cast.amara)
    private.veto(cast.northmoor.pk, cast.amara, cast.dev)
    private.meeting_answer(stored(Meeting).get(pair=cast.amara_and_ben, number=2), cast.amara, held=False)
    private.reflection(cast.amara_and_ben, cast.amara)
    private.kept_form(cast.amara)
    private.talk_request(cast.amara_and_ben, cast.amara)
    private.pair_choice(cast.amara_and_ben, cast.amara, PairWish.LEAVE)
    private.concern_note(private.concern(cast.amara_and_ben, cast.amara, cast.grace))
