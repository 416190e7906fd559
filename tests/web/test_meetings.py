"""The meetings of a pair in a browser: planned by either, answered by each alone, seen by nobody else."""

from datetime import UTC, datetime, timedelta

import pytest

from factories import meetings as make
from factories import private
from people import AT, NOW, viewer
from retold.queries import meetings
from retold.records.people.models import Organisation
from retold.records.private.models import MeetingAnswer, TalkRequest
from retold.records.record import stored
from retold.records.scheme.models import Meeting
from retold.rules.prompt_cards import CARDS
from retold.rules.words import Pace

SAID = {"day": "2026-03-09", "time": "14:00", "minutes": "60", "mode": "online"}
OTHERS = ("cleo", "dev", "esi", "finn", "grace", "jo", "ines", "pia", "oke", "hal")


@pytest.fixture
def pair(cast):
    make.signed(cast.amara_and_ben)
    return cast.amara_and_ben


@pytest.fixture
def past(pair):
    return private.meeting(pair, starts_at=NOW - timedelta(days=2))


@pytest.fixture
def coming(pair):
    return private.meeting(pair)


def test_nobody_else_reaches_any_page_of_a_meeting(cast, as_, past, coming):
    for name in OTHERS:
        for act in ("", "move/", "answer/", "file/"):
            for meeting in (past, coming):
                assert as_(getattr(cast, name)).get(f"/meetings/{meeting.pk}/{act}").status_code == 404, (name, act)
        assert as_(getattr(cast, name)).post(f"/meetings/{coming.pk}/cancel/").status_code == 404
        assert as_(getattr(cast, name)).post(f"/pairs/{cast.amara_and_ben.pk}/meetings/new/", SAID).status_code == 404
    assert [row.state for row in stored(Meeting).order_by("number")] == ["planned", "planned"]


def test_the_mentee_plans_and_both_see_it_and_the_partner_gets_the_constant_mail(cast, as_, pair):
    planned = as_(cast.ben).post(f"/pairs/{pair.pk}/meetings/new/", SAID)

    meeting = stored(Meeting).get()
    assert planned["Location"] == f"/meetings/{meeting.pk}/"
    assert (meeting.number, meeting.starts_at, meeting.minutes) == (1, datetime(2026, 3, 9, 14, 0, tzinfo=UTC), 60)
    assert b"Monday 9 March 2026, 14:00" in as_(cast.amara).get("/meetings/").content


def test_what_was_typed_stays_where_the_day_is_over(cast, as_, pair):
    answer = as_(cast.ben).post(f"/pairs/{pair.pk}/meetings/new/", {**SAID, "day": "2026-02-01"})

    assert b"Choose a day and time that are still to come." in answer.content
    assert b'value="2026-02-01"' in answer.content
    assert not stored(Meeting).exists()


def test_without_a_signed_agreement_there_is_no_meeting(cast, as_):
    answer = as_(cast.ben).post(f"/pairs/{cast.amara_and_ben.pk}/meetings/new/", SAID)

    assert b"once you have both prepared, and signed your agreement" in answer.content
    assert not stored(Meeting).exists()


def test_neither_sees_what_the_other_said(cast, as_, past):
    before = as_(cast.ben).get("/meetings/").content, as_(cast.ben).get(f"/meetings/{past.pk}/").content

    as_(cast.amara).post(f"/meetings/{past.pk}/answer/", {"held": "no", "pace": "slower"})

    after = as_(cast.ben).get("/meetings/").content, as_(cast.ben).get(f"/meetings/{past.pk}/").content
    assert [strip(page) for page in after] == [strip(page) for page in before]
    assert stored(MeetingAnswer).get().pace == Pace.SLOWER
    assert b"You said: we did not meet" in as_(cast.amara).get("/meetings/").content


def strip(page: bytes) -> bytes:
    from promises.session import without_noise

    return without_noise(page)


def test_a_word_with_the_coordinator_is_all_the_coordinator_gets(cast, as_, past):
    as_(cast.amara).post(f"/meetings/{past.pk}/answer/", {"held": "yes", "pace": "talk"})

    page = as_(cast.esi).get(f"/rounds/{cast.cohort.pk}/meetings/").content.decode()
    asked = stored(TalkRequest).get()
    assert "Asked to talk" in page
    assert "Amara Nwosu, 2 March 2026" in page
    assert as_(cast.esi).post(f"/talks/{asked.pk}/answer/").status_code == 302
    assert "Asked to talk" not in as_(cast.esi).get(f"/rounds/{cast.cohort.pk}/meetings/").content.decode()
    assert as_(cast.ben).post(f"/talks/{asked.pk}/answer/").status_code == 404


def test_a_meeting_is_answered_only_once_it_has_begun_and_moved_only_before(cast, as_, past, coming):
    answered = {"held": "yes", "pace": "well"}

    assert as_(cast.ben).post(f"/meetings/{coming.pk}/answer/", answered).status_code == 409
    assert as_(cast.ben).post(f"/meetings/{past.pk}/move/", SAID).status_code == 409
    assert as_(cast.ben).post(f"/meetings/{past.pk}/cancel/").status_code == 409
    assert as_(cast.ben).post(f"/meetings/{coming.pk}/move/", {**SAID, "time": "09:15"}).status_code == 302
    assert (stored(Meeting).get(pk=coming.pk).moved, stored(Meeting).get(pk=past.pk).moved) == (1, 0)


def test_the_calendar_file_names_nobody(cast, as_, coming):
    answer = as_(cast.ben).get(f"/meetings/{coming.pk}/file/")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert answer["Content-Disposition"] == f'attachment; filename="meeting-{coming.calendar_uid[:8]}.ics"'
    assert coming.pk.encode() not in answer.content
    for word in (b"Amara", b"Ben", b"ATTENDEE", b"ORGANIZER", b"DESCRIPTION", b"Retold", b"Northmoor", b"LOCATION"):
        assert word not in answer.content


def test_today_asks_how_it_was_and_then_no_more(cast, as_, past):
    assert b"Did you and Ben Hartley meet?" in as_(cast.amara).get("/").content
    as_(cast.amara).post(f"/meetings/{past.pk}/answer/", {"held": "yes", "pace": "well"})

    assert b"Did you and Ben Hartley meet?" not in as_(cast.amara).get("/").content


def test_whoever_has_no_pair_is_told_what_will_stand_here(cast, as_):
    assert as_(cast.hal).get("/meetings/").status_code == 404
    assert as_(cast.esi).get("/meetings/").status_code == 404


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_every_card_can_be_read(cast, as_, card):
    page = as_(cast.amara).get(f"/cards/{card.name}/").content.decode()

    assert f"<h1>{card.title}</h1>" in page
    assert len(card.beginnings) == len(card.listening) == 3


def test_a_card_that_is_not_there(cast, as_):
    assert as_(cast.amara).get("/cards/weather/").status_code == 404


def test_as_many_queries_for_many_meetings_as_for_one(cast, pair, past):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(connection) as asked:
            meetings.my_pairs(viewer(cast.ben), at=AT)
        return len(asked)

    one = count()
    for day in range(3, 9):
        private.meeting(pair, starts_at=NOW - timedelta(days=day))
    assert count() == one


@pytest.mark.parametrize(
    ("zone", "typed", "stored_as"),
    [
        ("Europe/London", "14:00", datetime(2026, 4, 6, 13, 0, tzinfo=UTC)),
        ("Pacific/Auckland", "14:00", datetime(2026, 4, 6, 2, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_typed_and_read_where_the_organisation_is_and_whose_it_is_stands_beside_it(
    cast, as_, zone, typed, stored_as
):
    stored(Organisation).filter(pk=cast.northmoor.pk).update(time_zone=zone)
    make.signed(cast.amara_and_ben)
    page = as_(cast.ben).post(
        f"/pairs/{cast.amara_and_ben.pk}/meetings/new/", {**SAID, "day": "2026-04-06", "time": typed}, follow=True
    )
    assert stored(Meeting).get().starts_at == stored_as
    assert f"Monday 6 April 2026, {typed}" in page.content.decode()
    assert f'data-zone="{zone}"' in page.content.decode()
    assert f'data-zone="{zone}"' in as_(cast.ben).get(f"/pairs/{cast.amara_and_ben.pk}/meetings/new/").content.decode()


def test_a_time_that_the_clocks_leap_over_is_refused_with_a_sentence(cast, as_):
    make.signed(cast.amara_and_ben)
    page = as_(cast.ben).post(
        f"/pairs/{cast.amara_and_ben.pk}/meetings/new/", {**SAID, "day": "2026-03-29", "time": "01:30"}
    )
    assert "this time does not exist" in page.content.decode()
    assert 'value="01:30"' in page.content.decode()
    assert not stored(Meeting).exists()
