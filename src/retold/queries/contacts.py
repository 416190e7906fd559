"""Which wellbeing contacts somebody may choose from (conflict-of-interest filter).

Who stands too close is not on the list, and nothing says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from retold.queries.visible import members, visible
from retold.records import vault
from retold.records.people.models import Membership, Person
from retold.records.private.models import Declaration
from retold.records.record import stored
from retold.records.scheme.models import Conflict, Pair
from retold.rules.naming import Bearer, Roll
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.rules.words import STAFF, ConflictStrength, Role
from retold.rules.working_days import FRESH

FEWEST = 2
WEEK, TWO_WEEKS = timedelta(days=7), timedelta(days=14)
"How often a contact says that they are here; after how long a silence whoever appoints is told."


@dataclass(frozen=True, slots=True)
class Contact:
    """A wellbeing contact who may be chosen."""

    id: str
    name: str


def in_office(organisation_id: str, at: When) -> tuple[Contact, ...]:
    """Everybody who has taken up the role of a contact, by name: the same for whoever asks.

    Somebody who has another staff role beside it is none, however that came about.
    """
    found = (Contact(pk, person.name or person.email) for pk, person in in_office_by_id(organisation_id, at).items())
    return tuple(sorted(found, key=lambda contact: (contact.name, contact.id)))


def silent(organisation_id: str, at: When) -> tuple[str, ...]:
    """The contacts who have not said "I am here" for two weeks, by name."""
    rows = members(organisation_id, at).filter(role=Role.WELLBEING).select_related("person")
    since = ((row.here_on or row.since, row.person) for row in rows)
    return tuple(sorted(person.name or person.email for day, person in since if at.day - day >= TWO_WEEKS))


def in_office_by_id(organisation_id: str, at: When) -> dict[str, Person]:
    """The same as id -> person."""
    rows = list(members(organisation_id, at).filter(role__in=STAFF).select_related("person"))
    staff = {row.person_id for row in rows if row.role != Role.WELLBEING}
    contacts = (row for row in rows if row.role == Role.WELLBEING)
    return {row.person_id: row.person for row in contacts if row.person_id not in staff}


def enough(organisation_id: str, at: When) -> bool:
    """Whether there are the two contacts without whom no call opens, no pair is published and nobody signs."""
    return len(in_office(organisation_id, at)) >= FEWEST


def available(organisation_id: str, person_id: str, at: When) -> tuple[Contact, ...]:
    """Whom this person may choose, by name.

    Nobody who has another staff role, is or was their partner, or has a declared relation with them or with a partner.
    What a mentor declares counts for that mentor's own list alone: another's list would tell of it.
    """
    partners = partners_of(organisation_id, person_id)
    people = in_office_by_id(organisation_id, at)
    close = {person_id, *partners} | related(organisation_id, person_id, partners, people.values(), at)
    allowed = [Contact(pk, person.name or person.email) for pk, person in people.items() if pk not in close]
    return tuple(sorted(allowed, key=lambda contact: (contact.name, contact.id)))


def to_be_passed_to(organisation_id: str, person_id: str, at: When) -> tuple[str, ...]:
    """The ids of contacts to whom words of this person may be passed on unasked, by name.

    Those they could choose themselves, but for whoever became a contact within the last fourteen days.
    """
    rows = members(organisation_id, at).filter(role=Role.WELLBEING, since__lte=at.day - FRESH)
    seasoned = set(rows.values_list("person_id", flat=True))
    return tuple(contact.id for contact in available(organisation_id, person_id, at) if contact.id in seasoned)


def partners_of(organisation_id: str, person_id: str) -> set[str]:
    """Everybody this person is, or was, paired with there."""
    rows = stored(Pair).filter(Q(mentor_id=person_id) | Q(mentee_id=person_id), organisation_id=organisation_id)
    return {other for two in rows.values_list("mentor_id", "mentee_id") for other in two} - {person_id}


def related(organisation_id: str, person_id: str, partners: set[str], contacts: Iterable[Person], at: When) -> set[str]:
    """The contacts with whom this person, or a partner, has a relation in force that may count here."""
    involved = {person_id, *partners}
    hushed = mentors_among(organisation_id, partners)
    rows = visible(machine(organisation_id), "conflict.match", Conflict).filter(
        Q(since__lte=at.day), Q(until=None) | Q(until__gt=at.day)
    )
    people = {contact.pk: contact for contact in contacts}
    roll = Roll(Bearer(id=pk, names=(contact.name,), email=contact.email) for pk, contact in people.items())
    found: set[str] = set()
    for row in rows.exclude(strength=ConflictStrength.CLEARED):
        if {row.one_id, row.other_id} & involved:
            found |= {row.one_id, row.other_id} & people.keys()
    declared = visible(machine(organisation_id), "declaration.match", Declaration)
    named = declared.filter(owner_id__in=involved - hushed, organisation_id=organisation_id)
    for words in vault.opened_together(named, "named"):
        found |= roll.meant_by(words).anybody
    return found


def mentors_among(organisation_id: str, people: set[str]) -> set[str]:
    """Which of these people mentor, now or once: what they declare is theirs alone."""
    rows = stored(Membership).filter(organisation_id=organisation_id, person_id__in=people, role=Role.MENTOR)
    return set(rows.values_list("person_id", flat=True))
