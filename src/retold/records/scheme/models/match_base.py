"""The pairs of a round that private facts may have moved, from which all its boards come until it is published."""

from django.db import models

from retold.records.record import HouseRecord


class MatchBase(HouseRecord):
    """Worked out by the first run after a publication; again where the people have changed, three times at most.

    `publication` counts the publications of the round before it, `number` the bases since the last. `people` are
    [id, role] of everybody who waited then; `pairs` are [mentor, mentee] by id: the pairs of the first board, and no
    more than its coordinator sees there. Nothing is kept of the private facts that were read.
    """

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    publication = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    people = models.JSONField(default=list)
    pairs = models.JSONField(default=list)

    class Meta:
        ordering = ("publication", "number", "id")
        constraints = (models.UniqueConstraint(fields=("cohort", "publication", "number"), name="one_base_a_number"),)
