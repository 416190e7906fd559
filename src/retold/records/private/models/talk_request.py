"""That somebody would like to talk to the coordinator."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed
from retold.rules.words import TalkState


class TalkRequest(PrivateRecord):
    """One side of a pair asks the coordinator for a word: the coordinator learns that, not why; the partner nothing."""

    pair = models.ForeignKey("scheme.Pair", on_delete=models.DO_NOTHING, related_name="+")
    state = models.CharField(max_length=20, choices=TalkState.choices(), default=TalkState.ASKED)
    asked_on = models.DateField()

    whose = {"pair": ("mentor_id", "mentee_id")}

    class Meta(Sealed):
        ordering = ("asked_on", "id")
