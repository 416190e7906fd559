"""What a scheme is called and what it is for."""

from retold.web.forms.edit import EditForm
from retold.web.forms.form import Line, Text


class SchemeForm(EditForm):
    """Name and purpose."""

    name = Line(
        "Name",
        longest=120,
        help_text="Choose a neutral name, without a group in it: it is public, and being in it should say nothing.",
    )
    purpose = Text("What is it for?", help_text="Two or three sentences. They stand on the public page of every call.")
