"""A meeting of a pair, without its content."""

from django.db import models

from retold.records.record import ID_LENGTH, HouseRecord, new_id
from retold.rules.words import MeetingMode, MeetingState


class Meeting(HouseRecord):
    """When, how and where a pair means to meet, and whether it was cancelled. No topic, no notes.

    `place` is the pair's own: in no calendar file, and read by nobody else. `offered_by` is whoever offered the time
    that the other has not accepted yet; None once both agree. `calendar_uid` is what a calendar knows it by, and no
    other page does; `moved` is how often it was moved. `fell_away`: no person cancelled it, but a pause or an end.
    """

    pair = models.ForeignKey("scheme.Pair", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=MeetingState.choices(), default=MeetingState.PLANNED)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    mode = models.CharField(max_length=20, choices=MeetingMode.choices())
    place = models.CharField(max_length=300, blank=True)
    offered_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    calendar_uid = models.CharField(max_length=ID_LENGTH, default=new_id, editable=False)
    moved = models.PositiveSmallIntegerField(default=0)

    fell_away = models.BooleanField(default=False)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (models.UniqueConstraint(fields=("pair", "number"), name="one_meeting_a_number"),)
