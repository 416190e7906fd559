"""When and how a pair means to meet; and, afterwards, how one side found it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from retold.queries.meetings import Answer, MeetingLine
from retold.rules.words import MeetingMode, Pace
from retold.web.forms.form import Day, PageForm

LENGTHS = ((30, "Half an hour"), (45, "Three quarters of an hour"), (60, "An hour"), (90, "An hour and a half"))
YES, NO = "yes", "no"


class MeetingForm(PageForm):
    """A day, a time, a length and a way. There is no field for a place or a topic."""

    day = Day("Day")
    time = forms.TimeField(
        label="Time",
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Write the time as hours and minutes, for example 14:30."},
    )
    minutes = forms.TypedChoiceField(label="How long", choices=LENGTHS, coerce=int, initial=60)
    mode = forms.ChoiceField(
        label="How",
        choices=[choice for choice in MeetingMode.choices() if choice[0] != MeetingMode.EITHER],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one."},
    )

    @property
    def planned(self) -> dict[str, Any]:
        """What the service asks for."""
        said = self.cleaned_data
        naive = datetime.combine(said["day"], said["time"])
        return {
            "starts_at": timezone.make_aware(naive),
            "minutes": said["minutes"],
            "mode": MeetingMode(said["mode"]),
        }


def as_planned(meeting: MeetingLine) -> dict[str, Any]:
    """What the form shows for a meeting that is planned already."""
    local = timezone.localtime(meeting.starts_at)
    return {"day": local.date(), "time": local.time(), "minutes": meeting.minutes, "mode": meeting.mode.value}


class AnswerForm(PageForm):
    """Whether it took place, and how to go on: each side alone."""

    held = forms.ChoiceField(
        label="Did you meet?",
        choices=((YES, "Yes"), (NO, "No")),
        widget=forms.RadioSelect,
        error_messages={"required": "Say yes or no."},
    )
    pace = forms.ChoiceField(
        label="How would you like to go on?",
        choices=Pace.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one."},
    )

    @property
    def answer(self) -> dict[str, Any]:
        """What the service asks for."""
        return {"held": self.cleaned_data["held"] == YES, "pace": Pace(self.cleaned_data["pace"])}


def as_answered(said: Answer | None) -> dict[str, Any]:
    """What the form shows where something was said before."""
    return {"held": YES if said.held else NO, "pace": said.pace.value} if said else {}
