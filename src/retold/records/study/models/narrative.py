"""A story somebody wrote for a study."""

from django.db import models

from retold.records.record import PrivateRecord
from retold.rules.words import NarrativeState, NarrativeTime, NarrativeUse


class Narrative(PrivateRecord):
    """One telling, sealed under its writer's key; immutable once handed in.

    `pseudonym` is set then, where the writer agrees to the analysis, and is all of the writer that a researcher sees.
    """

    study = models.ForeignKey("study.Study", on_delete=models.PROTECT, related_name="+")
    prompt = models.ForeignKey("study.Prompt", on_delete=models.PROTECT, related_name="+")
    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    time = models.CharField(max_length=20, choices=NarrativeTime.choices())
    state = models.CharField(max_length=20, choices=NarrativeState.choices(), default=NarrativeState.INVITED)
    use = models.CharField(max_length=20, choices=NarrativeUse.choices(), default=NarrativeUse.MIRROR)
    pseudonym = models.CharField(max_length=60, blank=True)
    text = models.BinaryField(blank=True, default=b"")
    words = models.PositiveIntegerField(default=0)
    invited_on = models.DateField()
    opened_on = models.DateField(null=True, blank=True)
    begun_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pseudonym", "time", "id")
        constraints = (models.UniqueConstraint(fields=("study", "owner", "time"), name="one_story_a_time"),)
