"""What a pair writes and its mentor agrees to."""

from typing import Any

from django import forms

from retold.queries.ideas import IdeaPage
from retold.rules.words import Attribution, Audience
from retold.web.forms.edit import EditForm
from retold.web.forms.form import Line, PageForm, Text


class Seen(forms.CharField):
    """Which wording the reader had before them: what they decide holds for no other."""

    def __init__(self) -> None:
        """Hidden."""
        super().__init__(widget=forms.HiddenInput, required=False, max_length=24)


class IdeaForm(PageForm):
    """An idea in five parts."""

    title = Line("In one line", longest=160, help_text="What you would change, for a list: “Lockers on every site”.")
    happens_now = Text("What happens now", help_text="What people meet today. Leave out names, dates and places.")
    affects = Line("Who is affected", longest=300, help_text="For example: students on placement without a car.")
    change = Text("What you would change", help_text="What should happen instead, and who could do it.")
    evidence = Text(
        "What shows it", required=False, rows=4, help_text="If you like: figures, a policy, what others have said."
    )
    seen = Seen()

    def words(self) -> dict[str, Any]:
        """The five parts."""
        return {name: self.cleaned_data[name] for name in ("title", "happens_now", "affects", "change", "evidence")}


class AgreeForm(PageForm):
    """A mentor's yes: who reads it, whether she is named, and in what company it may leave."""

    audience = forms.ChoiceField(
        label="Who may read it",
        choices=Audience.choices(),
        initial=Audience.COMMITTEE,
        widget=forms.RadioSelect,
        help_text="The committee never learns whose idea it is, unless you choose to be named.",
    )
    name = forms.ChoiceField(
        label="Your own name",
        choices=Attribution.choices(),
        initial=Attribution.UNNAMED,
        widget=forms.RadioSelect,
        help_text="Whoever reads the idea then reads your name beside it.",
    )
    in_a_small_batch = forms.BooleanField(
        label="If fewer than three pairs have an idea ready when the round closes, let ours leave all the same",
        required=False,
    )
    seen = Seen()


class ReplyForm(EditForm):
    """The pair's reply to the committee's question."""

    text = Text("Your reply", help_text="Leave out names, dates and places.")


def words_of(idea: IdeaPage) -> dict[str, Any]:
    """What the form shows for an idea that exists."""
    return {name: getattr(idea, name) for name in ("title", "happens_now", "affects", "change", "evidence", "seen")}
