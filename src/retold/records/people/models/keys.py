"""The keys that seal private words, each wrapped under the one above it (key hierarchy). See `retold.records.vault`."""

from django.db import models

from retold.records.record import Record


class OrganisationKey(Record):
    """The key of one organisation, wrapped under the root key."""

    organisation = models.OneToOneField("people.Organisation", on_delete=models.PROTECT, related_name="+")
    wrapped = models.BinaryField()


class PersonKey(Record):
    """The key of one person in one organisation, wrapped under the organisation's. Without it their words are noise."""

    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    wrapped = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation", "person"), name="one_key_a_person"),)
