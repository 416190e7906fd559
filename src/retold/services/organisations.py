"""Organisations: founding one, and what it is called."""

from collections.abc import Sequence

from django.db import transaction

from retold.queries import contacts
from retold.queries.contacts import FEWEST
from retold.records.people.models import Organisation
from retold.records.record import stored
from retold.rules.edits import demand_unchanged
from retold.rules.refusals import IncompleteError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import OrganisationKind, Role
from retold.services import events, invitations, memberships, steps


@transaction.atomic
def found(
    *,
    name: str,
    kind: OrganisationKind,
    administrator_email: str,
    contact_emails: Sequence[str],
    by: Viewer,
    at: When,
) -> Organisation:
    """A new organisation with its first administrator: what the operator does once, from the command line.

    Its wellbeing contacts are invited, and take their role up by signing in. Raises IncompleteError for fewer than two,
    or where the administrator is one of them.
    """
    invited = sorted({email.lower() for email in contact_emails})
    if len(invited) < FEWEST or administrator_email.lower() in invited:
        raise IncompleteError({"contacts": "Name two wellbeing contacts. The administrator cannot be one of them."})
    organisation = Organisation(name=name, kind=kind)
    organisation.save(force_insert=True)
    events.write("organisation.found", organisation, by=by, at=at)
    administrator = memberships.known(administrator_email)
    memberships.grant(organisation, person=administrator, role=Role.ADMINISTRATOR, cohort=None, by=by, at=at)
    for email in invited:
        invite_contact(organisation, email, by=by, at=at)
    return organisation


@transaction.atomic
def add_contact(pk: str, *, email: str, by: Viewer, at: When) -> None:
    """Invites one more contact where an organisation has fewer than two: the operator's way, from the command line.

    Raises IncompleteError where there are two: then its administrators ask for more.
    """
    organisation = stored(Organisation).get(pk=pk)
    if contacts.enough(pk, at):
        raise IncompleteError({"": "This organisation has two wellbeing contacts. Its administrators ask for more."})
    invite_contact(organisation, email, by=by, at=at)


def invite_contact(organisation: Organisation, email: str, *, by: Viewer, at: When) -> None:
    """An invitation that the operator sends."""
    invitations.send(organisation, email=email, role=Role.WELLBEING, cohort=None, inviter=None, by=by, at=at)


@transaction.atomic
def change(*, name: str, time_zone: str, by: Viewer, at: When, started_from: str = "") -> None:
    """Changes what the viewer's own organisation is called and when its days begin. Raises ChangedError."""
    organisation = steps.held(Organisation, by.organisation_id or "", "organisation.change", by=by)
    demand_unchanged(started_from, {"name": organisation.name, "time_zone": organisation.time_zone})
    organisation.name, organisation.time_zone = name, time_zone
    organisation.save(update_fields=["name", "time_zone"])
    events.write("organisation.change", organisation, by=by, at=at)
