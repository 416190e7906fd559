"""Layer 5: cues."""

from retold.discourse.document import Document
from retold.discourse.findings import Finding, SetAside


def findings_of(document: Document) -> tuple[list[Finding], list[SetAside]]:
    """What the cues find in a document, and what they set aside with the reason why."""
    return [], []
