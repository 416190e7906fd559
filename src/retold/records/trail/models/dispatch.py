"""That the daily round of an organisation has been done (idempotency marker)."""

from django.db import models

from retold.records.record import HouseRecord


class Dispatch(HouseRecord):
    """One daily round: what waits for the fixed hour is done in it, once, by whichever process comes first."""

    day = models.DateField()

    class Meta:
        ordering = ("day", "id")
        constraints = (models.UniqueConstraint(fields=("organisation", "day"), name="one_dispatch_a_day"),)
