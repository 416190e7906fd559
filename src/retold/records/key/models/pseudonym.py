"""Who is behind a pseudonym (pseudonymisation key)."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed


class Pseudonym(PrivateRecord):
    """One person's pseudonym in one study: all that links a story in the study to its writer, its owner.

    `study_id` is no relation: no query of the study can follow it back. A writer's own pages and the taking back of a
    story follow it the other way, from the person to the words. Nobody else in the study has these words
    (`retold.services.pseudonyms` sees to it).
    """

    study_id = models.CharField(max_length=26)
    words = models.CharField(max_length=60)

    class Meta(Sealed):
        ordering = ("words",)
        constraints = (models.UniqueConstraint(fields=("study_id", "owner"), name="one_pseudonym_a_person"),)
