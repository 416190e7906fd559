"""That a form was sent, and where that led (idempotency key)."""

from django.db import models

from retold.records.record import Record


class SentForm(Record):
    """One form that somebody sent, so that the same one sent again does nothing.

    Its id is a mark of the person, the address and the form's own token, and `led_to` is sealed under a key made of
    the same. The token is stored nowhere: a row says that a form was sent on a day, and neither by whom, nor which, nor
    what came of it, to whoever holds the root key as well.
    """

    sent_on = models.DateField()
    led_to = models.BinaryField(default=bytes)
