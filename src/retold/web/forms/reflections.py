"""A private page."""

from retold.web.forms.edit import EditForm
from retold.web.forms.form import Text


class ReflectionForm(EditForm):
    """Words, and nothing else: no title, no mark, no mood."""

    text = Text("What would you like to keep?", longest=20000, rows=14)
