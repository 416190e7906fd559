"""Who is behind a pseudonym."""

from django.db import models

from retold.records.record import HouseRecord, NoWayIn


class Pseudonym(HouseRecord):
    """One person's pseudonym in one study. `study_id` is no relation: no query of the study can follow it back."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    study_id = models.CharField(max_length=26)
    words = models.CharField(max_length=60)

    objects = NoWayIn()

    class Meta:
        ordering = ("words",)
        constraints = (
            models.UniqueConstraint(fields=("study_id", "person"), name="one_pseudonym_a_person"),
            models.UniqueConstraint(fields=("study_id", "words"), name="one_person_a_pseudonym"),
        )
