"""The writing room, and a writer's own stories."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import retellings
from retold.queries import stories as queries
from retold.rules.refusals import IncompleteError
from retold.rules.words import NarrativeTime
from retold.services import stories as services
from retold.web.asked import Asked, page, wants_words
from retold.web.forms.stories import HandInForm, WritingForm


@page("GET")
def show_all(request: Asked) -> HttpResponse:
    """The viewer's stories, wherever they stand."""
    mine = queries.mine(request.viewer, request.at)
    return render(request, "stories/all.html", {"studies": mine})


@page("POST")
def open_first(request: Asked, pk: str) -> HttpResponse:
    """Opens the writing room for the first story."""
    return open_room(request, pk, NarrativeTime.FIRST)


@page("POST")
def open_second(request: Asked, pk: str) -> HttpResponse:
    """Opens the writing room for the second story."""
    return open_room(request, pk, NarrativeTime.SECOND)


def open_room(request: Asked, pk: str, time: NarrativeTime) -> HttpResponse:
    """Into the writing room."""
    under = queries.under(request.viewer, pk)
    story = services.open_room(under, time=time, by=request.viewer, at=request.at)
    return redirect("story-write", story.pk)


@page("GET", "POST")
def write(request: Asked, pk: str) -> HttpResponse:
    """The writing room. A script saves what is typed every few seconds; without one, the buttons do."""
    room = queries.room(request.viewer, pk)
    initial = {"text": room.text, "base": room.base}
    form = WritingForm(request.POST or None, initial=initial)
    other = None
    if request.method == "POST" and form.is_valid():
        try:
            base = services.keep(
                queries.record(request.viewer, pk, "narrative.write"),
                text=form.cleaned_data["text"],
                base=form.cleaned_data["base"],
                by=request.viewer,
                at=request.at,
            )
        except IncompleteError as lacking:
            other = lacking.reasons.pop("other", None)
            form.take_reasons(lacking)
        else:
            if wants_words(request):
                return HttpResponse(base, content_type="text/plain")
            return redirect("story-hand-in", pk) if "on" in request.POST else redirect("stories")
        if wants_words(request):
            return HttpResponse(" ".join(map(str, form.errors.get("text", []))), content_type="text/plain", status=409)
    shown = {"room": room, "form": form, "other": other}
    return render(request, "stories/write.html", shown, status=409 if form.errors else 200)


@page("GET", "POST")
def hand_in(request: Asked, pk: str) -> HttpResponse:
    """The whole story once more; then it is handed in for good."""
    story = queries.draft(request.viewer, pk, request.at)
    form = HandInForm(request.POST if request.method == "POST" else None, unkeepable=story.unkeepable)
    if request.method == "POST" and form.is_valid():
        try:
            services.hand_in(
                queries.record(request.viewer, pk, "narrative.write"),
                tidy=form.wants_tidy,
                by=request.viewer,
                at=request.at,
            )
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("stories")
    shown = {"story": story, "form": form}
    return render(request, "stories/hand_in.html", shown, status=422 if form.errors else 200)


@page("GET")
def read(request: Asked, pk: str) -> HttpResponse:
    """One's own story, once both are handed in."""
    story = queries.read(request.viewer, pk, request.at)
    return render(request, "stories/read.html", {"story": story})


@page("GET", "POST")
def withdraw(request: Asked, pk: str) -> HttpResponse:
    """Takes a story back; asks once, and says what goes."""
    story = queries.to_withdraw(request.viewer, pk, request.at)
    if request.method == "POST":
        services.withdraw(queries.record(request.viewer, pk, "narrative.withdraw"), by=request.viewer, at=request.at)
        return redirect("stories")
    return render(request, "stories/withdraw.html", {"story": story})


@page("GET")
def mirror(request: Asked, pk: str) -> HttpResponse:
    """Both stories side by side, for their writer alone."""
    shown = {"page": retellings.mirror(request.viewer, pk), "back": "stories", "back_words": "Your stories"}
    return render(request, "retellings/page.html", shown)
