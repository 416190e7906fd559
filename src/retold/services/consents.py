"""Agreeing (consent), and taking it back, each purpose apart."""

from collections.abc import Mapping

from django.db import transaction

from retold.queries.consents import purposes_asked
from retold.queries.time_zones import there
from retold.records.private.models import Consent
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort
from retold.rules.consent_wording import VERSION
from retold.rules.refusals import HiddenError, IncompleteError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ConsentPurpose
from retold.services import events, steps, stories


@transaction.atomic
def decide(pk: str, *, decisions: Mapping[ConsentPurpose, bool], by: Viewer, at: When) -> None:
    """Keeps what the applicant of that application decides on each purpose, where it differs from what was decided.

    Nothing about it is visible to anybody else, and it changes no other record. Raises HiddenError, also for a purpose
    that this applicant is not asked, or IncompleteError where taking part itself is not agreed to.
    """
    application = steps.held(Application, pk, "application.withdraw", by=by, with_=("cohort",))
    if not decisions.keys() <= set(purposes_asked(application)):
        raise HiddenError
    if not decisions.get(ConsentPurpose.SCHEME, False):
        raise IncompleteError(
            {"scheme": "To take part, agree to taking part. If you would rather not, withdraw the application."}
        )
    here = there(application, at)
    for purpose, given in decisions.items():
        keep(application.cohort, application.person_id, purpose, given=given, by=by, at=here)


def keep(cohort: Cohort, owner_id: str, purpose: ConsentPurpose, *, given: bool, by: Viewer, at: When) -> None:
    """A new decision as a new row; none where nothing changes."""
    earlier = stored(Consent).filter(owner_id=owner_id, cohort=cohort, purpose=purpose).order_by("number").last()
    if earlier is not None and earlier.given == given:
        return
    row = Consent(
        organisation_id=cohort.organisation_id,
        owner_id=owner_id,
        cohort=cohort,
        purpose=purpose,
        given=given,
        wording_version=VERSION,
        decided_on=at.day,
        number=earlier.number + 1 if earlier else 1,
    )
    row.save(force_insert=True)
    events.write("consent.decide", row, by=by, at=at, sealed=True)
    if purpose is ConsentPurpose.ANALYSIS:
        stories.follow_consent(owner_id, cohort.pk, given=given, at=at)
