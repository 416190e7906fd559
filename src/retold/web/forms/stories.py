"""The writing room's form, and the button that hands a story in."""

from typing import Any

from django import forms

from retold.web.forms.form import PageForm


class WritingForm(PageForm):
    """What is typed. Nothing is asked of it: a draft may be anything, and is never refused for what it holds."""

    text = forms.CharField(
        label="Your story",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 20, "class": "page-of-writing", "spellcheck": "true"}),
    )
    base = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nothing about it is remembered by the browser."""
        super().__init__(*args, **kwargs)
        # A character that a database cannot hold is not a reason to lose an hour of writing.
        self.fields["text"].validators = []


class HandInForm(PageForm):
    """Handing in; the switch is shown only where a character stands in the way."""

    tidy = forms.BooleanField(label="Take such characters out, and hand it in without them", required=False)

    def __init__(self, *args: Any, unkeepable: str, **kwargs: Any) -> None:
        """`unkeepable` is the sentence on what stands in the way."""
        super().__init__(*args, **kwargs)
        if not unkeepable:
            del self.fields["tidy"]

    @property
    def wants_tidy(self) -> bool:
        """Whether characters that cannot be kept may be taken out."""
        return bool(self.cleaned_data.get("tidy"))
