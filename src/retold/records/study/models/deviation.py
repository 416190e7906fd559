"""A change to a study that had already opened (protocol deviation)."""

from django.db import models

from retold.records.record import HouseRecord


class Deviation(HouseRecord):
    """What was changed, on which day, and why. `said` holds [what, before, after] in words; the frozen plan stays."""

    study = models.ForeignKey("study.Study", on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    said = models.JSONField(default=list)
    reason = models.TextField()

    class Meta:
        ordering = ("made_on", "id")
