"""A change made by hand on the board of a run (manual override, with four-eyes approval)."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import MatchAct, MatchChangeState


class MatchChange(HouseRecord):
    """A pair that a coordinator forced, locked or unlocked. The changes of a run, in order, are how it is repeated.

    A forced pair that is barred, or that has a question to be asked first, has an `approver`: a second person, without
    whose yes the run is not published.
    """

    match_run = models.ForeignKey("scheme.MatchRun", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=20, choices=MatchAct.choices())
    mentor = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    mentee = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=MatchChangeState.choices(), default=MatchChangeState.MADE)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("match_run", "number")
        constraints = (models.UniqueConstraint(fields=("match_run", "number"), name="one_change_a_number"),)
