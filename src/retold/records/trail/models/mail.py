"""The outbox (transactional outbox): a mail is stored with the change that causes it, and leaves afterwards."""

from django.db import models

from retold.records.record import Record
from retold.rules.words import Notice


class Mail(Record):
    """One mail to one address: stored with its cause in one transaction, sent at least once under one Message-ID."""

    to = models.EmailField()
    notice = models.CharField(max_length=20, choices=Notice.choices())
    body = models.TextField()
    slot = models.DateTimeField()
    key = models.CharField(max_length=120, unique=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager["Mail"]()

    class Meta:
        ordering = ("slot", "id")
