"""The viewer's organisation and its schemes."""

from dataclasses import dataclass

from retold.queries.visible import one, visible
from retold.records.people.models import Organisation
from retold.records.scheme.models import Scheme
from retold.rules.privacy import may
from retold.rules.viewer import Viewer
from retold.rules.words import OrganisationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeLine:
    """A scheme in a list."""

    id: str
    name: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage:
    """The viewer's organisation."""

    id: str
    name: str
    kind: OrganisationKind
    time_zone: str
    schemes: tuple[SchemeLine, ...]
    may_change: bool
    may_plan: bool


def shown(viewer: Viewer) -> OrganisationPage:
    """The viewer's own organisation. Raises HiddenError for somebody who has no role in one."""
    found = own(viewer)
    return OrganisationPage(
        id=found.pk,
        name=found.name,
        kind=OrganisationKind(found.kind),
        time_zone=found.time_zone,
        schemes=tuple(
            SchemeLine(id=row.pk, name=row.name, purpose=row.purpose) for row in visible(viewer, "scheme.read", Scheme)
        ),
        may_change=may(viewer, "organisation.change", found),
        may_plan=may(viewer, "organisation.plan_scheme", found),
    )


def own(viewer: Viewer) -> Organisation:
    """The viewer's organisation as a record, for a service. Raises HiddenError."""
    return one(viewer, "organisation.read", Organisation, viewer.organisation_id or "")


def scheme(viewer: Viewer, pk: str) -> Scheme:
    """A scheme as a record, for a service. Raises HiddenError."""
    return one(viewer, "scheme.read", Scheme, pk)
