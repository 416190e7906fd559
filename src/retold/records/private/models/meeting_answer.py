"""What one side says of a meeting, alone."""

from django.db import models

from retold.records.record import PrivateRecord
from retold.rules.words import Pace


class MeetingAnswer(PrivateRecord):
    """Whether it was held, as this side saw it, and how they would like to go on. The other side never sees it."""

    meeting = models.ForeignKey("scheme.Meeting", on_delete=models.PROTECT, related_name="+")
    held = models.BooleanField()
    pace = models.CharField(max_length=20, choices=Pace.choices(), blank=True)
    answered_on = models.DateField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("owner", "meeting"), name="one_meeting_answer"),)
