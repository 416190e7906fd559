"""What a mentor's side of a proposal keeps to itself until the day on which all are answered."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed


class OfferAnswer(PrivateRecord):
    """There is one for every proposal that was published, of its mentor; the yes of that mentor deletes it.

    Sealed: whether the proposal is kept from its mentor, since something private stands against it, and whether they
    said no. It goes on the day on which what nobody answered lapses; in whom it says something, nobody can tell.
    """

    proposal = models.ForeignKey("scheme.Proposal", on_delete=models.DO_NOTHING, related_name="+")
    text = models.BinaryField()

    whose = {"proposal": ("mentor_id",)}

    class Meta(Sealed):
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("proposal",), name="one_answer_an_offer"),)
