"""The key of one story in a study. See `retold.records.vault`."""

from django.db import models

from retold.records.record import HouseRecord, NoWayIn


class NarrativeKey(HouseRecord):
    """What seals a story and what was read in it, wrapped under the organisation's key. Gone with the story."""

    narrative = models.OneToOneField("study.Narrative", on_delete=models.PROTECT, related_name="+")
    wrapped = models.BinaryField()

    objects = NoWayIn()
