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

    def clean(self) -> dict[str, Any]:
        """A link is one that a browser follows to a page, and to nothing else."""
        said = super().clean() or {}
        if said.get("link") and not said["link"].startswith("https://"):
            self.add_error("link", LINK)
        return said
