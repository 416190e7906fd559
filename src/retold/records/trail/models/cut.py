"""Where the trail of an organisation begins, since what stood before is over (retention of an audit log)."""

from django.db import models

from retold.records.record import HouseRecord


class Cut(HouseRecord):
    """The lines up to `number` went on `cut_on`: they were older than `before`. The chain goes on from `hash`.

    Only added, never changed, and the database lets go of no line without one: triggers see to both.
    """

    stream = models.CharField(max_length=20, choices=(("open", "open"), ("sealed", "sealed")))
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    before = models.DateField()
    cut_on = models.DateField()

    class Meta:
        ordering = ("number", "id")
        constraints = (models.UniqueConstraint(fields=("organisation", "stream", "number"), name="one_cut_a_number"),)
