"""Inviting somebody to a role."""

from typing import Any

from django import forms

from retold.queries.cohorts import CohortLine
from retold.rules.words import APPOINTED, Role
from retold.web.forms.form import Email, PageForm


class InvitationForm(PageForm):
    """An address, a role, a round."""

    email = Email(
        "E-mail address",
        help_text="The mail that goes there names you and the organisation, and neither the scheme nor the role.",
    )
    given_role = forms.ChoiceField(
        label="Role",
        help_text="Mentors and mentees are asked to apply, and may send their application after the last day, too.",
    )
    cohort = forms.ChoiceField(
        label="Round", required=False, help_text="Staff roles may be for every round. Mentors and mentees are in one."
    )

    def __init__(
        self, *args: Any, cohorts: tuple[CohortLine, ...], roles: tuple[Role, ...] = APPOINTED, **kwargs: Any
    ) -> None:
        """`cohorts` and `roles` are those that may be chosen."""
        super().__init__(*args, **kwargs)
        role, field = self.fields["given_role"], self.fields["cohort"]
        assert isinstance(role, forms.ChoiceField)
        assert isinstance(field, forms.ChoiceField)
        role.choices = [(each.value, each.label) for each in roles]
        field.choices = [("", "Every round"), *((line.id, f"{line.scheme}: {line.name}") for line in cohorts)]

    @property
    def role(self) -> Role:
        """The role that was chosen."""
        return Role(self.cleaned_data["given_role"])


class AppointmentForm(InvitationForm):
    """The same for a role of trust."""

    email = Email(
        "E-mail address",
        help_text="Nothing goes there until somebody has agreed and two working days are over.",
    )
    cohort = forms.ChoiceField(
        label="Round", required=False, help_text="Only research may be for one round. The other two are for every one."
    )
