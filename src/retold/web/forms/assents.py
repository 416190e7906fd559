"""Asking a second person to agree."""

from typing import Any

from django import forms

from retold.web.forms.form import PageForm, Text


class AssentForm(PageForm):
    """Why, and who is asked to agree."""

    reason = Text("Why?", longest=500, rows=3, help_text="The second person reads it.")
    approver = forms.ChoiceField(label="Second person", help_text="Nothing is done before they agree.")

    def __init__(self, *args: Any, people: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        """`people` are those who may be asked, by id and name."""
        super().__init__(*args, **kwargs)
        field = self.fields["approver"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose somebody"), *people]
