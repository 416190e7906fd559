"""A form that changes what is there (edit conflict): it says what it started from, and shows both where they differ."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms

from retold.rules.edits import mark_of
from retold.web.forms.form import PageForm
from retold.web.templatetags.words import day

STARTED_FROM = "started_from"
CHANGED = (
    "This was changed after you opened it. What is saved now stands beside each field that differs. "
    "Nothing of yours is saved yet: look at both, and save again."
)
NOTHING = "nothing"


class EditForm(PageForm):
    """A form whose second save undoes nothing unseen. A view shows what is stored (`show`) after it tried to save."""

    changed = False
    "Whether what is stored is not what this form started from."
    mark = ""
    'What this form starts from, as it goes into the page; "" for one that makes something new.'

    @property
    def started_from(self) -> str:
        """What the form that was sent had started from."""
        return str(self.data.get(STARTED_FROM, ""))

    def changed_meanwhile(self) -> None:
        """Somebody saved something else after this form was opened."""
        self.changed = True
        self.add_error(None, CHANGED)

    def show(self, stored: Mapping[str, Any], *, of: Mapping[str, object] | None = None) -> None:
        """What is stored now, field by field. `of` is what its mark is made of, where that is something else.

        A form that comes back for another reason still starts from what it started from.
        """
        self.initial = dict(stored)
        fresh = mark_of(stored if of is None else of)
        self.mark = self.started_from if self.is_bound and self.started_from and not self.changed else fresh
        if self.changed:
            for name, field in self.fields.items():
                saved, typed = stored.get(name), self.cleaned_data.get(name)
                if in_words(field, saved) != in_words(field, typed):
                    field.newer = in_words(field, saved) or NOTHING  # type: ignore[attr-defined]  # for the template


def in_words(field: forms.Field, value: Any) -> str:
    """What a field holds, as a page says it."""
    if isinstance(value, list | tuple):
        return ", ".join(sorted(in_words(field, one) for one in value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    labels = {str(key): str(label) for key, label in getattr(field, "choices", ()) if not isinstance(label, list)}
    return labels.get(str(value), "" if value is None else str(value).replace("\r\n", "\n").strip())
