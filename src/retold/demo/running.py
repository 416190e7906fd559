"""A round under way: ten pairs, each at another place, and somebody who waits."""

from collections.abc import Callable
from datetime import timedelta

from retold.demo.acts import (
    accepted,
    agreed,
    answered,
    applied,
    kept_waiting,
    matched,
    person,
    planned,
    prepared,
    said_of_study,
    says_yes,
    seat,
    side,
    signed,
    told,
)
from retold.demo.clock import Clock, Play
from retold.demo.house import Faculty
from retold.demo.people import ideas as invented_ideas
from retold.demo.people import stories, who
from retold.queries.ideas import wording
from retold.records.committee.models import Idea
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Pair, Proposal
from retold.records.study.models import Study
from retold.rules.batches import last_dispatch_day
from retold.rules.when import When
from retold.rules.words import Audience, IdeaState, MeetingMode, NarrativeTime, Pace, Role
from retold.services import (
    answers,
    cohorts,
    concerns,
    endings,
    ideas,
    match_runs,
    reflections,
    studies,
    talks,
)

NAME = "running"
CAST = {"Amara Nwosu": "Ben Hartley", "Cleo Baptiste": "Dev Raman", "Rhiannon Pugh": "Graham Tully"}
IDENTITY = {
    "identity": "Black, Nigerian and British, first in my family to do this, and tired of being counted.",
    "hope": "That somebody asks a question on a ward round and waits for the answer.",
}
REFLECTIONS = (
    "He had read the page I sent, and asked about it before I had sat down. I talked more than I meant to.",
    "I said the thing about the corridor. He did not explain it to me. He wrote one word down and asked if he might.",
    "Tired today. We met all the same and I was glad of it on the bus.",
)
CONCERN = {
    "text": "Somebody in the placements office asked me in front of others what I say in ‘those meetings’. I laughed "
    "it off. I would like somebody to know.",
    "kind": "confidence",
    "about": "scheme",
    "wish": "advise",
    "urgent": "no",
    "safe_contact": "After six, by text message first.",
    "coordinator_may_know": "nothing",
    "passing": "named",
    "read_receipt": "yes",
    "hide_name": "no",
}


def play(clock: Clock, faculty: Faculty) -> Play:
    """From the planning to today."""
    at = yield clock.days_ago(168, 9)
    cohort = faculty.planned(clock, name=faculty.season(clock, 120), closes=138, starts=120, ends=-150, at=at)
    at = yield clock.days_ago(162)
    cohort = cohorts.move_on(cohort.pk, step="open_call", by=faculty.esi(at), at=at)
    sent = []
    for number, somebody in enumerate((*who(NAME, Role.MENTOR), *who(NAME, Role.MENTEE))):
        at = yield clock.days_ago(160 - number, 9 + number % 8)
        private = IDENTITY if somebody.name == "Amara Nwosu" else None
        sent.append(applied(cohort, somebody, private=private, at=at))
    at = yield clock.days_ago(136)
    cohort = cohorts.move_on(cohort.pk, step="close_call", by=faculty.esi(at), at=at)
    for application in sent[:-1]:
        accepted(application, by=faculty.esi(at), at=at)
    kept_waiting(sent[-1], by=faculty.esi(at), at=at)
    at = yield clock.days_ago(134)
    study = set_up(clock, faculty, cohort, at=at)
    agreed(sent, at=at)
    run = matched(cohort, faculty.staff["esi"], chosen=CAST, at=at)
    at = yield clock.days_ago(131)
    match_runs.publish(run.pk, by=faculty.esi(at), at=at)
    others = stored(Proposal).filter(match_run=run).exclude(mentor__name__in=CAST).order_by("mentor__name")
    first = [stored(Proposal).get(match_run=run, mentor=person(name)) for name in CAST]
    for number, proposal in enumerate((*first, *others)):
        clock.begin(pair_play(clock, proposal, study, number))
    at = yield clock.days_ago(120, 9)
    cohort = cohorts.move_on(cohort.pk, step="begin", by=faculty.esi(at), at=at)
    clock.begin(committee(clock, faculty, cohort))
    at = yield clock.days_ago(11)
    accepted(sent[-1], by=faculty.esi(at), at=at)
    at = yield clock.days_ago(6)
    again = matched(cohort, faculty.staff["esi"], at=at)
    at = yield clock.days_ago(5)
    match_runs.publish(again.pk, by=faculty.esi(at), at=at)


def set_up(clock: Clock, faculty: Faculty, cohort: Cohort, *, at: When) -> Study:
    """The study of this round, which still collects."""
    finn = seat(faculty.staff["finn"], Role.RESEARCHER, faculty.house, at)
    said = said_of_study(
        title="What changes, a second time",
        question="Does what the first study found hold in another round?",
        first_asked_on=clock.day(128),
        second_asked_on=clock.day(-95),
        withdrawable_until=clock.day(-240),
        kept_until=clock.day(-3650),
    )
    return studies.open_it(studies.plan(cohort.pk, cohorts=[], said=said, by=finn, at=at).pk, by=finn, at=at)


def pair_play(clock: Clock, proposal: Proposal, study: Study, number: int) -> Play:
    """One pair up to where it is today; from the first meeting on, each goes its own way."""
    late = number in LATE
    hour = 9 + number % 7
    at = yield clock.days_ago(129 - number % 2, hour)
    says_yes(proposal, at=at)
    at = yield clock.days_ago(126 - number % 2, hour)
    says_yes(proposal, at=at)
    pair = stored(Pair).select_related("mentor", "mentee").get(mentor=proposal.mentor_id, mentee=proposal.mentee_id)
    if not late:
        at = yield clock.days_ago(118 - number % 4, hour)
        told(study, pair.mentee, NarrativeTime.FIRST, stories(NAME)[number]["first"], at=at)
    at = yield clock.days_ago(20 if late else 114, hour)
    prepared(pair, Role.MENTOR, at=at)
    signed(pair, Role.MENTOR, at=at)
    if number == HALF_SIGNED:
        return
    at = yield clock.days_ago(18 if late else 112, hour)
    prepared(pair, Role.MENTEE, at=at)
    signed(pair, Role.MENTEE, at=at)
    clock.begin(WAYS.get(number, usual)(clock, pair, number))


def usual(clock: Clock, pair: Pair, number: int) -> Play:
    """Two meetings held, the next one planned."""
    yield from meet(clock, pair, number, 98, 52)
    yield from plan_next(clock, pair, number, 49)


def amara_and_ben(clock: Clock, pair: Pair, number: int) -> Play:
    """Three meetings, private pages, ideas: the pair to look at first."""
    clock.begin(private_pages(clock, pair))
    yield from meet(clock, pair, number, 100, 62, 24)
    yield from plan_next(clock, pair, number, 20)
    at = yield clock.days_ago(5, 19)
    raise_concern(pair, at=at)


def private_pages(clock: Clock, pair: Pair) -> Play:
    """What the mentor writes for herself after each meeting."""
    for days, words in zip((99, 60, 22), REFLECTIONS, strict=True):
        at = yield clock.days_ago(days, 20)
        reflections.write(pair.pk, text=words, by=side(pair, Role.MENTOR, at), at=at)


def raise_concern(pair: Pair, *, at: When) -> None:
    """The mentor tells a wellbeing contact of something, and nobody else learns that she did."""
    by = side(pair, Role.MENTOR, at)
    concern = concerns.begin(by=by, at=at)
    given = CONCERN | {"contact": person("Grace Adeyemi").pk, "stand_in": person("Henrik Saarinen").pk}
    for name, value in given.items():
        concerns.answer(concern.pk, name=name, value=value, by=by, at=at)
    concerns.send(concern.pk, by=by, at=at)


def one_then_silence(clock: Clock, pair: Pair, number: int) -> Play:
    """One meeting, and none planned since: this pair needs a nudge."""
    yield from meet(clock, pair, number, 96)


def paused(clock: Clock, pair: Pair, number: int) -> Play:
    """One meeting, then somebody asked for a pause."""
    yield from meet(clock, pair, number, 95)
    at = yield clock.days_ago(41, 18)
    endings.pause(pair.pk, by=side(pair, Role.MENTOR, at), at=at)


def not_met_yet(clock: Clock, pair: Pair, number: int) -> Play:
    """Ready, with the first meeting in the diary."""
    yield from plan_next(clock, pair, number, 15)


def ended(clock: Clock, pair: Pair, number: int) -> Play:
    """Two meetings, and an end without a reason. The mentor would like to meet somebody else."""
    yield from meet(clock, pair, number, 97, 60)
    at = yield clock.days_ago(45, 21)
    endings.leave(pair.pk, by=side(pair, Role.MENTOR, at), at=at)
    at = yield clock.days_ago(33, 9)
    endings.another(pair.pk, by=side(pair, Role.MENTOR, at), at=at)


def asked_to_talk(clock: Clock, pair: Pair, number: int) -> Play:
    """Two meetings; after the second, somebody would like a word with the coordinator."""
    yield from meet(clock, pair, number, 94)
    starts = clock.days_ago(48, 12)
    at = yield clock.days_ago(90, 12)
    meeting = planned(pair, starts, at=at)
    at = yield starts + timedelta(hours=3)
    answered(meeting, Role.MENTEE, at=at)
    answered(meeting, Role.MENTOR, at=at, pace=Pace.SLOWER)
    at = yield clock.days_ago(6, 17)
    talks.ask(pair.pk, by=side(pair, Role.MENTEE, at), at=at)


LATE = (2, 6)
HALF_SIGNED = 6
WAYS: dict[int, Callable[[Clock, Pair, int], Play]] = {
    0: amara_and_ben,
    2: not_met_yet,
    4: one_then_silence,
    5: paused,
    8: ended,
    9: asked_to_talk,
}


def meet(clock: Clock, pair: Pair, number: int, *days: int) -> Play:
    """Meetings so many days ago, each planned as soon as the one before is over, which both say were held."""
    at = yield clock.days_ago(110, 9 + number % 7)
    for ago in days:
        starts = clock.days_ago(ago - number % 3, 9 + number % 7)
        mode = MeetingMode.ONLINE if number % 2 else MeetingMode.IN_PERSON
        meeting = planned(pair, starts, at=at, mode=mode)
        at = yield starts + timedelta(hours=2)
        answered(meeting, Role.MENTOR, at=at)
        at = yield starts + timedelta(hours=6)
        answered(meeting, Role.MENTEE, at=at)


def plan_next(clock: Clock, pair: Pair, number: int, ago: int) -> Play:
    """The next meeting, planned so many days ago for some days from now."""
    at = yield clock.days_ago(ago, 16)
    planned(pair, clock.days_ago(-5 - number % 6, 9 + number % 7), at=at)


def committee(clock: Clock, faculty: Faculty, cohort: Cohort) -> Play:
    """Three pairs' ideas left with the last batch; one brought a question back. Two are still with their pair."""
    today = clock.now.day
    batch = (today - last_dispatch_day(today - timedelta(days=5))).days
    at = yield clock.days_ago(batch + 6, 12)
    names = ["Amara Nwosu", "Cleo Baptiste", *(pair.mentor.name for pair in others(cohort))]
    pairs = [stored(Pair).get(cohort=cohort, mentor=person(name), mentor__name=name) for name in names[:4]]
    for said in invented_ideas(NAME):
        if said["leaves"] in {"released", "asked"}:
            agree(pairs[said["pair"]], said, at=at)
    at = yield clock.days_ago(batch - 1, 15)
    for said in invented_ideas(NAME):
        row = stored(Idea).filter(cohort=cohort, title=said["title"], state=IdeaState.RELEASED).first()
        if said["leaves"] == "asked" and row is not None:
            answers.ask(row.pk, question=said["question"], by=faculty.jo(at), at=at)
    at = yield clock.days_ago(3, 13)
    for said in invented_ideas(NAME):
        if said["leaves"] == "draft":
            write(pairs[said["pair"]], said, at=at)
        if said["leaves"] == "agreed":
            agree(pairs[said["pair"]], said, at=at)


def others(cohort: Cohort) -> list[Pair]:
    """The pairs of the round that are not in the cast and met in time, by the mentor's name."""
    rows = stored(Pair).filter(cohort=cohort).exclude(mentor__name__in=CAST).select_related("mentor")
    return list(rows.order_by("mentor__name"))


def write(pair: Pair, said: dict[str, str], *, at: When) -> Idea:
    """The mentee writes an idea down."""
    words = {name: said[name] for name in ("title", "happens_now", "affects", "change", "evidence")}
    return ideas.write(pair.pk, by=side(pair, Role.MENTEE, at), at=at, **words)


def agree(pair: Pair, said: dict[str, str], *, at: When) -> None:
    """The mentor reads every word and agrees."""
    written = write(pair, said, at=at)
    audience = Audience(said["audience"])
    by = side(pair, Role.MENTOR, at)
    ideas.agree(written.pk, seen=wording(written), audience=audience, in_a_small_batch=False, by=by, at=at)
