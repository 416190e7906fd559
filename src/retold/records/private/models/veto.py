"""Somebody a mentor will not be paired with. To everybody else it looks like any other bar."""

from django.db import models

from retold.records.record import PrivateRecord


class Veto(PrivateRecord):
    """The owner is never paired with whoever this names (a name or an e-mail address). Read by the matching alone."""

    named = models.BinaryField()

    class Meta:
        ordering = ("id",)
