"""How one of a pair can be reached by the other (contact details)."""

from django.db import models

from retold.records.record import HouseRecord


class PairAddress(HouseRecord):
    """What one of the two gives the other, and nobody else: the mail address of their account, a number, a link.

    Whoever has chosen nothing gives the mail address.
    """

    pair = models.ForeignKey("scheme.Pair", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    mail = models.BooleanField(default=True)
    telephone = models.CharField(max_length=60, blank=True)
    link = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("pair", "person"), name="one_address_a_side"),)
