"""One question of an application as a form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from retold.queries.applications import Answer, OneQuestion
from retold.rules.identity import ATTRIBUTES, STRENGTHS, Attribute, wished
from retold.rules.naming import holds_a_name
from retold.rules.questions import Kind, Question
from retold.rules.words import Role
from retold.web.forms.edit import EditForm
from retold.web.forms.form import Line, Text

SHARE = {
    Role.MENTOR: "Share this with my partner, once I have said yes to them",
    Role.MENTEE: "Share this with the mentor who is asked to be my partner",
}

MOST_NAMES = 20

USED = "Use this to find my partner"
SHOWN = "Use this to find my partner, and show it to a mentor who is asked about me"


class QuestionForm(EditForm):
    """The answer, and (where the question has one) the switch that shares it or allows its use."""

    def __init__(self, *args: Any, asked: OneQuestion, **kwargs: Any) -> None:
        """`asked` says what is asked, and what was answered before."""
        super().__init__(*args, **kwargs)
        self.asked = asked.question
        self.fields["answer"] = field_for(asked.question)
        self.fields["answer"].initial = asked.value
        if asked.question.may_share:
            self.fields["share"] = switch(SHARE[asked.role], asked.shared)
        if asked.question.may_weigh:
            self.fields["for_matching"] = switch(SHOWN if asked.question.shown_if_weighed else USED, asked.for_matching)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    @property
    def value(self) -> Answer:
        """What was answered."""
        answer: Answer = self.cleaned_data["answer"]
        return answer

    @property
    def share(self) -> bool:
        """Whether the partner may see it."""
        return bool(self.cleaned_data.get("share"))

    @property
    def for_matching(self) -> bool:
        """Whether the machine may weigh it."""
        return bool(self.cleaned_data.get("for_matching"))


def field_for(asked: Question) -> forms.Field:
    """The field for one kind of question. Nothing is required while one writes; sending asks for what is needed."""
    label, hint = asked.words, asked.hint
    if asked.kind is Kind.SEVERAL:
        return forms.MultipleChoiceField(
            label=label, help_text=hint, choices=asked.choices, required=False, widget=forms.CheckboxSelectMultiple
        )
    if asked.kind is Kind.CHOICE:
        return forms.ChoiceField(
            label=label, help_text=hint, choices=asked.choices, required=False, widget=forms.RadioSelect
        )
    return written_field_for(asked)


def written_field_for(asked: Question) -> forms.Field:
    """The field for a question that is answered in words of one's own, or in lists of them."""
    label, hint = asked.words, asked.hint
    if asked.kind is Kind.TEXT:
        return Text(label, help_text=hint, longest=asked.longest, required=False)
    if asked.kind is Kind.WISHES:
        return WishesField(label=label, help_text=hint, required=False)
    if asked.kind is Kind.NAMES:
        return NamesField(label, help_text=hint, longest=asked.longest)
    return Line(label, help_text=hint, longest=asked.longest, required=False)


class NamesField(Text):
    """Names, one a line, as a list."""

    def __init__(self, label: str, *, help_text: str, longest: int) -> None:
        """`longest` in characters, for each name."""
        super().__init__(label, help_text=help_text, longest=longest * MOST_NAMES, required=False)
        self.each = Line(label, longest=longest)

    def prepare_value(self, value: list[str] | str | None) -> str:
        """What is stored, one name a line; what was typed, as it is."""
        return "\n".join(value) if isinstance(value, list) else value or ""

    def clean(self, value: str | None) -> list[str]:
        """The lines with something on them. Raises ValidationError for one that is too long or holds no name."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        for line in lines:
            self.each.clean(line)
            if not holds_a_name(line):
                raise ValidationError(f"Write a name or an e-mail address. In “{line}” there is none.")
        return lines


def wish_choices(attribute: Attribute) -> list[tuple[str, str | list[tuple[str, str]]]]:
    """What may be wished of one side of who somebody is: nothing, or each value by how much it matters."""
    return [("", "It does not matter"), *((words, list(attribute.wishes(strength))) for strength, words in STRENGTHS)]


class WishesWidget(forms.MultiWidget):
    """One list to choose from for each attribute, under its label."""

    template_name = "parts/wishes.html"

    def __init__(self) -> None:
        """Every list begins with "It does not matter"."""
        super().__init__({one.name: forms.Select(choices=wish_choices(one)) for one in ATTRIBUTES})

    def decompress(self, value: list[str] | None) -> list[str]:
        """The stored wishes, each at the place of its attribute."""
        at = {attribute: said for said in filter(None, value or []) for _, attribute, _ in wished([said])}
        return [at.get(one.name, "") for one in ATTRIBUTES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Each list with its label. `value` is what is stored, or what was chosen: either way each says its place."""
        context = super().get_context(name, self.decompress(value), attrs)
        labels = (one.label for one in ATTRIBUTES)
        context["labelled"] = list(zip(labels, context["widget"]["subwidgets"], strict=True))
        return context


class WishesField(forms.MultiValueField):
    """The wishes that were chosen, as a list of stored words."""

    widget = WishesWidget

    def __init__(self, **kwargs: Any) -> None:
        """One choice, or none, for each attribute."""
        lists = [forms.ChoiceField(choices=wish_choices(one), required=False) for one in ATTRIBUTES]
        super().__init__(lists, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> list[str]:
        """The choices without the empty ones."""
        return [said for said in data_list if said]


def switch(label: str, on: bool) -> forms.BooleanField:
    """A switch, off unless it was put on."""
    return forms.BooleanField(label=label, required=False, initial=on)
