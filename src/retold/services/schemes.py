"""Schemes of an organisation."""

from django.db import transaction

from retold.records.people.models import Organisation
from retold.records.scheme.models import Scheme
from retold.rules.privacy import demand
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.services import events


@transaction.atomic
def plan(organisation: Organisation, *, name: str, purpose: str, by: Viewer, at: When) -> Scheme:
    """A new scheme."""
    demand(by, "organisation.plan_scheme", organisation)
    scheme = Scheme(organisation=organisation, name=name, purpose=purpose)
    scheme.save(force_insert=True)
    events.write("scheme.plan", scheme, by=by, at=at)
    return scheme


@transaction.atomic
def change(scheme: Scheme, *, name: str, purpose: str, by: Viewer, at: When) -> None:
    """Changes what a scheme is called and what it is for."""
    demand(by, "scheme.change", scheme)
    scheme.name, scheme.purpose = name, purpose
    scheme.save(update_fields=["name", "purpose"])
    events.write("scheme.change", scheme, by=by, at=at)
