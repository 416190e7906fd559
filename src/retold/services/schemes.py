"""Schemes of an organisation."""

from django.db import transaction

from retold.records.people.models import Organisation
from retold.records.scheme.models import Scheme
from retold.rules.edits import demand_unchanged
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.services import events, steps


@transaction.atomic
def plan(*, name: str, purpose: str, by: Viewer, at: When) -> Scheme:
    """A new scheme of the viewer's own organisation."""
    organisation = steps.held(Organisation, by.organisation_id or "", "organisation.plan_scheme", by=by)
    scheme = Scheme(organisation=organisation, name=name, purpose=purpose)
    scheme.save(force_insert=True)
    events.write("scheme.plan", scheme, by=by, at=at)
    return scheme


@transaction.atomic
def change(pk: str, *, name: str, purpose: str, by: Viewer, at: When, started_from: str = "") -> None:
    """Changes what a scheme is called and what it is for. Raises ChangedError where it is something else by now."""
    scheme = steps.held(Scheme, pk, "scheme.change", by=by)
    demand_unchanged(started_from, {"name": scheme.name, "purpose": scheme.purpose})
    scheme.name, scheme.purpose = name, purpose
    scheme.save(update_fields=["name", "purpose"])
    events.write("scheme.change", scheme, by=by, at=at)
