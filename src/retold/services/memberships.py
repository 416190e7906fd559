"""Who has which role, from when to when (role assignment)."""

from django.db import transaction

from retold.records.people.models import Membership, Organisation, Person
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import Role
from retold.services import events, steps


def known(email: str) -> Person:
    """The person with this address; somebody new, with no role anywhere, where there is none."""
    person = stored(Person).filter(email__iexact=email).first()
    if person is None:
        person, _ = stored(Person).get_or_create(email=email.lower(), defaults={"password": "!"})
    return person


@transaction.atomic
def grant(
    organisation: Organisation, *, person: Person, role: Role, cohort: Cohort | None, by: Viewer, at: When
) -> Membership:
    """Gives somebody a role from today on; what they have already stays as it is. Callers have asked page 1."""
    wanted = {"organisation": organisation, "person": person, "role": role, "cohort": cohort, "until": None}
    membership, new = stored(Membership).get_or_create(**wanted, defaults={"since": at.day})
    if new:
        events.write("membership.grant", membership, by=by, at=at)
    return membership


@transaction.atomic
def end(pk: str, *, by: Viewer, at: When) -> None:
    """Ends a role at once; the person's next page is already without it."""
    membership = steps.held(Membership, pk, "membership.end", by=by)
    membership.until = at.day
    membership.save(update_fields=["until"])
    events.write("membership.end", membership, by=by, at=at)
