"""That somebody is asked for in a role of trust."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import AppointmentState, Role


class Appointment(HouseRecord):
    """An administrator asks for an address as administrator, wellbeing contact or researcher.

    `for_a_contact`: no other administrator could agree when it was asked for. `starts_on` is the day on which the
    invitation goes, once a second person has agreed. Where it `ends` the role of a contact, that ends with their yes.
    """

    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role.choices())
    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=AppointmentState.choices(), default=AppointmentState.ASKED)
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    ends = models.ForeignKey("people.Membership", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    for_a_contact = models.BooleanField(default=False)
    starts_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("asked_on", "id")
