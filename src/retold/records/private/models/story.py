"""A story somebody writes for a study (narrative), while it is their own."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed
from retold.rules.words import NarrativeTime, StoryState, StoryUse


class Story(PrivateRecord):
    """One telling of one writer, sealed under their key; immutable once handed in.

    `use` says whose it is then. In the study (STUDY) its words and what was read in them stand in a
    `retold.records.study.models.Narrative`, and here `text` is empty and `words` 0; the way from here to there is the
    writer's pseudonym. For its writer alone (MIRROR) all of it stays here.
    """

    study = models.ForeignKey("study.Study", on_delete=models.DO_NOTHING, related_name="+")
    prompt = models.ForeignKey("study.Prompt", on_delete=models.DO_NOTHING, related_name="+")
    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.DO_NOTHING, related_name="+")
    time = models.CharField(max_length=20, choices=NarrativeTime.choices())
    state = models.CharField(max_length=20, choices=StoryState.choices(), default=StoryState.INVITED)
    use = models.CharField(max_length=20, choices=StoryUse.choices(), default=StoryUse.MIRROR)
    text = models.BinaryField(blank=True, default=b"")
    words = models.PositiveIntegerField(default=0)
    invited_on = models.DateField()
    opened_on = models.DateField(null=True, blank=True)
    begun_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)

    class Meta(Sealed):
        ordering = ("time", "id")
        constraints = (models.UniqueConstraint(fields=("study", "owner", "time"), name="one_story_a_time"),)
