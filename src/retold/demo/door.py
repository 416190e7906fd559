"""Who may be impersonated in a demonstration: invented people, of invented organisations, and nobody else."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from retold.queries.visible import in_force
from retold.records.people.models import Membership, Person
from retold.records.record import stored
from retold.rules.refusals import HiddenError
from retold.rules.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """One invented person in one role."""

    membership_id: str
    name: str
    role: Role
    cohort: str


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


def everybody(on: date) -> tuple[InventedOrganisation, ...]:
    """Every invented organisation with everybody in it."""
    rows = in_force(memberships(), on).order_by("organisation__name", "organisation_id", "person__name", "pk")
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
