"""Batches: on a fixed day, from enough pairs, in no order that means anything; once and no more."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from factories import ideas as make
from people import a_pair, then, viewer
from retold.queries.ideas import wording
from retold.records.committee.models import Idea
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.records.trail.models import Event, Mail
from retold.rules.batches import dispatch_day, in_words, last_dispatch_day, next_dispatch_day
from retold.rules.refusals import HiddenError, IncompleteError
from retold.rules.words import ActionState, Audience, Decision, IdeaState
from retold.services import actions, answers, idea_batches, ideas, steps

if TYPE_CHECKING:
    from retold.rules.step_names import ActionStep

MONDAY = then(hour=9, minute=0)
BEFORE = {"state": IdeaState.AGREED, "agreed_on": date(2026, 3, 1)}


@pytest.fixture
def three(cast):
    return (cast.amara_and_ben, cast.cleo_and_dev, a_pair(cast.cohort, cast.amara, cast.dev))


@pytest.mark.parametrize(
    ("day", "last", "following"),
    [
        (date(2026, 3, 1), date(2026, 2, 2), date(2026, 3, 2)),
        (date(2026, 3, 2), date(2026, 3, 2), date(2026, 4, 6)),
        (date(2026, 3, 3), date(2026, 3, 2), date(2026, 4, 6)),
        (date(2026, 1, 1), date(2025, 12, 1), date(2026, 1, 5)),
        (date(2026, 12, 31), date(2026, 12, 7), date(2027, 1, 4)),
    ],
)
def test_ideas_leave_on_the_first_monday(day, last, following):
    assert last_dispatch_day(day) == last
    assert next_dispatch_day(day) == following
    assert dispatch_day(following) == following


@pytest.mark.parametrize(("count", "words"), [(0, "no ideas"), (1, "one idea"), (2, "two ideas"), (13, "13 ideas")])
def test_numbers_in_words(count, words):
    assert in_words(count, "idea", "ideas") == words


def test_nothing_leaves_from_two_pairs(cast, three):
    for pair in (three[0], three[0], three[1]):
        make.idea(pair, **BEFORE)

    assert idea_batches.send_due(cast.northmoor.pk, at=MONDAY) == 0
    assert {row.state for row in stored(Idea)} == {IdeaState.AGREED}


def test_nothing_leaves_that_was_agreed_on_the_day_itself_or_is_still_being_written(cast, three):
    for pair in three:
        make.idea(pair, state=IdeaState.AGREED, agreed_on=MONDAY.day)
        make.idea(pair)

    assert idea_batches.send_due(cast.northmoor.pk, at=MONDAY) == 0
    assert idea_batches.send_due(cast.northmoor.pk, at=then(hour=9, minute=0, day=20)) == 0
    assert idea_batches.send_due(cast.northmoor.pk, at=then(hour=9, minute=0, month=4, day=6)) == 3


def test_what_was_agreed_after_a_missed_day_does_not_slip_into_its_batch(cast, three):
    for pair in three[:2]:
        make.idea(pair, **BEFORE)
    make.idea(three[2], state=IdeaState.AGREED, agreed_on=date(2026, 3, 10))

    assert idea_batches.send_due(cast.northmoor.pk, at=then(hour=9, minute=0, day=20)) == 0


def test_three_pairs_leave_together_dated_with_the_batch_and_once(cast, three):
    for pair in three:
        make.idea(pair, **BEFORE)

    assert idea_batches.send_due(cast.northmoor.pk, at=then(hour=9, minute=0, day=5)) == 3
    assert idea_batches.send_due(cast.northmoor.pk, at=then(hour=9, minute=0, day=5)) == 0
    assert {row.released_on for row in stored(Idea)} == {MONDAY.day}
    assert {row.place for row in stored(Idea)} == {1, 2, 3}
    assert {(row.kind, row.by_role) for row in stored(Event)} == {("idea.release", "machine")}


def test_the_order_follows_from_nothing_that_somebody_knows(cast):
    rows = [make.idea(cast.amara_and_ben, title=f"{number:03}") for number in range(60)]
    by_title = idea_batches.shuffled(rows, MONDAY.day)
    another_day = idea_batches.shuffled(rows, date(2026, 4, 6))

    assert by_title != rows
    assert by_title != sorted(rows, key=lambda row: row.pk)
    assert by_title != another_day
    assert idea_batches.shuffled(rows[::-1], MONDAY.day) == by_title


def test_rounds_do_not_lend_each_other_company(cast, three):
    elsewhere = a_pair(cast.open_cohort, cast.amara, cast.dev)
    for pair in (three[0], three[1], elsewhere):
        make.idea(pair, **BEFORE)

    assert idea_batches.send_due(cast.northmoor.pk, at=MONDAY) == 0


def test_when_the_round_closes_a_small_batch_leaves_where_its_mentor_said_so(cast, three):
    may = make.idea(three[0], in_a_small_batch=True, **BEFORE)
    make.idea(three[1], **BEFORE)
    assert idea_batches.send_due(cast.northmoor.pk, at=MONDAY) == 0
    cast.cohort.state = "closing"
    cast.cohort.save()

    assert idea_batches.send_due(cast.northmoor.pk, at=MONDAY) == 1
    assert stored(Idea).get(state=IdeaState.RELEASED) == may


def test_an_idea_that_too_few_leave_with_goes_back_to_its_mentor_with_that_question(cast, three, as_):
    alone = make.idea(three[1], **BEFORE)
    stored(Cohort).filter(pk=cast.cohort.pk).update(state="closing", closing_on=MONDAY.day)
    assert idea_batches.send_due(cast.northmoor.pk, at=MONDAY) == 0
    assert stored(Idea).get().state == IdeaState.AGREED

    stored(Cohort).filter(pk=cast.cohort.pk).update(closing_on=MONDAY.day - timedelta(days=1))
    assert idea_batches.send_due(cast.northmoor.pk, at=MONDAY) == 0

    back = stored(Idea).get()
    assert (back.state, back.agreed_on, back.asked_again) == (IdeaState.DRAFT, None, True)
    assert {mail.to for mail in stored(Mail)} == {three[1].mentor.email, three[1].mentee.email}
    page = as_(three[1].mentor).get(f"/ideas/{alone.pk}/").content.decode()
    assert "May it leave in a smaller company?" in page
    mentor, committee = viewer(three[1].mentor), Audience.COMMITTEE
    ideas.agree(back.pk, seen=wording(back), audience=committee, in_a_small_batch=True, by=mentor, at=MONDAY)
    assert idea_batches.send_due(cast.northmoor.pk, at=MONDAY + timedelta(days=35)) == 1
    assert stored(Idea).get().state == IdeaState.RELEASED


def test_nothing_is_agreed_to_that_could_not_leave_any_more(cast, three):
    late = make.idea(three[0])
    began = date(2026, 1, 4)
    stored(Cohort).filter(pk=cast.cohort.pk).update(state="closing", closing_on=began)
    amara, committee, seen = viewer(cast.amara), Audience.COMMITTEE, wording(late)

    with pytest.raises(IncompleteError, match="Its ideas left for the last time on 2 February 2026"):
        ideas.agree(late.pk, seen=seen, audience=committee, in_a_small_batch=True, by=amara, at=then(day=2, month=2))

    before = then(day=1, month=2)
    agreed = ideas.agree(late.pk, seen=seen, audience=committee, in_a_small_batch=True, by=amara, at=before)
    assert agreed.state == IdeaState.AGREED


def test_a_reply_leaves_with_a_batch_and_alone_if_need_be(cast):
    asked = make.released(cast.amara_and_ben, state=IdeaState.ASKED, decision="more", question="Why?", reply="So.")
    from retold.queries.ideas import wording

    ideas.agree_to_reply(asked.pk, seen=wording(asked), by=viewer(cast.amara), at=MONDAY)
    assert idea_batches.send_due(cast.northmoor.pk, at=MONDAY) == 0

    assert idea_batches.send_due(cast.northmoor.pk, at=then(hour=9, minute=0, month=4, day=7)) == 1
    again = stored(Idea).get()
    assert (again.state, again.released_on, again.place) == (IdeaState.RELEASED, make.BATCH, 1)


def test_nobody_but_the_machine_releases(cast):
    agreed = make.idea(cast.amara_and_ben, **BEFORE)
    for person in (cast.amara, cast.ben, cast.esi, cast.jo, cast.hal):
        with pytest.raises(HiddenError):
            steps.take_one(type(agreed), agreed.pk, "release", by=viewer(person), at=MONDAY)


@pytest.mark.parametrize("decision", list(Decision))
def test_no_answer_without_a_reason(cast, decision):
    released = make.released(cast.amara_and_ben)

    with pytest.raises(IncompleteError):
        answers.answer(released.pk, decision=decision, reason="  ", by=viewer(cast.jo), at=MONDAY)
    assert stored(Idea).get().state == IdeaState.RELEASED


def test_a_reply_needs_words(cast):
    from retold.queries.ideas import wording

    asked = make.released(cast.amara_and_ben, state=IdeaState.ASKED, decision="more", question="Why?")
    with pytest.raises(IncompleteError, match="Write a reply first"):
        ideas.agree_to_reply(asked.pk, seen=wording(asked), by=viewer(cast.amara), at=MONDAY)


def test_an_action_is_not_planned_from_an_idea_of_another_organisation_or_without_one(cast):
    elsewhere = make.answered(a_pair(cast.other_cohort, cast.amara, cast.ben))
    jo = viewer(cast.jo)
    said = {"title": "x", "committee": "y", "owner_name": "z", "due_on": MONDAY.day}

    with pytest.raises(HiddenError):
        actions.plan(ideas=[elsewhere.pk], by=jo, at=MONDAY, **said)
    with pytest.raises(IncompleteError):
        actions.plan(ideas=[], by=jo, at=MONDAY, **said)
    with pytest.raises(HiddenError):
        actions.plan(ideas=[make.answered(cast.amara_and_ben).pk], by=viewer(cast.oke), at=MONDAY, **said)


def test_steps_of_an_action_say_what_is_missing(cast):
    action = make.action(make.answered(cast.amara_and_ben, audience=Audience.ROUND), state=ActionState.UNDER_WAY)
    jo = viewer(cast.jo)

    lacking_of: tuple[tuple[ActionStep, set[str]], ...] = (
        ("finish", {"message", "result"}),
        ("hand_on", {"message", "new_owner"}),
        ("stop", {"message"}),
    )
    for step, names in lacking_of:
        with pytest.raises(IncompleteError) as lacking:
            actions.move_on(action.pk, step=step, message=" ", by=jo, at=MONDAY)
        assert set(lacking.value.reasons) == names
    with pytest.raises(IncompleteError, match="Write what there is to note"):
        actions.note(action.pk, text=" ", by=jo, at=MONDAY)
    actions.move_on(action.pk, step="hand_on", message="Estates have it.", new_owner="Estates", by=jo, at=MONDAY)
    action.refresh_from_db()
    assert (action.state, action.owner_name) == ("handed_on", "Estates")
