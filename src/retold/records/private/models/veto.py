"""Somebody a mentor will not be paired with (private exclusion). To everybody else it looks like any other bar."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed


class Veto(PrivateRecord):
    """The owner is never paired with whoever this names (a name or an e-mail address). Read by the matching alone.

    `kind` is what is between them, where the mentor cared to say. It goes on the day that the mentor was told when
    they wrote it (`kept_until`), whatever becomes of the round's dates.
    """

    named = models.BinaryField()
    kind = models.BinaryField(blank=True, default=b"")
    kept_until = models.DateField()

    class Meta(Sealed):
        ordering = ("id",)
