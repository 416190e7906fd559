"""A step that ends something, asked for and not yet done (delayed action)."""

from django.db import models

from retold.records.record import ID_LENGTH, HouseRecord


class ComingStep(HouseRecord):
    """What the morning of `on` does with one record of a round; until then it can be undone.

    `step` is named as the trail names it ("application.decline"). `asked_in` is the state that the record was in: where
    it is in another by then, nothing is done.
    """

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=40)
    about_id = models.CharField(max_length=ID_LENGTH, unique=True)
    asked_in = models.CharField(max_length=20)
    on = models.DateField()

    class Meta:
        ordering = ("on", "id")
