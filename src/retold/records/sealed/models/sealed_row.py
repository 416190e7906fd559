"""A private record as it is stored (ciphertext row)."""

from django.db import models

from retold.records.record import ID_LENGTH, HouseRecord, NoWayIn


class SealedRow(HouseRecord):
    """Some private record of somebody: `kind` says which page of the rules it stands on, and nothing says whose it is.

    `index` is found by whoever holds its owner's key, and by nobody else; it never repeats. `blob` holds every field,
    sealed (`retold.records.sealing`).
    """

    kind = models.CharField(max_length=40, db_index=True)
    index = models.CharField(max_length=ID_LENGTH, unique=True)
    blob = models.BinaryField()

    objects = NoWayIn()
