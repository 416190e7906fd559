"""A story in a study (narrative)."""

from django.db import models

from retold.records.record import HouseRecord, NoWayIn
from retold.rules.words import NarrativeTime


class Narrative(HouseRecord):
    """One telling that its writer handed in and lets be analysed, sealed under a key of its own; it never changes.

    It holds no owner, no day and no id that any row outside the study holds: `pseudonym` is all there is of its writer,
    and only `retold.records.key` says whose that is. It is gone as soon as it leaves the study.
    """

    study = models.ForeignKey("study.Study", on_delete=models.PROTECT, related_name="+")
    prompt = models.ForeignKey("study.Prompt", on_delete=models.PROTECT, related_name="+")
    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    time = models.CharField(max_length=20, choices=NarrativeTime.choices())
    pseudonym = models.CharField(max_length=60)
    text = models.BinaryField()
    words = models.PositiveIntegerField()

    objects = NoWayIn()

    class Meta:
        ordering = ("pseudonym", "time", "id")
        constraints = (models.UniqueConstraint(fields=("study", "pseudonym", "time"), name="one_narrative_a_time"),)

    @property
    def narrative_id(self) -> str:
        """Its id, under the name by which its readings have it: its key seals both."""
        return self.pk
