"""Meetings of one's own pairs."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.exchange.calendar import meeting_file
from retold.queries.common_hours import common_hours
from retold.queries.meetings import answered, calendar_entry, meeting_shown, my_pairs
from retold.rules.prompt_cards import CARDS, card
from retold.rules.refusals import ChangedError, HiddenError, IncompleteError
from retold.services import meetings
from retold.web.asked import Asked, page
from retold.web.forms.meetings import AnswerForm, MeetingForm, as_answered, as_planned
from retold.web.sure import sure_of


@page("GET")
def my_meetings(request: Asked) -> HttpResponse:
    """Every pair of one's own with what is planned and what was."""
    return render(request, "meetings/mine.html", {"pairs": my_pairs(request.viewer, at=request.at)})


@page("GET", "POST")
def plan(request: Asked, pk: str) -> HttpResponse:
    """The next meeting of a pair."""
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = meetings.plan(pk, **form.planned, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("meeting", meeting.pk)
    hours = common_hours(request.viewer, pk, request.at)
    if not form.is_bound:
        form.initial = chosen_hour(request)
    shown = {"form": form, "title": "Plan a meeting", "back": "meetings", "hours": hours}
    return render(request, "meetings/form.html", shown)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One meeting."""
    return render(request, "meetings/show.html", {"meeting": meeting_shown(request.viewer, pk, at=request.at)})


@page("GET", "POST")
def move(request: Asked, pk: str) -> HttpResponse:
    """Another time, or another way."""
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meetings.move(pk, **form.planned, started_from=form.started_from, by=request.viewer, at=request.at)
        except ChangedError:
            form.changed_meanwhile()
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("meeting", pk)
    meeting = meeting_shown(request.viewer, pk, at=request.at, permission="meeting.move")
    form.show(as_planned(meeting), of=meeting.planned)
    if not form.is_bound:
        form.initial = {**form.initial, **chosen_hour(request)}
    hours = common_hours(request.viewer, meeting.pair_id, request.at)
    shown = {"form": form, "title": "Offer another time", "back": "meetings", "hours": hours}
    return render(request, "meetings/form.html", shown, status=409 if form.changed else 200)


@page("POST")
def accept(request: Asked, pk: str) -> HttpResponse:
    """Yes to the time that the partner offered."""
    meetings.accept(pk, seen=request.POST.get("seen", ""), by=request.viewer, at=request.at)
    return redirect("meeting", pk)


@page("GET", "POST")
def cancel(request: Asked, pk: str) -> HttpResponse:
    """Takes a meeting out of the diary; asks once. Its page has the file that takes it out of a calendar."""
    if request.method != "POST":
        if not meeting_shown(request.viewer, pk, at=request.at).may_change:
            raise HiddenError
        return sure_of(request, "meeting.cancel", pk, back="meeting")
    meetings.cancel(pk, by=request.viewer, at=request.at)
    return redirect("meeting", pk)


@page("POST")
def restore(request: Asked, pk: str) -> HttpResponse:
    """Offers the time of a meeting that was cancelled again."""
    meetings.restore(pk, by=request.viewer, at=request.at)
    return redirect("meeting", pk)


@page("GET", "POST")
def answer(request: Asked, pk: str) -> HttpResponse:
    """How it was, for oneself alone."""
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meetings.answer(pk, **form.answer, started_from=form.started_from, by=request.viewer, at=request.at)
        except ChangedError:
            form.changed_meanwhile()
        else:
            return redirect("meetings")
    meeting = meeting_shown(request.viewer, pk, at=request.at, permission="meeting.answer")
    form.show(as_answered(meeting.answer), of=answered(meeting.answer))
    shown = {"form": form, "meeting": meeting}
    return render(request, "meetings/answer.html", shown, status=409 if form.changed else 200)


@page("GET")
def file(request: Asked, pk: str) -> HttpResponse:
    """The meeting as a calendar file that names nobody."""
    meeting = calendar_entry(request.viewer, pk)
    written = meeting_file(
        uid=meeting.uid,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        moved=meeting.moved,
        standing=meeting.standing,
        at=request.at.moment,
    )
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    response["Content-Disposition"] = f'attachment; filename="meeting-{meeting.uid[:8]}.ics"'
    return response


def chosen_hour(request: Asked) -> dict[str, str]:
    """The day and time of the button that was pressed; it fills the form in, which is then sent or not."""
    return {name: request.GET[name] for name in ("day", "time") if name in request.GET}


@page("GET")
def cards(request: Asked) -> HttpResponse:
    """Cards for conversations that are hard to begin. Nothing says who read which."""
    return render(request, "cards/all.html", {"cards": CARDS})


@page("GET")
def one_card(request: Asked, name: str) -> HttpResponse:
    """One card."""
    found = card(name)
    if found is None:
        raise HiddenError
    return render(request, "cards/show.html", {"card": found})
