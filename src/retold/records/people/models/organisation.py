"""A house that runs schemes (tenant)."""

from django.db import models

from retold.records.record import Record
from retold.rules.words import OrganisationKind


class Organisation(Record):
    """One organisation. Nothing of one is ever seen from another."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=OrganisationKind.choices(), default=OrganisationKind.UNIVERSITY)
    time_zone = models.CharField(max_length=50, default="Europe/London")
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ("name", "id")
