"""What the engine found in a story of a study (annotations)."""

from django.db import models

from retold.records.record import HouseRecord, NoWayIn


class Reading(HouseRecord):
    """The findings of one version of the engine in one story, sealed as the story is (they quote it).

    `number` counts a story's readings from 1, the newest last: no day is kept, since the day would tell who handed in
    then. `refused`: the engine did not read it, and `result` is the sentence that says why.
    """

    narrative = models.ForeignKey("study.Narrative", on_delete=models.PROTECT, related_name="+")
    engine = models.CharField(max_length=80)
    number = models.PositiveSmallIntegerField(default=1)
    refused = models.BooleanField(default=False)
    result = models.BinaryField()

    objects = NoWayIn()

    class Meta:
        ordering = ("number", "id")
        constraints = (models.UniqueConstraint(fields=("narrative", "engine"), name="one_reading_a_version"),)
