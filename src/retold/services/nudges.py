"""Reminders to plan a meeting (reminders): from joint facts alone, the mentee first, at most one a week."""

from retold.queries.standings import Overdue, overdue
from retold.records.people.models import Person
from retold.records.record import stored
from retold.records.scheme.models import Nudge
from retold.rules.dispatch import BETWEEN_NUDGES
from retold.rules.privacy import demand
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.services import events, notices


def send(organisation_id: str, *, at: When) -> None:
    """The daily round: reminds whoever has to plan the next meeting, unless they were reminded within a week."""
    today = at.day
    lately = set(
        stored(Nudge)
        .filter(organisation_id=organisation_id, sent_on__gt=today - BETWEEN_NUDGES)
        .values_list("person_id", flat=True)
    )
    for late in overdue(organisation_id, at=at):
        chased = [late.pair.mentee_id]
        if late.since + BETWEEN_NUDGES <= today:
            chased.append(late.pair.mentor_id)
        for person_id in chased:
            if person_id not in lately:
                lately.add(person_id)
                remind(late, person_id, at=at)


def remind(late: Overdue, person_id: str, *, at: When) -> None:
    """One reminder, which says only that something is waiting."""
    pair, ourselves = late.pair, machine(late.pair.organisation_id)
    demand(ourselves, "pair.nudge", pair)
    stored(Nudge).create(
        organisation_id=pair.organisation_id,
        pair=pair,
        person_id=person_id,
        sent_on=at.day,
    )
    events.write("pair.nudge", pair, by=ourselves, at=at)
    notices.tell(stored(Person).get(pk=person_id), at=at)
