"""Asking for a run of the matching, and forcing a pair."""

from typing import Any

from django import forms

from retold.rules.words import Objective
from retold.web.forms.form import PageForm, Text


class AskForm(PageForm):
    """What to aim for."""

    objective = forms.ChoiceField(
        label="What to aim for, once everybody who can be has a partner",
        choices=Objective.choices(),
        initial=Objective.WORST_PAIR,
        widget=forms.RadioSelect,
    )


class ForceForm(PageForm):
    """Why a pair is set by hand, and who agrees where somebody must."""

    reason = Text("Why?", longest=500, rows=3, help_text="Whoever looks at this run later reads it.")
    approver = forms.ChoiceField(
        label="Second person",
        required=False,
        help_text="They are asked to agree, and nothing is published before they do.",
    )

    def __init__(self, *args: Any, approvers: tuple[tuple[str, str], ...], needs_two: bool, **kwargs: Any) -> None:
        """`approvers` may be asked; the field is there only where somebody must be."""
        super().__init__(*args, **kwargs)
        if needs_two:
            field = self.fields["approver"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "Choose somebody"), *approvers]
        else:
            del self.fields["approver"]
