"""Inviting somebody to a role."""

from typing import Any

from django import forms

from retold.queries.cohorts import CohortLine
from retold.rules.words import PARTICIPANTS, STAFF, Role
from retold.web.forms.form import Email, PageForm


class InvitationForm(PageForm):
    """An address, a role, a round."""

    email = Email(
        "E-mail address",
        help_text="The mail that goes there names you and the organisation, and neither the scheme nor the role.",
    )
    given_role = forms.ChoiceField(
        label="Role",
        choices=[(role.value, role.label) for role in (*STAFF, *PARTICIPANTS)],
        help_text="Mentors and mentees are asked to apply, and may send their application after the last day, too.",
    )
    cohort = forms.ChoiceField(
        label="Round", required=False, help_text="Staff roles may be for every round. Mentors and mentees are in one."
    )

    def __init__(self, *args: Any, cohorts: tuple[CohortLine, ...], **kwargs: Any) -> None:
        """`cohorts` are those that may be chosen."""
        super().__init__(*args, **kwargs)
        field = self.fields["cohort"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Every round"), *((line.id, f"{line.scheme}: {line.name}") for line in cohorts)]

    @property
    def role(self) -> Role:
        """The role that was chosen."""
        return Role(self.cleaned_data["given_role"])
