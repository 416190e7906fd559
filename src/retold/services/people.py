"""What somebody is called. Each names themselves, and nobody else."""

from dataclasses import replace

from django.db import transaction

from retold.queries.visible import in_force
from retold.records.people.models import Membership, Person
from retold.records.record import stored
from retold.rules import own_name
from retold.rules.refusals import IncompleteError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import Role
from retold.services import events, steps


@transaction.atomic
def change(*, name: str, by: Viewer, at: When) -> None:
    """Changes what others see the viewer called; what they wrote in an application stays as it is.

    The trail hears of it wherever they have a role, each of the role held there, and not of the name. Raises
    IncompleteError where it cannot be a name.
    """
    person = steps.held(Person, by.person_id or "", "person.change", by=by)
    called = own_name.spaced(name)
    wrong = own_name.wrong_with(name)
    if wrong:
        raise IncompleteError({"name": wrong})
    if called == person.name:
        return
    person.name = called
    person.save(update_fields=["name"])
    held = in_force(stored(Membership).filter(person=person), at).order_by("organisation_id", "pk")
    for row in held:
        there = replace(by, role=Role(row.role), organisation_id=row.organisation_id)
        events.write("membership.rename", row, by=there, at=at)
