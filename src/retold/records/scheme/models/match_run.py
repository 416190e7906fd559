"""One run of the matching, kept so that it can be repeated."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import MatchRunState


class MatchRun(HouseRecord):
    """What went in (hash, weights, objective, seed, versions), what a coordinator fixed, and who approved."""

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=MatchRunState.choices(), default=MatchRunState.ASKED)
    inputs_hash = models.CharField(max_length=64, blank=True)
    objective = models.CharField(max_length=40)
    weights = models.JSONField(default=dict)
    seed = models.PositiveIntegerField(default=1)
    version = models.CharField(max_length=40, blank=True)
    locks = models.JSONField(default=list, blank=True)
    overrides = models.JSONField(default=list, blank=True)
    unmatched = models.JSONField(default=list, blank=True)
    asked_on = models.DateField()
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-asked_on", "id")
