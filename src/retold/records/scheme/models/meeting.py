"""A meeting of a pair, without its content."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import MeetingMode, MeetingState


class Meeting(HouseRecord):
    """When and how a pair means to meet, and whether both say that they did. No topic, no notes, no place."""

    pair = models.ForeignKey("scheme.Pair", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=MeetingState.choices(), default=MeetingState.PLANNED)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    mode = models.CharField(max_length=20, choices=MeetingMode.choices())
    prompt_card = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (models.UniqueConstraint(fields=("pair", "number"), name="one_meeting_a_number"),)
