"""A private reflection (journal entry)."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed


class Reflection(PrivateRecord):
    """What somebody writes for themselves. `meeting` is empty where it is about none in particular."""

    pair = models.ForeignKey("scheme.Pair", on_delete=models.DO_NOTHING, related_name="+")
    meeting = models.ForeignKey("scheme.Meeting", on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+")
    written_on = models.DateField()
    text = models.BinaryField()

    whose = {"pair": ("mentor_id", "mentee_id")}

    class Meta(Sealed):
        ordering = ("-written_on", "id")
