"""In which time zone an organisation lives (time zone lookup)."""

from datetime import datetime

from retold.records.people.models import Organisation
from retold.records.record import HouseRecord, stored
from retold.rules.when import When


def when_at(organisation_id: str, moment: datetime) -> When:
    """This moment where an organisation is: for jobs and the daily round, which no viewer asks for."""
    return When(moment, stored(Organisation).values_list("time_zone", flat=True).get(pk=organisation_id))


def there(record: HouseRecord, at: When) -> When:
    """The same moment where a record's organisation is: for whoever acts there without a seat of theirs in it."""
    return when_at(record.organisation_id, at.moment)
