"""What a pair signs before its first meeting."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import AgreementState


class Agreement(HouseRecord):
    """One version of a pair's agreement: the choices, and the exact text as signed."""

    pair = models.ForeignKey("scheme.Pair", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=20, choices=AgreementState.choices(), default=AgreementState.DRAFT)
    wording_version = models.CharField(max_length=40)
    meetings = models.PositiveSmallIntegerField(default=4)
    minutes = models.PositiveSmallIntegerField(default=60)
    first_contact = models.CharField(max_length=20, default="mentee")
    place = models.CharField(max_length=200, blank=True)
    reply_days = models.PositiveSmallIntegerField(default=5)
    off_the_table = models.TextField(blank=True)
    may_leave_the_room = models.TextField(blank=True)
    notes_rule = models.TextField(blank=True)
    recusal_months = models.PositiveSmallIntegerField(default=12)
    signed_text = models.TextField(blank=True)
    signed_by_mentor_on = models.DateField(null=True, blank=True)
    signed_by_mentee_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("pair", "number"), name="one_agreement_a_number"),)
