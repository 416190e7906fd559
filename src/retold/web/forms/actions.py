"""What a committee answers, plans and reports."""

from typing import Any

from django import forms

from retold.queries.actions import ActionPage
from retold.rules.words import Decision
from retold.web.forms.edit import EditForm
from retold.web.forms.form import Day, Line, PageForm, Text


class AnswerForm(PageForm):
    """An answer with its reason, or a question."""

    decision = forms.ChoiceField(label="What you say to it", choices=Decision.choices(), widget=forms.RadioSelect)
    reason = Text(
        "The reason, in plain words",
        help_text="The pair reads this, and so does everybody in the round where the pair allows it. "
        "If you need more information, write your question here.",
    )


class ActionForm(EditForm):
    """An action: what, after which ideas, whose, by when, and how anybody will know that it helped."""

    title = Line("What will be done", longest=160)
    ideas = forms.MultipleChoiceField(
        label="Ideas it follows from",
        widget=forms.CheckboxSelectMultiple,
        help_text="Ideas that were accepted, at least in part.",
        error_messages={"required": "Choose at least one. If there is none, answer an idea first."},
    )
    owner_name = Line("Who owns it", longest=160, help_text="One person. The pairs read the name.")
    committee = Line("Committee", longest=160)
    due_on = Day("Done by")
    next_review_on = Day("Looked at again on", help_text="When the committee next asks how it goes.")
    measure_before = Text(
        "How it is now", rows=3, required=False, help_text="A number or a fact against which to see the change."
    )
    told_to_pairs = Text("Message to the pairs", rows=3, help_text="What those who had the idea should know now.")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        """`choices` are the accepted ideas as (id, title)."""
        super().__init__(*args, **kwargs)
        ideas = self.fields["ideas"]
        assert isinstance(ideas, forms.MultipleChoiceField)
        ideas.choices = choices
        self.fields["next_review_on"].required = False

    def said(self) -> dict[str, Any]:
        """What the service asks for; the ideas by their ids."""
        return self.cleaned_data


class StepForm(PageForm):
    """One step of an action, with what the pairs are told."""

    new_owner = Line("Who has it now", longest=160, help_text="A person or a committee. The pairs read the name.")
    result = Text("How it is now", rows=3, help_text="Beside how it was before. A number or a fact.")
    message = Text("Message to the pairs", rows=4, help_text="In plain words. If the answer is no, say why.")

    def __init__(self, *args: Any, step: str, **kwargs: Any) -> None:
        """Asks only what this step needs."""
        super().__init__(*args, **kwargs)
        if step != "hand_on":
            del self.fields["new_owner"]
        if step != "finish":
            del self.fields["result"]


class NoteForm(PageForm):
    """A note on how it goes."""

    text = Text("Add a note", rows=3, help_text="For the committee and the coordinator. A note stays as it is.")


def settings_of(action: ActionPage) -> dict[str, Any]:
    """What the form shows for an action that exists."""
    return {
        "title": action.title,
        "ideas": [idea.id for idea in action.ideas],
        "owner_name": action.owner,
        "committee": action.committee,
        "due_on": action.due_on,
        "next_review_on": action.next_review_on,
        "measure_before": action.measure_before,
        "told_to_pairs": action.message,
    }
