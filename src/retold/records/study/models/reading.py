"""What the engine found in a story."""

from django.db import models

from retold.records.record import PrivateRecord
from retold.rules.words import ReadingState


class Reading(PrivateRecord):
    """The findings of one version of the engine in one story, sealed as the story is (they quote it)."""

    narrative = models.ForeignKey("study.Narrative", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=ReadingState.choices(), default=ReadingState.ASKED)
    engine = models.CharField(max_length=80, blank=True)
    result = models.BinaryField(blank=True, default=b"")
    read_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("narrative", "engine"), name="one_reading_a_version"),)
