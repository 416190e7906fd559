"""A mentor and a mentee who meet."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import PairState


class Pair(HouseRecord):
    """One pair. Its shell stays after everything; "ended" has no reason and one wording.

    `pause_known`: a daily round has been since it was paused, so that its coordinator sees that it is.
    """

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    mentor = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    mentee = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=PairState.choices(), default=PairState.PREPARING)
    made_on = models.DateField()
    mentor_inducted_on = models.DateField(null=True, blank=True)
    mentee_inducted_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    pause_known = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("made_on", "id")
        constraints = (models.UniqueConstraint(fields=("cohort", "mentor", "mentee"), name="one_pair_a_cohort"),)
