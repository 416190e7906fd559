"""A reverse mentoring scheme."""

from django.db import models

from retold.records.record import HouseRecord


class Scheme(HouseRecord):
    """A scheme of an organisation. Its public name is neutral: taking part in it says nothing about anybody."""

    name = models.CharField(max_length=120)
    purpose = models.TextField()

    class Meta:
        ordering = ("name", "id")
