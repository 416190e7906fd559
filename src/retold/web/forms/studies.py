"""What a study fixes, and the reasons that are asked for."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django import forms

from retold.queries.studies import CohortChoice, measures_to_choose
from retold.rules.prompts import NOTE
from retold.rules.words import Expected, StudyMode
from retold.web.forms.edit import EditForm
from retold.web.forms.form import Day, Line, PageForm, Text

NOT_PRIMARY = ""
FIXED = ("title", "question", "mode", "pilot", "first_asked_on", "second_asked_on", "withdrawable_until", "kept_until")
PROMPT = ("text", "words_from", "words_to")


class StudyForm(EditForm):
    """Everything that is frozen when a study opens."""

    title = Line(
        "Title", longest=200, help_text="Researchers see it. Writers never do, since it may say what you look for."
    )
    question = Text("The question", longest=2000, rows=3, help_text="In one or two sentences. Writers never see it.")
    cohorts = forms.MultipleChoiceField(
        label="Rounds it collects in",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one round.", "invalid_choice": "Choose from the list."},
    )
    text = Text("The prompt", longest=4000, rows=9, help_text=NOTE)
    words_from = forms.IntegerField(label="Guide to length: from how many words", min_value=20, max_value=3000)
    words_to = forms.IntegerField(label="To how many words", min_value=20, max_value=3000)
    first_asked_on = Day("The first story is asked for from", help_text="Before the pairs meet.")
    second_asked_on = Day(
        "The second story is asked for from",
        help_text="After their last meeting. The first can be handed in until then.",
    )
    withdrawable_until = Day("Stories can be taken back until", help_text="Writers are told this day.")
    kept_until = Day("Stories are kept until", help_text="Writers are told this day.")
    mode = forms.ChoiceField(label="How the study reads", choices=StudyMode.choices(), widget=forms.RadioSelect)
    pilot = forms.BooleanField(label="This is a pilot: its results stand for themselves", required=False)

    def __init__(self, *args: Any, choices: Sequence[CohortChoice], **kwargs: Any) -> None:
        """`choices` are the rounds it may collect in."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["cohorts"]
        field.choices = [(cohort.id, f"{cohort.name}, {cohort.scheme}") for cohort in choices]
        self.fields["mode"].initial = StudyMode.CODEBOOK
        for name, title, up, down in measures_to_choose():
            self.fields[f"expects_{name}"] = forms.ChoiceField(
                label=f"{title}: is it a primary measure?",
                choices=(
                    (NOT_PRIMARY, "No: explored only"),
                    (Expected.UP.value, f"Yes, expected towards {up}"),
                    (Expected.DOWN.value, f"Yes, expected towards {down}"),
                ),
                required=False,
                widget=forms.RadioSelect,
            )

    def clean(self) -> dict[str, Any]:
        """The days in their order, the guide the right way round."""
        said = super().clean() or {}
        days = ("first_asked_on", "second_asked_on", "withdrawable_until", "kept_until")
        for earlier, later in pairwise(days):
            if said.get(earlier) and said.get(later) and said[later] <= said[earlier]:
                self.add_error(later, f"Choose a day after “{self.fields[earlier].label}”.")
        if said.get("words_from") and said.get("words_to") and said["words_to"] < said["words_from"]:
            self.add_error("words_to", "Choose a number that is not smaller than the one before.")
        return said

    @property
    def said(self) -> dict[str, Any]:
        """What the service takes."""
        given = self.cleaned_data
        chosen = [[name, given[f"expects_{name}"]] for name, *_ in measures_to_choose() if given.get(f"expects_{name}")]
        prompt = {name: given[name] for name in PROMPT} | {"text": given["text"].replace("\r\n", "\n")}
        return {name: given[name] for name in FIXED} | prompt | {"measures": chosen}


class DeviationForm(StudyForm):
    """The same once a study is open: every change needs a reason. Its rounds stay."""

    reason = Text(
        "Why it is changed",
        longest=2000,
        rows=3,
        help_text="It is kept with today's date, for whoever reads the study.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Without the rounds, which are fixed."""
        super().__init__(*args, **kwargs)
        del self.fields["cohorts"]
        self.order_fields(["reason", *(name for name in self.fields if name != "reason")])


class ReasonForm(PageForm):
    """Why the study is unblinded now."""

    reason = Text("Why now", longest=2000, rows=4, help_text="It is printed with every result, with today's date.")
