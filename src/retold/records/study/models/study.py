"""A study of a cohort (pre-registered protocol)."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import Sight, StudyMode, StudyState


class Study(HouseRecord):
    """What is asked, measured and expected. Opening it keeps all of this as canonical JSON in `frozen`, with its hash.

    `cohort` is the one it was set up for; `StudyCohort` names every one it collects in. `measures` holds
    [measure, expected] of each primary measure. `unblind_asked_by` asks for the unblinding, with a reason, and
    `unblinded_by` agrees to it.
    """

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    question = models.TextField()
    mode = models.CharField(max_length=20, choices=StudyMode.choices(), default=StudyMode.CODEBOOK)
    state = models.CharField(max_length=20, choices=StudyState.choices(), default=StudyState.DRAFT)
    pilot = models.BooleanField(default=False)
    measures = models.JSONField(default=list)
    first_asked_on = models.DateField()
    second_asked_on = models.DateField()
    withdrawable_until = models.DateField()
    kept_until = models.DateField()
    frozen = models.TextField(blank=True)
    frozen_hash = models.CharField(max_length=64, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    sight = models.CharField(max_length=20, choices=Sight.choices(), default=Sight.BLIND)
    unblinded_on = models.DateField(null=True, blank=True)
    unblinded_why = models.TextField(blank=True)
    unblind_asked_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unblinded_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("title", "id")
