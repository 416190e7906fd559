"""How coordinators stand to applicants: whose applications somebody may handle, and what an applicant is told."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from retold.queries.visible import members, one
from retold.records.record import stored
from retold.records.scheme.models import Application, Relation
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import RelationKind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAlone:
    """An application of which a coordinator reads no more than the name; `said` is what she has declared of it."""

    id: str
    name: str
    role: Role
    cohort: str
    cohort_id: str
    said: RelationKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody who coordinates a round, and how they stand to the applicant, where they have said so."""

    name: str
    kind: RelationKind | None


def handled_by(organisation_id: str, coordinator_id: str) -> frozenset[str]:
    """The people whose applications this coordinator may handle.

    They have nothing to do with each other, as she says; or the applicant was told before sending.
    """
    rows = stored(Relation).filter(organisation_id=organisation_id, coordinator_id=coordinator_id)
    free = rows.filter(Q(kind=RelationKind.NONE) | Q(told=True))
    return frozenset(free.values_list("applicant_id", flat=True))


def name_alone(viewer: Viewer, pk: str) -> NameAlone:
    """An application by name, for whoever has to declare how they stand to the applicant. Raises HiddenError."""
    found = one(viewer, "application.declare_relation", Application, pk, with_=("cohort",))
    mine = stored(Relation).filter(
        organisation_id=found.organisation_id, coordinator_id=viewer.person_id, applicant_id=found.person_id
    )
    said = mine.values_list("kind", flat=True).first()
    return NameAlone(
        id=found.pk,
        name=found.name,
        role=Role(found.role),
        cohort=found.cohort.name,
        cohort_id=found.cohort_id,
        said=RelationKind(said) if said else None,
    )


def readers_of(application: Application, at: When) -> tuple[Reader, ...]:
    """Who coordinates the round of an application, by name, and what they declared. For queries of the applicant's."""
    rows = members(application.organisation_id, at).filter(role=Role.COORDINATOR)
    rows = rows.filter(Q(cohort=None) | Q(cohort_id=application.cohort_id)).select_related("person")
    people = {row.person_id: row.person.name or row.person.email for row in rows}
    said = dict(declared_of(application).values_list("coordinator_id", "kind"))
    found = (Reader(name=name, kind=closeness(said.get(pk))) for pk, name in people.items())
    return tuple(sorted(found, key=lambda reader: reader.name))


def closeness(said: str | None) -> RelationKind | None:
    """What was declared, where it is anything."""
    return RelationKind(said) if said and said != RelationKind.NONE else None


def declared_of(application: Application) -> QuerySet[Relation]:
    """Whatever coordinators have declared of the writer of an application."""
    return stored(Relation).filter(organisation_id=application.organisation_id, applicant_id=application.person_id)
