"""What somebody is called."""

from django import forms

from retold.rules.own_name import LONGEST, UNSEEN
from retold.web.forms.form import Line, PageForm


class NameForm(PageForm):
    """One's own name."""

    name = Line(
        "Your name, as others see it",
        longest=LONGEST,
        help_text="People you work with in a scheme see it. What you wrote in an application stays as it is.",
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """The browser may fill it in: it is no secret, and some cannot type it twice."""
        super().__init__(*args, **kwargs)
        field = self.fields["name"]
        assert isinstance(field, forms.CharField)
        field.widget.attrs["autocomplete"] = "name"
        field.error_messages["null_characters_not_allowed"] = UNSEEN
