"""A concern: one question a page for its writer; notes and an outcome for the contact."""

from typing import Any

from django import forms

from retold.queries.concerns import Answer, OneQuestion
from retold.queries.contacts import Contact
from retold.rules.questions import Kind
from retold.web.forms.edit import EditForm
from retold.web.forms.form import PageForm, Text


class ConcernQuestionForm(EditForm):
    """The answer to one question. Nothing is required while one writes; sending asks for what is needed."""

    def __init__(self, *args: Any, asked: OneQuestion, **kwargs: Any) -> None:
        """`asked` says what is asked, what may be chosen, and what was answered before."""
        super().__init__(*args, **kwargs)
        question = asked.question
        if question.kind is Kind.TEXT:
            field: forms.Field = Text(question.words, help_text=question.hint, longest=6000, rows=8, required=False)
        elif question.kind is Kind.SEVERAL:
            field = forms.MultipleChoiceField(
                label=question.words,
                help_text=question.hint,
                choices=asked.choices,
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        else:
            field = forms.ChoiceField(
                label=question.words,
                help_text=question.hint,
                choices=asked.choices,
                widget=forms.RadioSelect,
                required=False,
            )
        field.initial = asked.value
        field.widget.attrs["autocomplete"] = "off"
        self.fields["answer"] = field

    @property
    def value(self) -> Answer:
        """What was answered; "" for nothing, or a list where several may be chosen."""
        given = self.cleaned_data["answer"]
        return list(given) if isinstance(given, list) else str(given or "")


class NoteForm(PageForm):
    """A step the contact took."""

    text = Text("What did you do, or agree?", longest=6000, rows=4)
    told = forms.BooleanField(label="The writer may read this", required=False)


class MayIForm(PageForm):
    """What the contact would like to do, before they do it."""

    question = Text(
        "May I…?", longest=6000, rows=3, help_text="Say what you would do, and with whom. The writer answers yes or no."
    )


class OutcomeForm(PageForm):
    """What came of it."""

    outcome = Text("What came of it?", longest=6000, rows=4, help_text="The writer reads this.")


class AnotherContactForm(PageForm):
    """Another contact."""

    contact_id = forms.ChoiceField(
        label="Who should read it instead?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose somebody."},
    )

    def __init__(self, *args: Any, others: tuple[Contact, ...], **kwargs: Any) -> None:
        """`others` are those who may be asked."""
        super().__init__(*args, **kwargs)
        self.fields["contact_id"].choices = [(other.id, other.name) for other in others]  # type: ignore[attr-defined]
