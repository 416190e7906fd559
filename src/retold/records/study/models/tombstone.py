"""What is left of a story that left its study (withdrawal marker)."""

from django.db import models

from retold.records.record import HouseRecord


class Tombstone(HouseRecord):
    """That one story was taken back, in which month: not whose, not which of the two, not under what pseudonym."""

    study = models.ForeignKey("study.Study", on_delete=models.PROTECT, related_name="+")
    month = models.DateField()

    class Meta:
        ordering = ("month", "id")
