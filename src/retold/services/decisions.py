"""What somebody has agreed to (consent in force): for services and jobs that must ask before they use anything."""

from retold.records.private.models import Consent
from retold.records.record import stored
from retold.rules.words import ConsentPurpose


def in_force(owner_id: str, cohort_id: str, purpose: ConsentPurpose) -> bool:
    """Whether somebody agrees to a purpose now."""
    newest = stored(Consent).filter(owner_id=owner_id, cohort_id=cohort_id, purpose=purpose).order_by("number").last()
    return newest is not None and newest.given
