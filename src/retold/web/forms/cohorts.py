"""The dates, texts and settings of a round."""

from typing import Any

from django import forms

from retold.queries.cohorts import CohortPage
from retold.web.forms.edit import EditForm
from retold.web.forms.form import Day, Line, Text


class Count(forms.IntegerField):
    """A small whole number."""

    def __init__(self, label: str, *, initial: int, least: int = 1, most: int = 60, help_text: str = "") -> None:
        """Between `least` and `most`."""
        super().__init__(label=label, initial=initial, min_value=least, max_value=most, help_text=help_text)


class CohortForm(EditForm):
    """Everything that is settled about a round before it opens."""

    name = Line("Name of the round", longest=120, help_text="For example: 2026/27.")
    call_text = Text(
        "Text of the call",
        longest=6000,
        rows=10,
        help_text="Who can apply, what taking part involves, whom to ask. It stands on the public page.",
    )
    call_closes_on = Day("Last day to apply")
    starts_on = Day("First day of the round")
    ends_on = Day("Last day of the round")
    identity_kept_until = Day(
        "Answers about identity are deleted on",
        help_text="Applicants are told this date beside the question. Pairs proposed from then on do without them.",
    )
    meetings_promised = Count("Meetings each pair promises", initial=4, most=20)
    first_meeting_within_days = Count("First meeting booked within, in days", initial=10)
    contact_within_days = Count("Next meeting booked within, in days after the last", initial=14)
    chase_after_days = Count(
        "Reminders where a yes leads no further, every so many days",
        initial=7,
        help_text="A proposal that its mentor said yes to, or a pair that has not started: both are reminded alike.",
    )
    lapse_after_days = Count(
        "Days after which that lapses",
        initial=28,
        most=180,
        help_text="The proposal then did not come to a pair, or the pair ends. Both are told, and so are you.",
    )
    recusal_months = Count(
        "Months in which a mentee does not assess their mentor afterwards", initial=12, least=0, most=60
    )

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        said = super().clean() or {}
        closes, starts, ends = (said.get(name) for name in ("call_closes_on", "starts_on", "ends_on"))
        if closes and starts and starts <= closes:
            self.add_error("starts_on", "Choose a day after the call closes.")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", "Choose a day after the round begins.")
        kept = said.get("identity_kept_until")
        if ends and kept and kept > ends:
            self.add_error("identity_kept_until", "Choose the last day of the round, or an earlier one.")
        if closes and kept and kept <= closes:
            self.add_error("identity_kept_until", "Choose a day after the call closes.")
        return said


def settings_of(cohort: CohortPage) -> dict[str, Any]:
    """What the form shows for a round that exists."""
    return {name: getattr(cohort, name) for name in CohortForm.base_fields}
