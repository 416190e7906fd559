"""Meetings of one's own pairs."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.exchange.calendar import meeting_file
from retold.queries import endings
from retold.queries import meetings as queries
from retold.rules.prompt_cards import CARDS, card
from retold.rules.refusals import HiddenError, IncompleteError
from retold.services import meetings as services
from retold.web.asked import Asked, page
from retold.web.forms.meetings import AnswerForm, MeetingForm, as_answered, as_planned


@page("GET")
def mine(request: Asked) -> HttpResponse:
    """Every pair of one's own with what is planned and what was."""
    return render(request, "meetings/mine.html", {"pairs": queries.mine(request.viewer, at=request.at)})


@page("GET", "POST")
def plan(request: Asked, pk: str) -> HttpResponse:
    """The next meeting of a pair."""
    pair = endings.to_plan(request.viewer, pk)
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = services.plan(pair, **form.planned, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("meeting", meeting.pk)
    return render(request, "meetings/form.html", {"form": form, "title": "Plan a meeting", "back": "meetings"})


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One meeting."""
    return render(request, "meetings/show.html", {"meeting": queries.shown(request.viewer, pk, at=request.at)})


@page("GET", "POST")
def move(request: Asked, pk: str) -> HttpResponse:
    """Another time, or another way."""
    meeting = queries.to_change(request.viewer, pk)
    shown = queries.shown(request.viewer, pk, at=request.at)
    form = MeetingForm(request.POST or None, initial=as_planned(shown))
    if request.method == "POST" and form.is_valid():
        try:
            services.move(meeting, **form.planned, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("meeting", pk)
    return render(request, "meetings/form.html", {"form": form, "title": "Move this meeting", "back": "meetings"})


@page("POST")
def cancel(request: Asked, pk: str) -> HttpResponse:
    """Takes a meeting out of the diary."""
    services.cancel(queries.to_change(request.viewer, pk), by=request.viewer, at=request.at)
    return redirect("meetings")


@page("GET", "POST")
def answer(request: Asked, pk: str) -> HttpResponse:
    """How it was, for oneself alone."""
    meeting = queries.to_answer(request.viewer, pk)
    shown = queries.shown(request.viewer, pk, at=request.at)
    form = AnswerForm(request.POST or None, initial=as_answered(shown.answer))
    if request.method == "POST" and form.is_valid():
        services.answer(meeting, **form.answer, by=request.viewer, at=request.at)
        return redirect("meetings")
    return render(request, "meetings/answer.html", {"form": form, "meeting": shown})


@page("GET")
def file(request: Asked, pk: str) -> HttpResponse:
    """The meeting as a calendar file that names nobody."""
    meeting = queries.calendar(request.viewer, pk)
    written = meeting_file(
        uid=meeting.calendar_uid,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        moved=meeting.moved,
        at=request.at.moment,
    )
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    response["Content-Disposition"] = f'attachment; filename="meeting-{meeting.calendar_uid[:8]}.ics"'
    return response


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
