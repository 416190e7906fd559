"""One run of the matching (an assignment problem solved), kept so that it can be repeated."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import MatchRunState


class MatchRun(HouseRecord):
    """How it was asked for (objective, weights, versions), its base, who stays without a partner, who published it.

    What a coordinator changed by hand stands in `MatchChange`. On the morning of `answers_on`, what nobody has said yes
    to lapses.

    What went in about people, with its hash, is sealed in the private compartment (`MatchInput`), without what is
    private to one of them. `done` counts the parts of the work that are finished.
    """

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=MatchRunState.choices(), default=MatchRunState.ASKED)
    objective = models.CharField(max_length=40)
    weights = models.JSONField(default=dict)
    base = models.ForeignKey("scheme.MatchBase", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.CharField(max_length=80, blank=True)
    done = models.PositiveSmallIntegerField(default=0)
    conflicts = models.JSONField(default=list, blank=True)
    locks = models.JSONField(default=list, blank=True)
    unmatched = models.JSONField(default=list, blank=True)
    shortages = models.JSONField(default=list, blank=True)
    asked_on = models.DateField()
    answers_on = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-asked_on", "id")
