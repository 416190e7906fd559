"""The study compartment."""

from retold.records.study.models.narrative import Narrative
from retold.records.study.models.prompt import Prompt
from retold.records.study.models.reading import Reading
from retold.records.study.models.study import Study

__all__ = ["Narrative", "Prompt", "Reading", "Study"]
