"""A round that is over: twelve pairs, told twice, with what came of their ideas."""

from datetime import timedelta

from retold.demo.acts import (
    accepted,
    agreed,
    answered,
    applied,
    matched,
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
from retold.demo.house import NORTHMOORS, Faculty
from retold.demo.people import ideas as invented_ideas
from retold.demo.people import stories, who
from retold.queries.actions import known_step
from retold.queries.ideas import wording
from retold.records.committee.models import Action, Idea
from retold.records.record import stored
from retold.records.scheme.models import Cohort, MatchRun, Pair, Proposal
from retold.records.study.models import Study
from retold.rules.when import When
from retold.rules.words import Audience, Decision, MeetingMode, NarrativeTime, Role
from retold.services import actions, answers, cohorts, ideas, match_runs, memberships, studies

NAME = "finished"
KEEPS_TO_ITSELF = "Robert Ingham"
"One of the twelve tells both stories for himself alone."
MEETINGS = (394, 345, 275, 205)
REASON = "The second stories are in, the codebook is settled, and two of us have looked at the plan again."


def play(clock: Clock, faculty: Faculty) -> Play:
    """From the planning to the last answer."""
    at = yield clock.days_ago(462, 9)
    cohort = faculty.planned(clock, name=faculty.season(clock, 408), closes=425, starts=408, ends=104, at=at)
    at = yield clock.days_ago(455)
    cohort = cohorts.move_on(cohort.pk, step="open_call", by=faculty.esi(at), at=at)
    everybody = (*who(NAME, Role.MENTOR), *who(NAME, Role.MENTEE))
    sent = []
    for number, somebody in enumerate(everybody):
        at = yield clock.days_ago(452 - number, 9 + number % 8)
        sent.append(applied(cohort, somebody, at=at))
    at = yield clock.days_ago(424)
    cohort = cohorts.move_on(cohort.pk, step="close_call", by=faculty.esi(at), at=at)
    for application in sent:
        accepted(application, by=faculty.esi(at), at=at)
    at = yield clock.days_ago(422)
    study = set_up(clock, faculty, cohort, at=at)
    agreed(sent, keeps_to_itself=KEEPS_TO_ITSELF, at=at)
    run = matched(cohort, faculty.staff["esi"], at=at)
    at = yield clock.days_ago(419)
    match_runs.publish(run.pk, by=faculty.esi(at), at=at)
    for number, proposal in enumerate(in_order(run)):
        clock.begin(pair_play(clock, proposal, study, number))
    at = yield clock.days_ago(408, 9)
    cohort = cohorts.move_on(cohort.pk, step="begin", by=faculty.esi(at), at=at)
    yield from committee(clock, faculty, cohort)
    at = yield clock.days_ago(172)
    cohorts.announce(cohort.pk, step="close", by=faculty.esi(at), at=at)
    at = yield clock.days_ago(110)
    finn = seat(faculty.staff["finn"], Role.RESEARCHER, faculty.house, at)
    studies.close(study.pk, by=finn, at=at)
    studies.ask_to_unblind(study.pk, reason=REASON, by=finn, at=at)
    ines = seat(memberships.known(NORTHMOORS), Role.ADMINISTRATOR, faculty.house, at)
    studies.answer_unblinding(study.pk, agreed=True, by=ines, at=at)
    at = yield clock.days_ago(101)
    cohorts.announce(cohort.pk, step="finish", by=faculty.esi(at), at=at)


def set_up(clock: Clock, faculty: Faculty, cohort: Cohort, *, at: When) -> Study:
    """The study of this round, opened before anybody meets."""
    finn = seat(faculty.staff["finn"], Role.RESEARCHER, faculty.house, at)
    said = said_of_study(
        title="What changes in the stories of senior staff",
        question="Do senior people tell a student’s story differently after a round of reverse mentoring?",
        first_asked_on=clock.day(416),
        second_asked_on=clock.day(160),
        withdrawable_until=clock.day(-60),
        kept_until=clock.day(-3650),
    )
    return studies.open_it(studies.plan(cohort.pk, cohorts=[], said=said, by=finn, at=at).pk, by=finn, at=at)


def in_order(run: MatchRun) -> list[Proposal]:
    """The proposals of a run, by the mentor's name."""
    return list(stored(Proposal).filter(match_run=run).order_by("mentor__name"))


def pair_play(clock: Clock, proposal: Proposal, study: Study, number: int) -> Play:
    """One pair, from the mentor's yes to the mentee's second story."""
    hour = 9 + number % 7
    at = yield clock.days_ago(417 - number % 3, hour)
    says_yes(proposal, at=at)
    at = yield clock.days_ago(413 - number % 3, hour)
    says_yes(proposal, at=at)
    pair = stored(Pair).select_related("mentee").get(mentor=proposal.mentor_id, mentee=proposal.mentee_id)
    mine = stories(NAME)[number]
    at = yield clock.days_ago(406 - number % 4, hour)
    told(study, pair.mentee, NarrativeTime.FIRST, mine["first"], at=at)
    for role in (Role.MENTOR, Role.MENTEE):
        at = yield clock.days_ago(401 - number % 2, hour)
        prepared(pair, role, at=at)
        signed(pair, role, at=at)
    for days in MEETINGS:
        starts = clock.days_ago(days - number % 5, hour)
        mode = MeetingMode.ONLINE if number % 3 == 0 else MeetingMode.IN_PERSON
        meeting = planned(pair, starts, at=at, mode=mode)
        for after in (2, 5):
            at = yield starts + timedelta(hours=after)
            answered(meeting, Role.MENTOR if after == 2 else Role.MENTEE, at=at)
        if days == MEETINGS[1] and number < len(invented_ideas(NAME)):
            clock.begin(have_idea(clock, pair, number))
    at = yield clock.days_ago(150 - number % 9, hour)
    told(study, pair.mentee, NarrativeTime.SECOND, mine["second"], at=at)


def have_idea(clock: Clock, pair: Pair, number: int) -> Play:
    """The mentee writes it down, the mentor reads every word and agrees; and, if asked, they reply."""
    said = invented_ideas(NAME)[number]
    at = yield clock.days_ago(330 - number, 15)
    words = {name: said[name] for name in ("title", "happens_now", "affects", "change", "evidence")}
    written = ideas.write(pair.pk, by=side(pair, Role.MENTEE, at), at=at, **words)
    at = yield clock.days_ago(312, 9, 5 * number)
    ideas.agree(
        written.pk,
        seen=wording(written),
        audience=Audience(said["audience"]),
        in_a_small_batch=False,
        by=side(pair, Role.MENTOR, at),
        at=at,
    )
    if "reply" in said:
        at = yield clock.days_ago(262, 11)
        asked = ideas.reply(written.pk, text=said["reply"], by=side(pair, Role.MENTEE, at), at=at)
        ideas.agree_to_reply(asked.pk, seen=wording(asked), by=side(pair, Role.MENTOR, at), at=at)


def committee(clock: Clock, faculty: Faculty, cohort: Cohort) -> Play:
    """What the committee asks, answers and does, on the days of its meetings."""
    at = yield clock.days_ago(266, 14)
    by_title = {row.title: row for row in stored(Idea).filter(cohort=cohort)}
    for said in invented_ideas(NAME):
        if "question" in said:
            answers.ask(by_title[said["title"]].pk, question=said["question"], by=faculty.jo(at), at=at)
    at = yield clock.days_ago(250, 15)
    for said in invented_ideas(NAME):
        if "question" not in said:
            answer(faculty, by_title[said["title"]], said, at=at)
    at = yield clock.days_ago(218, 15)
    for said in invented_ideas(NAME):
        if "question" in said:
            answer(faculty, by_title[said["title"]], said, at=at)
    for number, said in enumerate(invented_ideas(NAME)):
        if "action" in said:
            clock.begin(action_play(clock, faculty, by_title[said["title"]], said["action"], number))


def answer(faculty: Faculty, idea: Idea, said: dict[str, str], *, at: When) -> None:
    """The committee's answer with its reason."""
    answers.answer(idea.pk, decision=Decision(said["decision"]), reason=said["reason"], by=faculty.jo(at), at=at)


def action_play(clock: Clock, faculty: Faculty, idea: Idea, said: dict[str, str], number: int) -> Play:
    """One action, step by step. A step says "name:message", and "name:message>somebody" where it is handed on."""
    at = yield clock.days_ago(216, 10, number)
    done = "after" in said
    action: Action = actions.plan(
        ideas=[idea.pk],
        title=said["title"],
        committee="Education and inclusion committee",
        owner_name=said["owner"],
        due_on=clock.day(90 if done else (8 if number == 1 else -70)),
        next_review_on=clock.day(-6 - number),
        measure_before=said["before"],
        told_to_pairs=said["message"],
        by=faculty.jo(at),
        at=at,
    )
    for place, step in enumerate(said["steps"]):
        name, _, message = step.partition(":")
        message, _, owner = message.partition(">")
        at = yield clock.days_ago(205 - 45 * place - number, 11)
        result = said.get("after", "") if name == "finish" else ""
        action = actions.move_on(
            action.pk, step=known_step(name), message=message, result=result, new_owner=owner, by=faculty.jo(at), at=at
        )
