"""Layer 5: cues. What in a text is evidence for which code, and why."""

from retold.discourse.cues.cue import Cue
from retold.discourse.cues.evidence import Evidence, evidence_of
from retold.discourse.cues.registry import REGISTER
from retold.discourse.cues.suggestions import findings_of

__all__ = ["REGISTER", "Cue", "Evidence", "evidence_of", "findings_of"]
