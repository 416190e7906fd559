"""Somebody a mentor will not be paired with. To everybody else it looks like any other bar."""

from django.db import models

from retold.records.record import PrivateRecord


class Veto(PrivateRecord):
    """The owner is never paired with this person. Read by the matching alone."""

    against = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("owner", "against"), name="one_veto"),)
