"""What writers are asked to write."""

from django.db import models

from retold.records.record import HouseRecord


class Prompt(HouseRecord):
    """One version of a study's prompt, the same for both times; frozen at its first use, whose day is not kept."""

    study = models.ForeignKey("study.Study", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    words_from = models.PositiveSmallIntegerField(default=250)
    words_to = models.PositiveSmallIntegerField(default=500)
    used = models.BooleanField(default=False)

    class Meta:
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("study", "version"), name="one_prompt_a_version"),)
