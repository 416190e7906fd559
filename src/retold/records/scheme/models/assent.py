"""What one person asks for and a second has to agree to (four-eyes approval)."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import AssentState, AssentTo


class Assent(HouseRecord):
    """Calling a proposal off after its mentor's yes, or letting a barred pair go on. Nothing is done before."""

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    to = models.CharField(max_length=20, choices=AssentTo.choices())
    proposal = models.ForeignKey("scheme.Proposal", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    pair_bar = models.ForeignKey("scheme.PairBar", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    reason = models.TextField()
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=AssentState.choices(), default=AssentState.ASKED)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
