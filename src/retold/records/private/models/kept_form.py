"""A form that was sent when its session had just ended (draft recovery)."""

from django.db import models

from retold.records.record import NoWayIn, Record


class KeptForm(Record):
    """What somebody typed and could not send, for a day.

    Its id is a mark of the person, and nothing else names them; its words are sealed (`retold.queries.kept_forms`).
    """

    kept_on = models.DateField()
    words = models.BinaryField()

    objects = NoWayIn()
