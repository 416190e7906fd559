"""Two who have said yes reach each other, offer and accept times, and keep their calendars right."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from icalendar import Calendar

from factories import meetings as make
from factories import private, scheme
from people import AT, NOW, viewer
from retold.queries.common_hours import common_hours
from retold.records.record import stored
from retold.records.scheme.models import Meeting, Pair, PairAddress, Proposal
from retold.records.trail.models import Event, Mail
from retold.rules.words import MeetingState, PairState, Role

SAID = {"day": "2026-03-09", "time": "14:00", "minutes": "60", "mode": "online", "place": "https://meet.example.org/x"}
OTHERS = ("cleo", "dev", "esi", "finn", "grace", "jo", "ines", "pia", "oke", "hal")
CONTACT = {"mail": "on", "telephone": "", "link": ""}


@pytest.fixture
def pair(cast):
    make.signed(cast.amara_and_ben)
    return cast.amara_and_ben


@pytest.fixture
def offered(cast, as_, pair):
    """Ben offers a time."""
    as_(cast.ben).post(f"/pairs/{pair.pk}/meetings/new/", SAID)
    return stored(Meeting).get()


def page_of(client, address):
    return unescape(client.get(address).content.decode())


def accepted(client, meeting):
    """Yes to what stands on the page."""
    seen = re.search(r'name="seen" value="(\w+)"', client.get(f"/meetings/{meeting.pk}/").content.decode())[1]
    return client.post(f"/meetings/{meeting.pk}/accept/", {"seen": seen})


# How to reach each other.


def test_without_a_choice_each_gives_their_mail_address(cast, as_, pair):
    assert "mailto:ben@example.org" in page_of(as_(cast.amara), f"/pairs/{pair.pk}/")
    assert "mailto:amara@example.org" in page_of(as_(cast.ben), f"/pairs/{pair.pk}/")


def test_each_chooses_what_the_partner_gets(cast, as_, pair):
    where = f"/pairs/{pair.pk}/reach/"
    assert "My mail address, amara@example.org" in page_of(as_(cast.amara), where)
    chosen = {"telephone": "0113 496 0000", "link": "https://meet.example.org/amara"}
    assert as_(cast.amara).post(where, chosen)["Location"] == f"/pairs/{pair.pk}/"

    page = page_of(as_(cast.ben), f"/pairs/{pair.pk}/")
    assert "amara@example.org" not in page
    assert "0113 496 0000" in page
    assert 'href="https://meet.example.org/amara" rel="noreferrer"' in page
    assert 'value="0113 496 0000"' in page_of(as_(cast.amara), where)
    assert not stored(Mail).exists()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://example.org", "meet.example.org", "data:text/html,x"])
def test_a_link_is_one_that_a_browser_may_follow(cast, as_, pair, link):
    page = as_(cast.amara).post(f"/pairs/{pair.pk}/reach/", {**CONTACT, "link": link}).content.decode()

    assert "Write the whole link, beginning with https://" in page
    assert not stored(PairAddress).exists()


@pytest.mark.parametrize("state", [PairState.PAUSED, PairState.ENDED, PairState.FINISHED])
def test_while_they_do_not_meet_neither_finds_how_to_reach_the_other(cast, as_, pair, state):
    stored(Pair).filter(pk=pair.pk).update(state=state)

    assert "ben@example.org" not in page_of(as_(cast.amara), f"/pairs/{pair.pk}/")
    if state is not PairState.PAUSED:
        assert as_(cast.amara).post(f"/pairs/{pair.pk}/reach/", CONTACT).status_code == 409


def test_nobody_else_learns_or_changes_it(cast, as_, pair):
    as_(cast.amara).post(f"/pairs/{pair.pk}/reach/", {**CONTACT, "telephone": "0113 496 0000"})
    for name in OTHERS:
        for method in ("get", "post"):
            assert getattr(as_(getattr(cast, name)), method)(f"/pairs/{pair.pk}/reach/").status_code == 404
    assert "0113 496 0000" not in page_of(as_(cast.esi), f"/rounds/{cast.cohort.pk}/pairs/")


def test_the_partner_is_told_of_the_address_before_saying_yes(world, as_):
    asked = stored(Proposal).get(mentor=world.cleo, mentee=world.dev, state="offered")

    assert "each finds the other’s mail address" in page_of(as_(world.cleo), f"/proposals/{asked.pk}/")


# Offering and accepting.


def test_the_partner_is_asked_and_says_yes(cast, as_, offered):
    assert "Ben Hartley offers a time to meet" in page_of(as_(cast.amara), "/")
    assert "You meet Amara Nwosu" in page_of(as_(cast.ben), "/")
    assert "has not answered yet" in page_of(as_(cast.ben), f"/meetings/{offered.pk}/")
    stored(Mail).all().delete()

    assert accepted(as_(cast.amara), offered)["Location"] == f"/meetings/{offered.pk}/"
    assert stored(Meeting).get().offered_by is None
    assert [mail.to for mail in stored(Mail)] == ["ben@example.org"]
    assert "has not answered yet" not in page_of(as_(cast.ben), f"/meetings/{offered.pk}/")
    assert "You meet Ben Hartley" in page_of(as_(cast.amara), "/")


def test_the_partner_offers_another_and_then_the_first_is_asked(cast, as_, offered):
    amara, ben = as_(cast.amara), as_(cast.ben)
    assert amara.post(f"/meetings/{offered.pk}/move/", {**SAID, "time": "09:00"}).status_code == 302

    assert stored(Meeting).get().offered_by_id == cast.amara.pk
    assert "Amara Nwosu offers a time to meet" in page_of(ben, "/")
    assert accepted(ben, offered).status_code == 302


def test_nobody_accepts_what_they_offered_or_what_they_have_not_seen(cast, as_, offered, clock):
    amara = as_(cast.amara)
    seen = re.search(r'name="seen" value="(\w+)"', amara.get(f"/meetings/{offered.pk}/").content.decode())[1]
    where = f"/meetings/{offered.pk}/accept/"
    assert as_(cast.ben).post(where, {"seen": seen}).status_code == 409
    as_(cast.ben).post(f"/meetings/{offered.pk}/move/", {**SAID, "time": "09:00"})

    assert amara.post(where, {"seen": seen}).status_code == 409
    for name in OTHERS:
        assert as_(getattr(cast, name)).post(where, {"seen": seen}).status_code == 404
    clock.shift(timedelta(days=10))
    assert as_(cast.amara).post(where, {"seen": seen}).status_code == 409


def test_another_place_keeps_the_time_agreed(cast, as_, offered):
    accepted(as_(cast.amara), offered)
    as_(cast.ben).post(f"/meetings/{offered.pk}/move/", {**SAID, "place": "The library"})

    assert stored(Meeting).get().offered_by is None
    assert "The library" in page_of(as_(cast.amara), f"/meetings/{offered.pk}/")


def test_the_place_is_the_pairs_own(cast, as_, offered):
    assert f'<a href="{SAID["place"]}"' in page_of(as_(cast.amara), f"/meetings/{offered.pk}/")
    for address in (f"/rounds/{cast.cohort.pk}/meetings/", f"/rounds/{cast.cohort.pk}/pairs/"):
        assert "meet.example.org" not in page_of(as_(cast.esi), address)
    assert b"meet.example.org" not in as_(cast.ben).get(f"/meetings/{offered.pk}/file/").content


@pytest.mark.parametrize(("length", "status"), [(300, 302), (301, 200)])
def test_a_place_at_its_limit_is_taken_and_above_it_stays_on_the_page(cast, as_, offered, length, status):
    place = "\N{FOX FACE}" * length
    answer = as_(cast.ben).post(f"/meetings/{offered.pk}/move/", {**SAID, "place": place})

    assert answer.status_code == status
    assert status == 302 or place in answer.content.decode()
    assert (stored(Meeting).get().place == place) == (status == 302)


def test_where_nothing_changed_the_page_says_so_and_nobody_is_told(cast, as_, offered):
    stored(Mail).all().delete()
    lines = stored(Event).count()
    told = page_of_post(as_(cast.ben), f"/meetings/{offered.pk}/move/", SAID)

    assert "Nothing is different from what is planned. Nobody was told anything." in told
    assert (stored(Meeting).get().moved, stored(Mail).count(), stored(Event).count()) == (0, 0, lines)


def page_of_post(client, address, said):
    return unescape(client.post(address, said).content.decode())


# Times that suit both.


def usually(cast, mentor, mentee):
    scheme.application(cast.cohort, cast.amara, Role.MENTOR, availability=mentor)
    scheme.application(cast.cohort, cast.ben, Role.MENTEE, availability=mentee)


def test_times_that_suit_both_are_buttons_and_no_others(cast, as_, pair):
    usually(cast, ["mon-am", "tue-pm", "wed-eve"], ["mon-am", "tue-pm", "thu-noon"])
    found = common_hours(viewer(cast.ben), pair.pk, AT)

    assert [(str(one.day), f"{one.begins:%H:%M}") for one in found] == [
        ("2026-03-03", "14:00"),
        ("2026-03-09", "09:00"),
    ]
    page = page_of(as_(cast.ben), f"/pairs/{pair.pk}/meetings/new/")
    assert page.count("?day=") == 2
    assert "Thursday" not in page
    chosen = page_of(as_(cast.ben), f"/pairs/{pair.pk}/meetings/new/?day=2026-03-03&time=14:00")
    assert 'value="2026-03-03"' in chosen
    assert 'value="14:00"' in chosen
    assert not stored(Meeting).exists()


def test_where_none_suits_both_no_time_is_shown(cast, as_, pair):
    usually(cast, ["mon-am"], ["tue-pm"])

    assert common_hours(viewer(cast.ben), pair.pk, AT) == ()
    assert "usually suit you both" not in page_of(as_(cast.ben), f"/pairs/{pair.pk}/meetings/new/")


def test_what_somebody_applied_with_in_another_role_does_not_count(cast, pair):
    scheme.application(cast.cohort, cast.amara, Role.MENTEE, availability=["mon-am"])
    scheme.application(cast.cohort, cast.ben, Role.MENTOR, availability=["mon-am"])

    assert common_hours(viewer(cast.ben), pair.pk, AT) == ()


# Calendars.


def event_of(client, meeting):
    answer = client.get(f"/meetings/{meeting.pk}/file/")
    assert answer.status_code == 200
    event: Any = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    return str(event["UID"]), int(event["SEQUENCE"]), str(event["STATUS"]), event["DTSTART"].dt


def test_one_entry_follows_the_meeting_from_its_offer_to_its_end(cast, as_, offered):
    ben, uid, first = as_(cast.ben), offered.calendar_uid, offered.starts_at
    assert event_of(ben, offered) == (uid, 0, "TENTATIVE", first)
    accepted(as_(cast.amara), offered)
    assert event_of(ben, offered) == (uid, 0, "CONFIRMED", first)
    ben.post(f"/meetings/{offered.pk}/move/", {**SAID, "time": "15:00"})
    moved = first + timedelta(hours=1)
    assert event_of(as_(cast.amara), offered) == (uid, 1, "TENTATIVE", moved)

    assert ben.post(f"/meetings/{offered.pk}/cancel/")["Location"] == f"/meetings/{offered.pk}/"
    assert stored(Meeting).get().state == MeetingState.CANCELLED
    for person in (cast.amara, cast.ben):
        assert event_of(as_(person), offered) == (uid, 2, "CANCELLED", moved)
        assert "Take it out of" in " ".join(page_of(as_(person), f"/meetings/{offered.pk}/").split())
        assert f"/meetings/{offered.pk}/" in page_of(as_(person), "/meetings/")
    for name in OTHERS:
        assert as_(getattr(cast, name)).get(f"/meetings/{offered.pk}/file/").status_code == 404


def test_a_cancelled_meeting_that_is_over_is_on_no_list(cast, as_, pair):
    past = private.meeting(pair, starts_at=NOW - timedelta(days=2), state=MeetingState.CANCELLED)

    assert past.pk not in page_of(as_(cast.ben), "/meetings/")
