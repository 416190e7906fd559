"""What one run of the matching knew of one person, so that it can be repeated and changed (input snapshot)."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed
from retold.rules.words import Role


class MatchInput(PrivateRecord):
    """One person in one role as every board of the run sees them, with the hash of the whole run.

    Sealed under that person's own key. No private limit is in it: a run is changed from these and from the pairs of its
    base alone, so that nothing on the board moves, or fails, for a private reason.
    """

    match_run = models.ForeignKey("scheme.MatchRun", on_delete=models.DO_NOTHING, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices())
    text = models.BinaryField()

    class Meta(Sealed):
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("match_run", "owner", "role"), name="one_match_input_a_role"),)
