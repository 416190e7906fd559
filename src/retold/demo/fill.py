"""Fills an empty installation with the invented organisation, through the services, as real people would."""

from datetime import datetime, timedelta

from django.db import transaction

from retold.queries.viewers import viewer_in
from retold.records.people.models import Organisation, Person
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.rules.viewer import machine
from retold.rules.words import OrganisationKind, Role
from retold.services import cohorts, memberships, organisations, schemes

CALL = (
    "The Faculty is looking for people who know from their own life what gets in the way of studying and working here, "
    "and for people in senior posts who want to hear it.\n\n"
    "Pairs meet four times over two terms. Mentors set the topics. Nobody is asked to speak for a group.\n\n"
    "Ask Esi Owusu, who coordinates the scheme, anything you like before you apply."
)


@transaction.atomic
def fill(*, at: datetime) -> None:
    """Makes the invented organisation, unless there is one already."""
    if stored(Organisation).exists():
        return
    faculty = organisations.found(
        name="Faculty of Medicine, Northmoor",
        kind=OrganisationKind.UNIVERSITY,
        administrator_email="ines@northmoor.example",
        by=machine(""),
        at=at,
    )
    faculty.invented = True
    faculty.save(update_fields=["invented"])
    named(memberships.known("ines@northmoor.example"), "Ines Ferreira")
    for email, name, role in (
        ("esi@northmoor.example", "Esi Owusu", Role.COORDINATOR),
        ("finn@northmoor.example", "Finn Larsen", Role.RESEARCHER),
        ("grace@northmoor.example", "Grace Adeyemi", Role.WELLBEING),
        ("jo@northmoor.example", "Jo Whitfield", Role.COMMITTEE),
    ):
        person = named(memberships.known(email), name)
        memberships.grant(faculty, person=person, role=role, cohort=None, by=machine(faculty.pk), at=at)
    cohort = open_call(faculty, at=at)
    for email, name, role in (
        ("amara@northmoor.example", "Amara Nwosu", Role.MENTOR),
        ("cleo@northmoor.example", "Cleo Baptiste", Role.MENTOR),
        ("ben@northmoor.example", "Ben Hartley", Role.MENTEE),
        ("dev@northmoor.example", "Dev Raman", Role.MENTEE),
    ):
        person = named(memberships.known(email), name)
        memberships.grant(faculty, person=person, role=role, cohort=cohort, by=machine(faculty.pk), at=at)


def open_call(faculty: Organisation, *, at: datetime) -> Cohort:
    """A scheme with one round whose call is open."""
    today = at.date()
    esi = viewer_in(memberships.known("esi@northmoor.example"), Role.COORDINATOR, faculty.pk, today)
    scheme = schemes.plan(
        faculty,
        name="Northmoor Conversations",
        purpose=(
            "People in senior posts learn from students and junior colleagues how the Faculty looks from where they "
            "stand, and change what they can."
        ),
        by=esi,
        at=at,
    )
    cohort = cohorts.plan(
        scheme,
        by=esi,
        at=at,
        name=f"{today.year}/{(today.year + 1) % 100:02}",
        call_text=CALL,
        call_closes_on=today + timedelta(days=21),
        starts_on=today + timedelta(days=42),
        ends_on=today + timedelta(days=252),
        identity_kept_until=today + timedelta(days=70),
    )
    return cohorts.move_on(cohort, step="open_call", by=esi, at=at)


def named(person: Person, name: str) -> Person:
    """Gives an invented person their name."""
    person.name = name
    person.save(update_fields=["name"])
    return person
