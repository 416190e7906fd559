"""How a coordinator stands to an applicant (conflict-of-interest declaration)."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import RelationKind


class Relation(HouseRecord):
    """What a coordinator says of herself and an applicant, before she reads more than the name.

    `told`: the applicant read it before sending, and sent all the same.
    """

    coordinator = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    applicant = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=RelationKind.choices())
    declared_on = models.DateField()
    told = models.BooleanField(default=False)

    class Meta:
        ordering = ("declared_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "coordinator", "applicant"), name="one_relation_of_two"),
        )
