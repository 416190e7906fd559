"""That somebody was reminded to plan a meeting (reminder)."""

from django.db import models

from retold.records.record import HouseRecord


class Nudge(HouseRecord):
    """One reminder to one side of a pair, so that nobody gets more than one a week."""

    pair = models.ForeignKey("scheme.Pair", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()

    class Meta:
        ordering = ("sent_on", "id")
        constraints = (models.UniqueConstraint(fields=("pair", "person", "sent_on"), name="one_nudge_a_day"),)
