"""Who may be impersonated in a demonstration (impersonation, there alone).

Invented people, of invented organisations, and nobody else.
"""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from retold.queries.visible import in_force
from retold.records.people.models import Membership, Person
from retold.records.record import stored
from retold.rules.refusals import HiddenError
from retold.rules.when import When
from retold.rules.words import Role

SEATS: tuple[tuple[str, Role, str, str], ...] = (
    (
        "Esi Owusu",
        Role.COORDINATOR,
        "A coordinator in the middle of a round",
        "Ten pairs, each at another place; a call that is open; a round that is over.",
    ),
    (
        "Teresa Mbeki",
        Role.COORDINATOR,
        "A coordinator about to pair people",
        "The matching board of a hospital Trust: why each pair, what is barred, what a change would cost.",
    ),
    (
        "Amara Nwosu",
        Role.MENTOR,
        "A mentor half-way",
        "Three meetings behind her, one ahead; private pages; an idea that waits for her yes.",
    ),
    (
        "Graham Tully",
        Role.MENTEE,
        "A mentee before his first story",
        "A writing room, and a first meeting in the diary.",
    ),
    (
        "Alasdair Munro",
        Role.MENTEE,
        "A mentee after his second story",
        "His own mirror: what changed in how he tells it, for his eyes alone.",
    ),
    (
        "Finn Larsen",
        Role.RESEARCHER,
        "A researcher",
        "Two studies: one that collects, blind; one that is over, with what changed.",
    ),
    (
        "Grace Adeyemi",
        Role.WELLBEING,
        "A wellbeing contact",
        "A concern that was sent to her, and that nobody else can see.",
    ),
    (
        "Jo Whitfield",
        Role.COMMITTEE,
        "A member of the committee",
        "Ideas that wait for an answer, and a board of what is being done.",
    ),
    (
        "Ines Ferreira",
        Role.ADMINISTRATOR,
        "An administrator",
        "The organisation, its people and their roles; nothing of what anybody told.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """One invented person in one role."""

    membership_id: str
    name: str
    role: Role
    cohort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodSeat:
    """Somebody to begin with, and what there is to see from there."""

    membership_id: str
    name: str
    role: Role
    organisation: str
    words: str
    sees: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedRole:
    """Everybody invented who has one role."""

    role: Role
    people: tuple[Invented, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedOrganisation:
    """An invented organisation with its roles."""

    name: str
    roles: tuple[InventedRole, ...]


def good_seats(at: When) -> tuple[GoodSeat, ...]:
    """Those to begin with, in the order in which a round goes; whoever is not invented here is left out."""
    rows = {(row.person.name, row.role): row for row in in_force(memberships(), at).order_by("pk")}
    return tuple(
        GoodSeat(
            membership_id=rows[name, role].pk,
            name=name,
            role=role,
            organisation=rows[name, role].organisation.name,
            words=words,
            sees=sees,
        )
        for name, role, words, sees in SEATS
        if (name, role) in rows
    )


def everybody(at: When) -> tuple[InventedOrganisation, ...]:
    """Every invented organisation with everybody in it."""
    rows = in_force(memberships(), at).order_by("organisation__name", "organisation_id", "person__name", "pk")
    return tuple(
        InventedOrganisation(name=name, roles=by_role(list(members)))
        for name, members in groupby(rows, key=lambda row: row.organisation.name)
    )


def by_role(rows: list[Membership]) -> tuple[InventedRole, ...]:
    """The memberships of one organisation, by role, in the order in which roles are listed."""
    found = [
        InventedRole(
            role=role,
            people=tuple(
                Invented(
                    membership_id=row.pk,
                    name=row.person.name,
                    role=role,
                    cohort=row.cohort.name if row.cohort else "",
                )
                for row in rows
                if row.role == role
            ),
        )
        for role in Role
    ]
    return tuple(each for each in found if each.people)


def somebody(membership_id: str) -> tuple[Person, str]:
    """(an invented person, the seat to look from). Raises HiddenError for anybody who is not invented."""
    row = memberships().filter(pk=membership_id).first()
    if row is None:
        raise HiddenError
    return row.person, f"{row.role}.{row.organisation_id}"


def memberships() -> QuerySet[Membership]:
    """Memberships of invented organisations."""
    return stored(Membership).filter(organisation__invented=True).select_related("organisation", "person", "cohort")
