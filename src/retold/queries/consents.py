"""What somebody has agreed to (consent), purpose by purpose."""

from dataclasses import dataclass
from datetime import date

from retold.queries.applications import own_record
from retold.queries.visible import visible
from retold.records.private.models import Consent
from retold.records.record import stored
from retold.records.scheme.models import Application
from retold.records.study.models import StudyCohort
from retold.rules.consent_wording import CONSENTS
from retold.rules.viewer import Viewer
from retold.rules.words import ConsentPurpose, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLine:
    """One purpose in words, and what was last decided on it (None: nothing yet)."""

    purpose: ConsentPurpose
    words: str
    explanation: str
    given: bool | None
    decided_on: date | None


def purposes_asked(application: Application) -> tuple[ConsentPurpose, ...]:
    """What an applicant is asked to agree to: taking part; the rest is about stories in a study.

    Mentees alone write stories, and only where a study of their round asks for them.
    """
    writes = application.role == Role.MENTEE and stored(StudyCohort).filter(cohort_id=application.cohort_id).exists()
    return tuple(ConsentPurpose) if writes else (ConsentPurpose.SCHEME,)


def decided(viewer: Viewer, application_id: str) -> tuple[ConsentLine, ...]:
    """The viewer's own decisions for an application: one line for each purpose they are asked, decided or not.

    Raises HiddenError.
    """
    application = own_record(viewer, application_id)
    rows = visible(viewer, "consent.read", Consent).filter(cohort_id=application.cohort_id)
    newest = {row.purpose: row for row in rows.order_by("number")}
    return tuple(
        ConsentLine(
            purpose=purpose,
            words=CONSENTS[purpose].words,
            explanation=CONSENTS[purpose].explanation,
            given=newest[purpose].given if purpose in newest else None,
            decided_on=newest[purpose].decided_on if purpose in newest else None,
        )
        for purpose in purposes_asked(application)
    )


def in_force(owner_id: str, cohort_id: str, purpose: ConsentPurpose) -> bool:
    """Whether somebody agrees to a purpose now: for services and jobs that must ask before they use anything."""
    newest = stored(Consent).filter(owner_id=owner_id, cohort_id=cohort_id, purpose=purpose).order_by("number").last()
    return newest is not None and newest.given
