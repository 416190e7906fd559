"""One meeting as a calendar file (iCalendar, RFC 5545) that names nobody.

Whoever can look at a calendar, a deputy or a colleague, learns that there is "Meeting", and when. There is no
attendee, organiser, place or description, and the identifier says nothing.
"""

from datetime import UTC, datetime, timedelta
from typing import Literal

Standing = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]
"Where a meeting stands, as a calendar says it: offered, agreed by both, called off."


def meeting_file(*, uid: str, starts_at: datetime, minutes: int, moved: int, standing: Standing, at: datetime) -> bytes:
    """The file of one meeting: `starts_at` and `at` (now) with a time zone, `moved` how often it has been moved.

    A calendar that has the meeting already moves it, or strikes it out. Raises ValueError for a time without a zone.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415  heavy

    if starts_at.tzinfo is None or at.tzinfo is None:
        raise ValueError("A meeting in a calendar needs a time with its zone.")
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", in_utc(at))
    event.add("dtstart", in_utc(starts_at))
    event.add("dtend", in_utc(starts_at) + timedelta(minutes=minutes))
    event.add("summary", "Meeting")
    event.add("class", "PRIVATE")
    event.add("status", standing)
    event.add("sequence", moved + 1 if standing == "CANCELLED" else moved)
    calendar = Calendar()
    calendar.add("prodid", "-//Meeting//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC, to the second."""
    return moment.astimezone(UTC).replace(microsecond=0)
