"""What all forms have: our words for errors, and a place for the reasons a service gives."""

from typing import Any

from django import forms

from retold.rules.refusals import IncompleteError

MISSING = "Fill this in."


class PageForm(forms.Form):
    """A form on a page: errors are listed at the top and stand beside their field, and nothing typed is lost."""

    use_required_attribute = False
    template_name = "parts/form.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Colons are not asked for; private words are not remembered by the browser."""
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for field in self.fields.values():
            field.error_messages.setdefault("required", MISSING)
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = MISSING
            field.widget.attrs.setdefault("autocomplete", "off")

    def take_reasons(self, lacking: IncompleteError) -> None:
        """Puts what a service refused beside the fields it named."""
        for name, reason in lacking.reasons.items():
            self.add_error(name if name in self.fields else None, reason)


class Line(forms.CharField):
    """One line of text."""

    def __init__(self, label: str, *, longest: int, help_text: str = "", required: bool = True) -> None:
        """`longest` in characters."""
        super().__init__(
            label=label,
            max_length=longest,
            help_text=help_text,
            required=required,
            error_messages={"max_length": f"Shorten this to {longest:,} characters."},
        )


class Text(forms.CharField):
    """A few sentences."""

    def __init__(
        self, label: str, *, longest: int = 2000, help_text: str = "", required: bool = True, rows: int = 6
    ) -> None:
        """`longest` in characters."""
        super().__init__(
            label=label,
            max_length=longest,
            help_text=help_text,
            required=required,
            widget=forms.Textarea({"rows": rows}),
            error_messages={"max_length": f"Shorten this to {longest:,} characters."},
        )


class Day(forms.DateField):
    """A date."""

    def __init__(self, label: str, *, help_text: str = "") -> None:
        """Shown by the browser's own picker."""
        super().__init__(
            label=label,
            help_text=help_text,
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": "Write the date as day, month and year, for example 24/11/2026."},
        )


class Email(forms.EmailField):
    """An e-mail address."""

    def __init__(self, label: str, *, help_text: str = "", required: bool = True) -> None:
        """At most 254 characters, as mail itself."""
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            max_length=254,
            error_messages={"invalid": "Write the whole address, for example name@example.org."},
        )
