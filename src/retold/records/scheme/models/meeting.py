"""A meeting of a pair, without its content."""

from django.db import models

from retold.records.record import ID_LENGTH, HouseRecord, new_id
from retold.rules.words import MeetingMode, MeetingState


class Meeting(HouseRecord):
    """When and how a pair means to meet, and whether both say that they did. No topic, no notes, no place.

    `calendar_uid` is what a calendar knows it by, and no other page does; `moved` is how often it was moved.
    `fell_away`: no person cancelled it, but a pause or an end.
    """

    pair = models.ForeignKey("scheme.Pair", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=MeetingState.choices(), default=MeetingState.PLANNED)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    mode = models.CharField(max_length=20, choices=MeetingMode.choices())
    calendar_uid = models.CharField(max_length=ID_LENGTH, default=new_id, editable=False)
    moved = models.PositiveSmallIntegerField(default=0)

    fell_away = models.BooleanField(default=False)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (models.UniqueConstraint(fields=("pair", "number"), name="one_meeting_a_number"),)
