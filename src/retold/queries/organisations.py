"""The viewer's organisation and its schemes."""

from dataclasses import dataclass

from retold.queries.visible import one, visible
from retold.records.people.models import Organisation
from retold.records.scheme.models import Scheme
from retold.rules.permission_names import Permission
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


def own_organisation(viewer: Viewer, permission: Permission = "organisation.read") -> OrganisationPage:
    """The viewer's own organisation, for whoever may do this with it. Raises HiddenError."""
    found = one(viewer, permission, Organisation, viewer.organisation_id or "")
    return OrganisationPage(
        id=found.pk,
        name=found.name,
        kind=OrganisationKind(found.kind),
        time_zone=found.time_zone,
        schemes=tuple(scheme_line(row) for row in visible(viewer, "scheme.read", Scheme)),
        may_change=may(viewer, "organisation.change", found),
        may_plan=may(viewer, "organisation.plan_scheme", found),
    )


def demand_organisation(viewer: Viewer, permission: Permission) -> None:
    """For a page that shows nothing of the organisation: raises HiddenError unless the viewer may do this in theirs."""
    one(viewer, permission, Organisation, viewer.organisation_id or "")


def scheme_shown(viewer: Viewer, pk: str, permission: Permission) -> SchemeLine:
    """A scheme, for whoever may do this with it. Raises HiddenError."""
    return scheme_line(one(viewer, permission, Scheme, pk))


def scheme_line(row: Scheme) -> SchemeLine:
    """A scheme in a list."""
    return SchemeLine(id=row.pk, name=row.name, purpose=row.purpose)
