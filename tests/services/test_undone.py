"""What ended by mistake is taken back by a step of its own: a role, a meeting, an idea, an action."""

from datetime import timedelta

import pytest

from factories import ideas, meetings, private
from people import AT, NOW, TODAY, then, viewer
from retold.queries.meetings import calendar_entry
from retold.records.committee.models import Action, Idea, Progress
from retold.records.people.models import Membership
from retold.records.private.models import PairChoice
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Meeting, Pair
from retold.records.trail.models import Mail
from retold.rules.refusals import HiddenError, MovedOnError
from retold.rules.words import ActionState, CohortState, IdeaState, MeetingState, PairState, Role
from retold.services import actions, endings, memberships
from retold.services import ideas as idea_services
from retold.services import meetings as meeting_services
from retold.services.work import daily_round

MORNING = then(day=3, hour=7)
THURSDAY = then(day=5, hour=7)


@pytest.fixture
def seat(cast):
    return stored(Membership).get(person=cast.amara)


def ended(cast, seat):
    memberships.end(seat.pk, by=viewer(cast.ines), at=AT)
    return seat


def pair_of(cast):
    return stored(Pair).get(pk=cast.amara_and_ben.pk).state


def test_a_role_that_ended_today_is_given_back_as_it_was_and_the_pair_does_not_end(cast, seat):
    ended(cast, seat)
    assert (viewer(cast.amara).role, pair_of(cast)) == (None, PairState.PAUSED)

    memberships.give_back(seat.pk, by=viewer(cast.ines), at=then(hour=23))

    assert (viewer(cast.amara).role, viewer(cast.amara).cohort_ids) == (Role.MENTOR, frozenset({cast.cohort.pk}))
    assert stored(Membership).filter(person=cast.amara).count() == 1
    for day in (MORNING, THURSDAY):
        daily_round.run_due(day.moment)
    assert pair_of(cast) == PairState.PAUSED
    assert not stored(PairChoice).exists()
    for one in (cast.amara, cast.ben):
        endings.go_on(cast.amara_and_ben.pk, by=viewer(one), at=THURSDAY)
    daily_round.run_due(THURSDAY.moment + timedelta(days=1))
    assert pair_of(cast) == PairState.RUNNING


def test_from_the_next_morning_on_it_is_not_and_the_pair_ends_as_after_any_leaving(cast, seat):
    ended(cast, seat)
    daily_round.run_due(MORNING.moment)

    with pytest.raises(MovedOnError):
        memberships.give_back(seat.pk, by=viewer(cast.ines), at=MORNING)

    daily_round.run_due(THURSDAY.moment)
    assert pair_of(cast) == PairState.ENDED


def test_a_role_that_ended_on_the_eve_of_an_ending_day_takes_its_pair_along_on_that_day(cast, seat):
    """Wednesday, and the round of Thursday: the day counts on which it ended."""
    memberships.end(seat.pk, by=viewer(cast.ines), at=then(day=4))

    daily_round.run_due(THURSDAY.moment)

    assert pair_of(cast) == PairState.ENDED


def test_whoever_may_not_end_a_role_gives_none_back_and_the_page_offers_it_for_a_day(cast, seat, as_, clock):
    ended(cast, seat)
    for one in (cast.esi, cast.amara, cast.grace, cast.hal):
        with pytest.raises(HiddenError):
            memberships.give_back(seat.pk, by=viewer(one), at=AT)

    where = f"/members/{seat.pk}/give-back/"
    assert where in as_(cast.ines).get("/members/").content.decode()
    assert where not in as_(cast.esi).get("/members/").content.decode()
    assert as_(cast.ines).post(where).status_code == 302
    assert where not in as_(cast.ines).get("/members/").content.decode()


def test_a_role_given_anew_since_is_not_given_twice(cast, seat):
    ended(cast, seat)
    given = {"person": cast.amara, "role": Role.MENTOR, "cohort": cast.cohort}
    memberships.grant(cast.northmoor, **given, by=viewer(cast.ines), at=AT)

    with pytest.raises(MovedOnError):
        memberships.give_back(seat.pk, by=viewer(cast.ines), at=AT)


@pytest.fixture
def coming(cast):
    meetings.signed(cast.amara_and_ben)
    return private.meeting(cast.amara_and_ben, starts_at=NOW.replace(day=20))


def test_a_meeting_that_was_cancelled_is_offered_again_until_its_hour(cast, coming):
    ben, amara = viewer(cast.ben), viewer(cast.amara)
    meeting_services.cancel(coming.pk, by=ben, at=AT)
    stored(Mail).all().delete()

    meeting_services.restore(coming.pk, by=ben, at=AT)

    again = stored(Meeting).get(pk=coming.pk)
    assert (again.state, again.offered_by_id, again.moved) == (MeetingState.PLANNED, cast.ben.pk, coming.moved + 1)
    assert calendar_entry(amara, coming.pk).standing == "TENTATIVE"
    assert [mail.to for mail in stored(Mail)] == [cast.amara.email]
    meeting_services.cancel(coming.pk, by=amara, at=AT)
    with pytest.raises(MovedOnError):
        meeting_services.restore(coming.pk, by=amara, at=then(day=21))


def test_a_meeting_that_a_pause_took_away_is_not(cast, coming, as_):
    endings.pause(cast.amara_and_ben.pk, by=viewer(cast.ben), at=AT)
    assert "/restore/" not in as_(cast.ben).get(f"/meetings/{coming.pk}/").content.decode()

    with pytest.raises(MovedOnError):
        meeting_services.restore(coming.pk, by=viewer(cast.ben), at=AT)
    stored(Meeting).filter(pk=coming.pk).update(fell_away=False)
    with pytest.raises(MovedOnError):
        meeting_services.restore(coming.pk, by=viewer(cast.ben), at=AT)


def test_the_page_of_a_cancelled_meeting_offers_it(cast, coming, as_, clock):
    meeting_services.cancel(coming.pk, by=viewer(cast.ben), at=AT)
    where = f"/meetings/{coming.pk}/restore/"

    assert f'action="{where}"' in as_(cast.amara).get(f"/meetings/{coming.pk}/").content.decode()
    assert as_(cast.cleo).post(where).status_code == 404
    assert as_(cast.amara).post(where).status_code == 302


def test_an_idea_that_was_given_up_comes_back_as_a_draft_while_the_round_goes_on(cast, as_):
    agreed = ideas.idea(cast.amara_and_ben, state=IdeaState.AGREED, agreed_on=TODAY)
    idea_services.withdraw(agreed.pk, by=viewer(cast.ben), at=AT)
    where = f"/ideas/{agreed.pk}/bring-back/"
    assert f'action="{where}"' in as_(cast.amara).get(f"/ideas/{agreed.pk}/").content.decode()
    assert as_(cast.cleo).post(where).status_code == 404

    assert as_(cast.amara).post(where).status_code == 302

    back = stored(Idea).get(pk=agreed.pk)
    assert (back.state, back.agreed_on) == (IdeaState.DRAFT, None)
    idea_services.withdraw(agreed.pk, by=viewer(cast.ben), at=AT)
    stored(Cohort).filter(pk=cast.cohort.pk).update(state=CohortState.FINISHED)
    with pytest.raises(HiddenError):
        idea_services.bring_back(agreed.pk, by=viewer(cast.ben), at=AT)


@pytest.mark.parametrize("step", ["stop", "hand_on"])
def test_an_action_that_was_stopped_or_handed_on_is_taken_up_again_and_the_pairs_are_told(cast, step, as_):
    action = ideas.action(ideas.answered(cast.amara_and_ben), state=ActionState.AGREED)
    jo = viewer(cast.jo)
    actions.move_on(action.pk, step=step, message="We stop.", new_owner="Estates", by=jo, at=AT)
    assert "resume" in as_(cast.jo).get(f"/committee/actions/{action.pk}/").content.decode()
    stored(Mail).all().delete()

    actions.move_on(action.pk, step="resume", message="We go on.", by=jo, at=AT)

    assert stored(Action).get(pk=action.pk).state == ActionState.AGREED
    assert stored(Progress).filter(action=action).order_by("number").last().text == "We go on."
    assert {mail.to for mail in stored(Mail)} == {cast.amara.email, cast.ben.email}
