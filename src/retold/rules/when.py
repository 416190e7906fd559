"""What time it is, and what day that is where the organisation is (clock and calendar day): one value for both.

It is made once a request, for the organisation whose seat the viewer looks from, and once a job or daily round, for the
organisation of the record. Whoever needs a day asks it for the day; nobody works one out from a moment.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

ZONE = "Europe/London"
"Where it is for somebody who has no seat at any organisation."


@dataclass(frozen=True, slots=True)
class When:
    """A moment, with the time zone (IANA name) of the place where it is lived. `moment` knows its own zone."""

    moment: datetime
    zone: str = ZONE

    @property
    def day(self) -> date:
        """The day it is in that place."""
        return self.day_of(self.moment)

    @property
    def local(self) -> datetime:
        """What a calendar and a clock on the wall show there."""
        return self.local_of(self.moment)

    @property
    def minute(self) -> datetime:
        """The moment to the minute: nothing that is stored of what people do is finer."""
        return self.moment.replace(second=0, microsecond=0)

    def day_of(self, moment: datetime) -> date:
        """The day on which another moment falls in the same place."""
        return self.local_of(moment).date()

    def local_of(self, moment: datetime) -> datetime:
        """Another moment as a clock shows it in the same place."""
        return moment.astimezone(ZoneInfo(self.zone))

    def there(self, zone: str) -> Self:
        """The same moment in another place."""
        return replace(self, zone=zone)

    def __add__(self, later: timedelta) -> Self:
        """So much later, in the same place."""
        return replace(self, moment=self.moment + later)

    def __sub__(self, earlier: timedelta) -> Self:
        """So much earlier, in the same place."""
        return replace(self, moment=self.moment - earlier)


def moment_of(day: date, clock: time, zone: str) -> datetime | None:
    """The moment at which a clock in that zone shows this time on this day; None where the clocks leap over it.

    Where a night shows a time twice, the first of the two.
    """
    found = datetime.combine(day, clock, tzinfo=ZoneInfo(zone))
    there_and_back = found.astimezone(UTC).astimezone(ZoneInfo(zone))
    return found if there_and_back.replace(tzinfo=None) == datetime.combine(day, clock) else None
