"""Who is behind a pseudonym (pseudonymisation key)."""

from django.db import models

from retold.records.record import HouseRecord, NoWayIn


class Pseudonym(HouseRecord):
    """One person's pseudonym in one study: all that links a story in the study to its writer.

    `study_id` is no relation: no query of the study can follow it back. A writer's own pages and the taking back of a
    story follow it the other way, from the person to the words.
    """

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
