"""What one of a pair gives the other to be reached by."""

from typing import Any

from django import forms

from retold.web.forms.edit import EditForm
from retold.web.forms.form import Line

LINK = "Write the whole link, beginning with https://"


class ReachedForm(EditForm):
    """A mail address, a number, a link: each or none."""

    mail = forms.BooleanField(required=False)
    telephone = Line("A telephone number", longest=60, required=False)
    link = Line("A link, for example to your own meeting room", longest=300, required=False)

    def __init__(self, *args: Any, address: str, **kwargs: Any) -> None:
        """`address` is the viewer's own mail address."""
        super().__init__(*args, **kwargs)
        self.fields["mail"].label = f"My mail address, {address}"

    def clean_link(self) -> str:
        """A link that a browser follows to a page, and to nothing else."""
        link = str(self.cleaned_data["link"]).strip()
        if link and not link.startswith("https://"):
            raise forms.ValidationError(LINK)
        return link
