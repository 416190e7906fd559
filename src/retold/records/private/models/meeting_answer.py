"""What one side says of a meeting, alone."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed
from retold.rules.words import Pace


class MeetingAnswer(PrivateRecord):
    """Whether it was held, as this side saw it, and how they would like to go on. The other side never sees it."""

    meeting = models.ForeignKey("scheme.Meeting", on_delete=models.DO_NOTHING, related_name="+")
    held = models.BooleanField()
    pace = models.CharField(max_length=20, choices=Pace.choices(), blank=True)
    answered_on = models.DateField()

    whose = {"meeting": ("pair__mentor_id", "pair__mentee_id")}

    class Meta(Sealed):
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("owner", "meeting"), name="one_meeting_answer"),)
