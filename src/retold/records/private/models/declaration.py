"""What a mentee says of somebody with whom they must not be paired (declared conflict of interest)."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed
from retold.rules.words import ConflictKind


class Declaration(PrivateRecord):
    """A name or an e-mail address as the owner wrote it (`named`), and what is between the two.

    Nobody is told whether such a person takes part. The matching, which alone reads it, finds out whom it means.
    """

    named = models.BinaryField()
    kind = models.CharField(max_length=20, choices=ConflictKind.choices())
    since = models.DateField()

    class Meta(Sealed):
        ordering = ("kind", "id")
