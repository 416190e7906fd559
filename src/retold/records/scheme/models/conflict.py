"""A relation between two people that bears on pairing them (conflict of interest)."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import ConflictKind, ConflictSource, ConflictStrength


class Conflict(HouseRecord):
    """What is between `one` and `other`, whichever of them has the power, as it was entered. A bar forbids the pair.

    What one of the two declares is theirs alone (`retold.records.private.models.Declaration`).
    """

    one = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=ConflictKind.choices())
    strength = models.CharField(max_length=20, choices=ConflictStrength.choices(), default=ConflictStrength.BAR)
    source = models.CharField(max_length=20, choices=ConflictSource.choices())
    declared_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("kind", "id")
        constraints = (models.UniqueConstraint(fields=("one", "other", "kind", "since"), name="one_conflict_a_day"),)
