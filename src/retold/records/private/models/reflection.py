"""A private reflection (journal entry)."""

from django.db import models

from retold.records.record import PrivateRecord


class Reflection(PrivateRecord):
    """What somebody writes for themselves. `meeting` is empty where it is about none in particular."""

    pair = models.ForeignKey("scheme.Pair", on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey("scheme.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    written_on = models.DateField()
    text = models.BinaryField()

    class Meta:
        ordering = ("-written_on", "id")
