"""What a committee owes."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import ActionState


class Action(HouseRecord):
    """Something a committee does about one or more ideas: owner, date, what came of it."""

    ideas = models.ManyToManyField("committee.Idea", related_name="+")
    committee = models.CharField(max_length=160)
    title = models.CharField(max_length=160)
    owner_name = models.CharField(max_length=160)
    state = models.CharField(max_length=20, choices=ActionState.choices(), default=ActionState.PROPOSED)
    due_on = models.DateField()
    next_review_on = models.DateField(null=True, blank=True)
    measure_before = models.TextField(blank=True)
    measure_after = models.TextField(blank=True)
    told_to_pairs = models.TextField(blank=True)

    class Meta:
        ordering = ("due_on", "title", "id")


class Progress(HouseRecord):
    """One note on how an action goes. Only added, never changed: the database refuses.

    One that came with a new state says which (`became`), and is for the pairs to read, too.
    """

    action = models.ForeignKey("committee.Action", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    became = models.CharField(max_length=20, choices=ActionState.choices(), blank=True)
    noted_on = models.DateField()
    text = models.TextField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("action", "number"), name="one_progress_a_number"),)
