"""A private page."""

from retold.web.forms.form import PageForm, Text


class ReflectionForm(PageForm):
    """Words, and nothing else: no title, no mark, no mood."""

    text = Text("What would you like to keep?", longest=20000, rows=14)
