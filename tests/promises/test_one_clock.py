"""One clock: page, service, job, daily round and mail agree on what day it is, wherever the organisation is."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from time_machine import travel

from factories.study import consenting, handed_in, opened
from people import browser
from retold.records.people.models import Organisation
from retold.records.private.models import PairChoice, Story
from retold.records.record import stored
from retold.records.scheme.models import Pair
from retold.records.study.models import StudyCohort
from retold.records.trail.models import Dispatch, Mail
from retold.rules.dispatch import HOUR
from retold.rules.when import When
from retold.rules.words import PairState, PairWish
from retold.services import studies
from retold.services.work import daily_round

ZONES = (
    "Europe/London",
    "America/St_Johns",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "Asia/Kathmandu",
    "Pacific/Pago_Pago",
)
ASKED = date(2026, 6, 2)
"The day of the second story: a Tuesday of British summer, two days before a day on which pairs end."
hours = st.integers(min_value=-20 * 60, max_value=44 * 60)
"Minutes from midnight (UTC) of that day."


@pytest.fixture
def study(cast):
    study = opened(cast, second_asked_on=ASKED)
    consenting(cast, cast.ben)
    handed_in(study, cast.ben)
    stored(Mail).delete()
    return study


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(zone=st.sampled_from(ZONES), minutes=hours)
@example(zone="Europe/London", minutes=-50)  # ten past midnight in London, the day before in Greenwich
def test_a_page_offers_a_story_on_the_day_on_which_its_room_opens_and_its_mail_leaves(cast, study, zone, minutes):
    moment = datetime.combine(ASKED, time(), tzinfo=UTC) + timedelta(minutes=minutes)
    asked = moment.astimezone(ZoneInfo(zone)).date() >= ASKED
    with travel(moment, tick=False), transaction.atomic():
        stored(Organisation).filter(pk=cast.northmoor.pk).update(time_zone=zone)
        ben = browser(cast.ben)
        under = stored(StudyCohort).get(study=study)
        offered = f"/stories/{under.pk}/second/" in ben.get("/stories/").content.decode()
        studies.ask_for_stories(study.pk, moment=moment)
        told = list(stored(Mail).filter(to="ben@example.org").values_list("slot", flat=True))
        opens = ben.post(f"/stories/{under.pk}/second/").status_code == 302
        written = list(stored(Story).filter(study=study, time="second").values_list("opened_on", flat=True))
        transaction.set_rollback(True)

    assert (offered, opens, bool(told)) == (asked, asked, asked)
    assert written == ([When(moment, zone).day] if asked else [])
    for slot in told:
        local = slot.astimezone(ZoneInfo(zone))
        assert (local.hour, local.minute) == (8, 0)
        assert timedelta(0) < slot - moment <= timedelta(hours=25)


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(zone=st.sampled_from(ZONES), minutes=hours)
@example(zone="Europe/London", minutes=-50)
def test_what_is_asked_for_ends_on_the_same_day_for_whoever_asks_reads_and_does_it(cast, zone, minutes):
    moment = datetime.combine(date(2026, 6, 4), time(), tzinfo=UTC) + timedelta(minutes=minutes)
    at = When(moment, zone)
    with travel(moment, tick=False), transaction.atomic():
        stored(Organisation).filter(pk=cast.northmoor.pk).update(time_zone=zone)
        ben = browser(cast.ben)
        ben.post(f"/pairs/{cast.amara_and_ben.pk}/leave/")
        said_on = stored(PairChoice).get(pair=cast.amara_and_ben, wish=PairWish.LEAVE).said_on
        told_on_page = ben.get("/meetings/").content.decode()
        rounds = daily_round.run_due(moment)
        done = list(stored(Dispatch).filter(organisation=cast.northmoor).values_list("day", flat=True))
        state = stored(Pair).get(pk=cast.amara_and_ben.pk).state
        transaction.set_rollback(True)

    ends = next_ending(at.day)
    assert said_on == at.day
    assert f"{ends.day} {ends:%B %Y}" in told_on_page
    assert state == PairState.RUNNING, "It never ends on the day on which it was asked for."
    assert done == ([at.day] if at.local.time() >= HOUR else [])
    assert rounds <= 2


def next_ending(day: date) -> date:
    """The first Monday or Thursday after a day, worked out another way than the rules do."""
    return min(
        day + timedelta(days=ahead) for ahead in range(1, 8) if (day + timedelta(days=ahead)).weekday() in (0, 3)
    )
