"""What somebody wants of a pair, kept until the machine does it."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed
from retold.rules.words import PairWish


class PairChoice(PrivateRecord):
    """That somebody wants to leave, to go on after a pause, or another partner. Without a reason: none is asked."""

    pair = models.ForeignKey("scheme.Pair", on_delete=models.DO_NOTHING, related_name="+")
    wish = models.CharField(max_length=20, choices=PairWish.choices())
    said_on = models.DateField()

    whose = {"pair": ("mentor_id", "mentee_id")}

    class Meta(Sealed):
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("owner", "pair", "wish"), name="one_wish_of_a_kind"),)
