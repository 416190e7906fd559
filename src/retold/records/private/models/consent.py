"""What somebody agreed to, and when they took it back (consent record)."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed
from retold.rules.words import ConsentPurpose


class Consent(PrivateRecord):
    """One decision on one purpose, for one cohort. A new decision is a new row; the newest counts."""

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.DO_NOTHING, related_name="+")
    purpose = models.CharField(max_length=20, choices=ConsentPurpose.choices())
    given = models.BooleanField()
    wording_version = models.CharField(max_length=40)
    decided_on = models.DateField()
    number = models.PositiveSmallIntegerField()

    class Meta(Sealed):
        ordering = ("purpose", "number")
        constraints = (
            models.UniqueConstraint(fields=("owner", "cohort", "purpose", "number"), name="one_decision_a_number"),
        )
