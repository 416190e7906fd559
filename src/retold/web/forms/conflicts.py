"""With whom somebody must not be paired."""

from typing import Any

from django import forms

from retold.rules.words import ConflictKind, ConflictStrength
from retold.web.forms.form import Day, Line, PageForm

NO_REASON = "veto"
KINDS = [(word.value, word.label) for word in ConflictKind if word is not ConflictKind.NAMED]
"What may be between two people; NAMED is for what a mentee wrote in an application."


class ConflictForm(PageForm):
    """What a coordinator records between two people of a round."""

    one = forms.ChoiceField(label="Between")
    other = forms.ChoiceField(label="and")
    kind = forms.ChoiceField(label="What is between them", choices=KINDS)
    strength = forms.ChoiceField(
        label="What follows",
        choices=[(word.value, word.label) for word in (ConflictStrength.BAR, ConflictStrength.ASK)],
        initial=ConflictStrength.BAR,
        widget=forms.RadioSelect,
    )
    until = Day("Until", help_text="Leave it empty if it goes on.")

    def __init__(self, *args: Any, people: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        """`people` are those of the round."""
        super().__init__(*args, **kwargs)
        self.fields["until"].required = False
        for name in ("one", "other"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "Choose somebody"), *people]
            field.error_messages["required"] = "Choose somebody."


class NotWithForm(PageForm):
    """With whom a mentor or mentee will not be paired."""

    named = Line(
        "Who?",
        longest=200,
        help_text="The whole name, a surname, or the e-mail address. Other spellings do no harm: everybody it may mean "
        "is ruled out. You are not told whether they take part.",
    )
    kind = forms.ChoiceField(label="What is between you?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, may_veto: bool, **kwargs: Any) -> None:
        """`may_veto`: no reason is needed."""
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        none = [(NO_REASON, "I would rather not say")] if may_veto else []
        field.choices = [*none, *KINDS]
        field.error_messages["required"] = "Choose what fits best."
        if may_veto:
            field.initial = NO_REASON
