"""Layer 7: the story as a whole."""

from retold.discourse.document import Document
from retold.discourse.findings import Finding, Story


def story_of(document: Document, findings: list[Finding]) -> tuple[Story, list[Finding]]:
    """What the text tells as a whole, and the findings with the ending's added."""
    return Story(ending=None, circumstances=(), generic_labels=0, inner_life_share=0.0), findings
