"""What changed in a study, worked out."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import ReportState


class Report(HouseRecord):
    """A study's report on one set of stories. A story that leaves the study takes every report of it along.

    `wanted` is canonical JSON of everything the report rests on, with its hash; `result` its files as one ZIP, sealed
    under the organisation's key.
    """

    study = models.ForeignKey("study.Study", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=ReportState.choices(), default=ReportState.ASKED)
    wanted = models.TextField()
    wanted_hash = models.CharField(max_length=64)
    asked_on = models.DateField()
    result = models.BinaryField(blank=True, default=b"")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("study", "wanted_hash"), name="one_report_a_set"),)
