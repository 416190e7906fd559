"""One round of a scheme (cohort)."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import CohortState


class Cohort(HouseRecord):
    """One round: its dates, its public call, and the settings that nudges and meetings follow.

    `chase_after_days`: a proposal that its mentor said yes to, or a pair that has not started, is reminded of so often,
    both sides alike; after `lapse_after_days` it lapses. `closing_on` is the day on which the round began to close.
    """

    scheme = models.ForeignKey("scheme.Scheme", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=20, choices=CohortState.choices(), default=CohortState.PLANNED)
    call_text = models.TextField(blank=True)
    call_closes_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    identity_kept_until = models.DateField()
    meetings_promised = models.PositiveSmallIntegerField(default=4)
    first_meeting_within_days = models.PositiveSmallIntegerField(default=10)
    contact_within_days = models.PositiveSmallIntegerField(default=14)
    recusal_months = models.PositiveSmallIntegerField(default=12)
    chase_after_days = models.PositiveSmallIntegerField(default=7)
    lapse_after_days = models.PositiveSmallIntegerField(default=28)
    closing_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("starts_on", "name", "id")
