"""An idea from a pair."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import Attribution, Decision, IdeaState


class Idea(HouseRecord):
    """What a pair would change. Once released, the committee sees the idea and never the pair."""

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    pair = models.ForeignKey("scheme.Pair", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=IdeaState.choices(), default=IdeaState.DRAFT)
    title = models.CharField(max_length=160)
    happens_now = models.TextField()
    affects = models.TextField(blank=True)
    change = models.TextField()
    evidence = models.TextField(blank=True)
    mentor_attribution = models.CharField(max_length=20, choices=Attribution.choices(), default=Attribution.UNNAMED)
    mentee_attribution = models.CharField(max_length=20, choices=Attribution.choices(), default=Attribution.UNNAMED)
    released_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=20, choices=Decision.choices(), blank=True)
    reason = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("title", "id")
