"""A meeting as a calendar file: when, and nothing else."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from retold.exchange.calendar import meeting_file

AT = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
WHEN = datetime(2026, 3, 9, 14, 0, tzinfo=UTC)


def test_a_time_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="with its zone"):
        meeting_file(uid="x", starts_at=WHEN.replace(tzinfo=None), minutes=60, moved=0, standing="CONFIRMED", at=AT)


def test_the_whole_file_to_the_byte():
    written = meeting_file(uid="k3v7", starts_at=WHEN, minutes=45, moved=2, standing="CONFIRMED", at=AT)

    assert written.decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Meeting//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "SUMMARY:Meeting",
        "DTSTART:20260309T140000Z",
        "DTEND:20260309T144500Z",
        "DTSTAMP:20260302T103000Z",
        "UID:k3v7",
        "SEQUENCE:2",
        "CLASS:PRIVATE",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_another_program_reads_the_same_moment_whatever_the_zone():
    summer = datetime(2026, 7, 1, 9, 0, tzinfo=ZoneInfo("Europe/London"))

    written = meeting_file(uid="x", starts_at=summer, minutes=60, moved=0, standing="CONFIRMED", at=AT)
    event = Calendar.from_ical(written).walk("VEVENT")[0]

    assert event["DTSTART"].dt == datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
    assert sorted(event) == ["CLASS", "DTEND", "DTSTAMP", "DTSTART", "SEQUENCE", "STATUS", "SUMMARY", "UID"]


def lines_of(**said):
    given = {"uid": "k3v7", "starts_at": WHEN, "minutes": 45, "moved": 2, "standing": "CONFIRMED", "at": AT} | said
    return set(meeting_file(**given).decode().split("\r\n"))


def test_one_that_was_cancelled_is_the_same_one_later_and_called_off():
    assert lines_of(standing="CANCELLED") ^ lines_of() == {
        *("STATUS:CONFIRMED", "SEQUENCE:2"),
        *("STATUS:CANCELLED", "SEQUENCE:3"),
    }


def test_one_that_is_offered_says_so():
    assert lines_of(standing="TENTATIVE") ^ lines_of() == {"STATUS:CONFIRMED", "STATUS:TENTATIVE"}
