"""A coordinator says how she stands to an applicant, before she reads more than the name (recusal)."""

from django.db import transaction

from retold.queries.relations import declared_of
from retold.records.record import stored
from retold.records.scheme.models import Application, Relation
from retold.rules.refusals import HiddenError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import RelationKind
from retold.services import events, steps


@transaction.atomic
def declare(pk: str, *, kind: str, by: Viewer, at: When) -> None:
    """Keeps what she says of the writer of an application.

    Whoever says that they stand close reads no more of it, until the applicant is told and sends again; it cannot be
    unsaid. Raises HiddenError for anybody else than a coordinator of its round, MovedOnError where it was said before.
    """
    application = steps.held(Application, pk, "application.declare_relation", by=by)
    if kind not in list(RelationKind):
        raise HiddenError
    wanted = {"coordinator_id": by.person_id, "applicant_id": application.person_id}
    wanted["organisation_id"] = application.organisation_id
    row = stored(Relation).filter(**wanted).first() or Relation(**wanted)
    if row.kind and row.kind != RelationKind.NONE:
        raise MovedOnError
    row.kind, row.declared_on = kind, at.day
    row.save()
    events.write("relation.declare", row, by=by, at=at)


def note_told(application: Application) -> None:
    """The applicant sends: they have read what coordinators of the round declared until now."""
    declared_of(application).exclude(kind=RelationKind.NONE).update(told=True)
