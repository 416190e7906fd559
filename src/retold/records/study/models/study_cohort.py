"""A cohort in which a study collects."""

from django.db import models

from retold.records.record import HouseRecord


class StudyCohort(HouseRecord):
    """One cohort of a study: its mentees are asked for stories."""

    study = models.ForeignKey("study.Study", on_delete=models.PROTECT, related_name="+")
    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("cohort__name", "id")
        constraints = (models.UniqueConstraint(fields=("study", "cohort"), name="one_cohort_a_study"),)
