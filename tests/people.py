"""The cast, always the same.

Amara mentors Ben, Cleo mentors Dev, Esi coordinates, Finn codes, Grace and Henrik are the wellbeing contacts, Jo sits
on the committee, Ines administers. Pia was a mentor and left. Oke coordinates at another organisation. Hal is nobody.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from ground import floor
from retold.queries.viewers import held_by, seats, viewer_of
from retold.records.people.models import Membership, Organisation, Person
from retold.records.scheme.models import Cohort, Pair, Scheme
from retold.rules.viewer import ANYBODY, Viewer
from retold.rules.when import When
from retold.rules.words import CohortState, PairState, Role

NOW = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
AT = When(NOW)
TODAY = AT.day
BEGAN = date(2026, 1, 12)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody, and what they share."""

    northmoor: Organisation
    elsewhere: Organisation
    scheme: Scheme
    cohort: Cohort
    open_cohort: Cohort
    other_cohort: Cohort
    amara_and_ben: Pair
    cleo_and_dev: Pair
    amara: Person
    ben: Person
    cleo: Person
    dev: Person
    esi: Person
    finn: Person
    grace: Person
    henrik: Person
    jo: Person
    ines: Person
    pia: Person
    oke: Person
    hal: Person


def make_cast() -> Cast:
    """The cast in the database: a round under way with two pairs, one with an open call, and another organisation."""
    northmoor = saved(Organisation(name="Northmoor"))
    elsewhere = saved(Organisation(name="Elsewhere"))
    scheme = saved(Scheme(organisation=northmoor, name="Conversations", purpose="To learn from each other."))
    cohort = a_cohort(scheme, "First round", CohortState.RUNNING)
    other = saved(Scheme(organisation=elsewhere, name="Talks", purpose="To talk."))
    other_cohort = a_cohort(other, "Their round", CohortState.OPEN)
    people = {name: saved(Person(email=f"{name}@example.org", name=full, password="!")) for name, full in NAMES.items()}
    for name, role in ROLES.items():
        within = cohort if role in (Role.MENTOR, Role.MENTEE) else None
        until = date(2026, 2, 1) if name == "pia" else None
        saved(
            Membership(organisation=northmoor, person=people[name], role=role, cohort=within, since=BEGAN, until=until)
        )
    saved(Membership(organisation=elsewhere, person=people["oke"], role=Role.COORDINATOR, since=BEGAN))
    return Cast(
        northmoor=northmoor,
        elsewhere=elsewhere,
        scheme=scheme,
        cohort=cohort,
        open_cohort=a_cohort(scheme, "Second round", CohortState.OPEN),
        other_cohort=other_cohort,
        amara_and_ben=a_pair(cohort, people["amara"], people["ben"]),
        cleo_and_dev=a_pair(cohort, people["cleo"], people["dev"]),
        **people,
    )


NAMES = {
    "amara": "Amara Nwosu",
    "ben": "Ben Hartley",
    "cleo": "Cleo Baptiste",
    "dev": "Dev Raman",
    "esi": "Esi Owusu",
    "finn": "Finn Larsen",
    "grace": "Grace Adeyemi",
    "henrik": "Henrik Saarinen",
    "jo": "Jo Whitfield",
    "ines": "Ines Ferreira",
    "pia": "Pia Sorel",
    "oke": "Oke Lindqvist",
    "hal": "Hal Nobody",
}
ROLES = {
    "amara": Role.MENTOR,
    "cleo": Role.MENTOR,
    "pia": Role.MENTOR,
    "ben": Role.MENTEE,
    "dev": Role.MENTEE,
    "esi": Role.COORDINATOR,
    "finn": Role.RESEARCHER,
    "grace": Role.WELLBEING,
    "henrik": Role.WELLBEING,
    "jo": Role.COMMITTEE,
    "ines": Role.ADMINISTRATOR,
}


def then(**parts: Any) -> When:
    """Now, with other parts: `then(day=5)` is the same hour on the fifth."""
    return When(NOW.replace(**parts))


def saved(record):
    record.save(force_insert=True)
    return record


def a_cohort(scheme: Scheme, name: str, state: CohortState) -> Cohort:
    return saved(
        Cohort(
            organisation=scheme.organisation,
            scheme=scheme,
            name=name,
            state=state,
            call_text="Come and talk.",
            call_closes_on=date(2026, 3, 31),
            starts_on=date(2026, 4, 13),
            ends_on=date(2026, 12, 18),
            identity_kept_until=date(2026, 5, 1),
        )
    )


def a_pair(cohort: Cohort, mentor: Person, mentee: Person) -> Pair:
    return saved(
        Pair(
            organisation_id=cohort.organisation_id,
            cohort=cohort,
            mentor=mentor,
            mentee=mentee,
            state=PairState.RUNNING,
            made_on=BEGAN,
            started_on=BEGAN,
        )
    )


def viewer(person: Person | None, at: When = AT) -> Viewer:
    """This person as a viewer, from the first seat they have."""
    if person is None:
        return ANYBODY
    held = held_by(person.pk, at)
    offered = seats(held)
    return viewer_of(person, offered[0] if offered else None, held)


def browser(person: Person | None) -> Client:
    """A browser in which this person is signed in; nobody where None. It shows errors as pages, as a real one would."""
    client = Client(raise_request_exception=True)
    if person is not None:
        client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """It is half past ten on the second of March 2026, until a test moves the clock."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@floor
def cast() -> Cast:
    """Everybody, on a morning of March."""
    return make_cast()


@pytest.fixture
def as_(cast: Cast) -> Callable[[Person | None], Client]:
    """`as_(cast.esi)` is a browser in which Esi is signed in."""
    return browser
