"""An open bar between two who are a pair already (late conflict of interest)."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import PairBarState


class PairBar(HouseRecord):
    """What was entered against a living pair. It is paused, and ends on the morning of `ends_on`.

    Unless two people agree that it may go on, and both partners, each asked alone, want to.
    """

    pair = models.ForeignKey("scheme.Pair", on_delete=models.PROTECT, related_name="+")
    conflict = models.ForeignKey("scheme.Conflict", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=20, choices=PairBarState.choices(), default=PairBarState.STANDS)
    ends_on = models.DateField()

    class Meta:
        ordering = ("ends_on", "id")
        constraints = (models.UniqueConstraint(fields=("pair", "conflict"), name="one_bar_a_pair"),)
