"""Organisations: founding one, and what it is called."""

from django.db import transaction

from retold.records.people.models import Organisation
from retold.rules.edits import demand_unchanged
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import OrganisationKind, Role
from retold.services import events, memberships, steps


@transaction.atomic
def found(*, name: str, kind: OrganisationKind, administrator_email: str, by: Viewer, at: When) -> Organisation:
    """A new organisation with its first administrator: what the operator does once, from the command line."""
    organisation = Organisation(name=name, kind=kind)
    organisation.save(force_insert=True)
    events.write("organisation.found", organisation, by=by, at=at)
    administrator = memberships.known(administrator_email)
    memberships.grant(organisation, person=administrator, role=Role.ADMINISTRATOR, cohort=None, by=by, at=at)
    return organisation


@transaction.atomic
def change(*, name: str, time_zone: str, by: Viewer, at: When, started_from: str = "") -> None:
    """Changes what the viewer's own organisation is called and when its days begin. Raises ChangedError."""
    organisation = steps.held(Organisation, by.organisation_id or "", "organisation.change", by=by)
    demand_unchanged(started_from, {"name": organisation.name, "time_zone": organisation.time_zone})
    organisation.name, organisation.time_zone = name, time_zone
    organisation.save(update_fields=["name", "time_zone"])
    events.write("organisation.change", organisation, by=by, at=at)
