"""Somebody's application to a cohort."""

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import ApplicationState, MeetingMode, Role


class Application(HouseRecord):
    """An application as mentor or mentee. Which answer who reads stands beside each question in `rules.questions`.

    What nobody but its writer may read (identity, wishes about a partner) is not here but in the private compartment.
    `invited`: the coordinator asked for it by name, so that it may still be sent when the call has closed.
    """

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices())
    state = models.CharField(max_length=20, choices=ApplicationState.choices(), default=ApplicationState.DRAFT)
    sent_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    invited = models.BooleanField(default=False)

    name = models.CharField(max_length=200, blank=True)
    preferred_name = models.CharField(max_length=200, blank=True)
    pronouns = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    site = models.CharField(max_length=200, blank=True)
    grade = models.CharField(max_length=120, blank=True)
    availability = models.JSONField(default=list, blank=True)
    mode = models.CharField(max_length=20, choices=MeetingMode.choices(), blank=True)
    access_needs = models.BinaryField(blank=True, default=b"")
    languages = models.CharField(max_length=200, blank=True)
    topics = models.JSONField(default=list, blank=True)
    own_topics = models.TextField(blank=True)
    why = models.TextField(blank=True)
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    earlier = models.TextField(blank=True)

    recognition = models.TextField(blank=True)
    support = models.TextField(blank=True)
    safe_contact = models.TextField(blank=True)

    post = models.TextField(blank=True)
    responsible_for = models.TextField(blank=True)
    done_on_inclusion = models.TextField(blank=True)
    can_act_on = models.TextField(blank=True)

    answered = models.JSONField(default=list, blank=True)
    shared = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (models.UniqueConstraint(fields=("cohort", "person", "role"), name="one_application_a_role"),)
