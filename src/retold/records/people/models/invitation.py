"""An invitation to a role."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import InvitationState, Role


class Invitation(HouseRecord):
    """Whoever signs in with this e-mail address may take up this role. `invited_by` is empty where the operator did."""

    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role.choices())
    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=InvitationState.choices(), default=InvitationState.SENT)
    invited_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    sent_on = models.DateField()

    class Meta:
        ordering = ("email", "id")
