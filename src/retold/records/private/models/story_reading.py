"""What the engine found in a story that is its writer's own (annotations)."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed


class StoryReading(PrivateRecord):
    """The findings of one version of the engine in one story, sealed as the story is (they quote it).

    `number` counts a story's readings from 1, the newest last. `refused`: the engine did not read it, and `result` is
    the sentence that says why.
    """

    story = models.ForeignKey("private.Story", on_delete=models.DO_NOTHING, related_name="+")
    engine = models.CharField(max_length=80)
    number = models.PositiveSmallIntegerField(default=1)
    refused = models.BooleanField(default=False)
    result = models.BinaryField()

    class Meta(Sealed):
        ordering = ("number", "id")
        constraints = (models.UniqueConstraint(fields=("story", "engine"), name="one_story_reading_a_version"),)
