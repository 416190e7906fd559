"""When and how a pair means to meet; and, afterwards, how one side found it."""

from typing import Any

from django import forms
from django.utils import timezone

from retold.queries.meetings import Answer, MeetingLine
from retold.rules.when import When, moment_of
from retold.rules.words import MeetingMode, Pace
from retold.web.forms.edit import EditForm
from retold.web.forms.form import Day, Line
from retold.web.templatetags.words import zone_said

LENGTHS = ((30, "Half an hour"), (45, "Three quarters of an hour"), (60, "An hour"), (90, "An hour and a half"))
YES, NO = "yes", "no"
NO_SUCH_TIME = "The clocks go forward in that night, and this time does not exist. Choose an earlier or later one."


class MeetingForm(EditForm):
    """A day, a time, a length, a way and a place. There is no field for a topic."""

    day = Day("Day")
    time = forms.TimeField(
        label="Time",
        help_text=zone_said,
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

    place = Line(
        "Where, or a link",
        longest=300,
        required=False,
        help_text="Somewhere you can both talk freely. It stands in no calendar file.",
    )

    def clean(self) -> dict[str, Any]:
        """The day and time as a moment where the organisation is; one that its clocks leap over is refused."""
        said = self.cleaned_data
        if "day" in said and "time" in said:
            said["starts_at"] = moment_of(said["day"], said["time"], timezone.get_current_timezone_name())
            if said["starts_at"] is None:
                self.add_error("time", NO_SUCH_TIME)
        return said

    @property
    def planned(self) -> dict[str, Any]:
        """What the service asks for."""
        said = self.cleaned_data
        return {
            "starts_at": said["starts_at"],
            "minutes": said["minutes"],
            "mode": MeetingMode(said["mode"]),
            "place": said["place"],
        }


def as_planned(meeting: MeetingLine) -> dict[str, Any]:
    """What the form shows for a meeting that is planned already."""
    then = When(meeting.starts_at, timezone.get_current_timezone_name())
    said = {"minutes": meeting.minutes, "mode": meeting.mode.value, "place": meeting.place}
    return {"day": then.day, "time": then.local.time(), **said}


class AnswerForm(EditForm):
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
