"""Consent, each purpose apart: yes or no, and no answer is prepared."""

from typing import Any

from django import forms

from retold.queries.consents import ConsentLine
from retold.rules.words import ConsentPurpose
from retold.web.forms.form import PageForm

YES, NO = "yes", "no"


class ConsentForm(PageForm):
    """One yes or no a purpose."""

    def __init__(self, *args: Any, lines: tuple[ConsentLine, ...], **kwargs: Any) -> None:
        """`lines` say what was decided before."""
        super().__init__(*args, **kwargs)
        for line in lines:
            self.fields[line.purpose.value] = forms.ChoiceField(
                label=line.words,
                help_text=line.explanation,
                choices=((YES, "Yes, I agree"), (NO, "No")),
                widget=forms.RadioSelect,
                initial=None if line.given is None else YES if line.given else NO,
                error_messages={"required": "Say yes or no."},
            )

    @property
    def decisions(self) -> dict[ConsentPurpose, bool]:
        """What was decided on each purpose."""
        return {ConsentPurpose(name): answer == YES for name, answer in self.cleaned_data.items()}
