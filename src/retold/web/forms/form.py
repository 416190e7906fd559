"""What all forms have: our words for errors, limits, and a place for the reasons a service gives (validation)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from retold.rules.plain_text import room_for
from retold.rules.refusals import IncompleteError

MISSING = "Fill this in."
LONGEST_ADDRESS = 254
"Characters of an e-mail address, as mail itself has it."
TOO_LONG = f"Shorten this to {LONGEST_ADDRESS} characters."


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


class AtMost:
    """Refuses a text that is longer than `longest` characters, or than a sealed text may be in bytes (validator)."""

    def __init__(self, longest: int) -> None:
        """`longest` in characters."""
        self.longest = longest

    def __call__(self, text: str) -> None:
        """Says to how many characters the text has to be shortened, and why that is fewer than usual."""
        room = room_for(text, self.longest)
        if len(text) > room:
            why = "" if room == self.longest else ". Emoji, and letters of some scripts, take more room than others"
            raise ValidationError(f"Shorten this to {room:,} characters{why}.")


class Line(forms.CharField):
    """One line of text. The browser is told no limit: it would cut off what is pasted, without a word."""

    def __init__(self, label: str, *, longest: int, help_text: str = "", required: bool = True) -> None:
        """`longest` in characters."""
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            validators=[AtMost(longest)],
        )


class Text(forms.CharField):
    """A few sentences."""

    def __init__(
        self, label: str, *, longest: int = 2000, help_text: str = "", required: bool = True, rows: int = 6
    ) -> None:
        """`longest` in characters."""
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            widget=forms.Textarea({"rows": rows}),
            validators=[AtMost(longest)],
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
            max_length=LONGEST_ADDRESS,
            error_messages={
                "invalid": "Write the whole address, for example name@example.org.",
                "max_length": TOO_LONG,
            },
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without the limit, as above."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}
