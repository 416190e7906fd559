"""The audit line of one change (audit log entry): ids and the kind of event, never a text."""

from django.db import models

from retold.records.record import HouseRecord, NoWayIn


class Link(HouseRecord):
    """One link of an organisation's chain: it holds the hash of the one before, so none is changed or lost unseen."""

    number = models.PositiveBigIntegerField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        abstract = True


class Event(Link):
    """What an organisation's administrator may see happened."""

    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=40)
    about_id = models.CharField(max_length=26)
    by_id = models.CharField(max_length=26, blank=True)
    by_role = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("organisation", "number"), name="one_event_a_number"),)


class SealedEvent(Link):
    """That something happened to private records: a chain of its own that no page shows.

    What, on which day, to which record and by whom is sealed under the organisation's key (`words`); `month` is the
    first of its month, by which it goes.
    """

    month = models.DateField()
    words = models.BinaryField()

    objects = NoWayIn()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("organisation", "number"), name="one_sealed_event_a_number"),)
