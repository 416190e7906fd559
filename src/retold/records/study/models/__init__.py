"""The study compartment."""

from retold.records.study.models.deviation import Deviation
from retold.records.study.models.narrative import Narrative
from retold.records.study.models.narrative_key import NarrativeKey
from retold.records.study.models.prompt import Prompt
from retold.records.study.models.reading import Reading
from retold.records.study.models.report import Report
from retold.records.study.models.study import Study
from retold.records.study.models.study_cohort import StudyCohort
from retold.records.study.models.tombstone import Tombstone

__all__ = [
    "Deviation",
    "Narrative",
    "NarrativeKey",
    "Prompt",
    "Reading",
    "Report",
    "Study",
    "StudyCohort",
    "Tombstone",
]
