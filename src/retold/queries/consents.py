"""What the viewer has agreed to, purpose by purpose."""

from dataclasses import dataclass
from datetime import date

from retold.queries.visible import visible
from retold.records.private.models import Consent
from retold.rules.consent_wording import CONSENTS
from retold.rules.viewer import Viewer
from retold.rules.words import ConsentPurpose


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLine:
    """One purpose in words, and what was last decided on it (None: nothing yet)."""

    purpose: ConsentPurpose
    words: str
    explanation: str
    given: bool | None
    decided_on: date | None


def decided(viewer: Viewer, cohort_id: str) -> tuple[ConsentLine, ...]:
    """The viewer's own decisions for a cohort: one line a purpose, whether decided or not."""
    newest = {
        row.purpose: row
        for row in visible(viewer, "consent.read", Consent).filter(cohort_id=cohort_id).order_by("number")
    }
    return tuple(
        ConsentLine(
            purpose=purpose,
            words=CONSENTS[purpose].words,
            explanation=CONSENTS[purpose].explanation,
            given=newest[purpose].given if purpose in newest else None,
            decided_on=newest[purpose].decided_on if purpose in newest else None,
        )
        for purpose in ConsentPurpose
    )
