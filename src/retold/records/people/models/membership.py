"""What somebody is, where, and from when to when (role assignment)."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import Role


class Membership(HouseRecord):
    """One role of one person in one organisation; for one cohort, or (cohort empty) for all of them.

    `appointed_by` is whoever asked for this person in a role of trust; empty for other roles, and for the operator.
    `here_on` is when a wellbeing contact last said that they are here.

    Rights are role x cohort x dates, asked at every request: `until` is the first day without.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices())
    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    here_on = models.DateField(null=True, blank=True)
    appointed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("role", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "person", "role", "cohort", "since"), name="one_membership_a_day"
            ),
        )
