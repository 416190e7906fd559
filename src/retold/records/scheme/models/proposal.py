"""A pair that the matching proposes."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import ProposalState


class Proposal(HouseRecord):
    """Two people and two reasons: the coordinator's, and the pair's (only from what both marked as shareable).

    `half_on` is the day of the mentor's yes, `lapsed_on` that on which nothing had come of it.
    """

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    match_run = models.ForeignKey("scheme.MatchRun", on_delete=models.PROTECT, related_name="+")
    mentor = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    mentee = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=ProposalState.choices(), default=ProposalState.PROPOSED)
    score = models.IntegerField()
    parts = models.JSONField(default=dict)
    reason_for_coordinator = models.JSONField(default=list)
    reason_for_pair = models.JSONField(default=list)
    next_best = models.JSONField(default=dict, blank=True)
    locked = models.BooleanField(default=False)
    ask_first = models.BooleanField(default=False)
    offered_on = models.DateField(null=True, blank=True)
    half_on = models.DateField(null=True, blank=True)
    lapsed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("match_run", "mentor", "mentee"), name="proposed_once_a_run"),)
