"""Pausing, going on, leaving, meeting somebody else; asking the coordinator for a word; how pairs stand."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from retold.queries import endings as queries
from retold.queries import standings
from retold.rules.dispatch import next_ending_day
from retold.rules.privacy import may
from retold.rules.refusals import HiddenError
from retold.services import endings as services
from retold.services import talks
from retold.web.asked import Asked, page

ACTS: Mapping[str, tuple[Callable[..., object], Callable[..., object]]] = {
    "go-on": (queries.to_go_on, services.go_on),
    "stay": (queries.to_end, services.stay),
    "another": (queries.to_meet_another, services.another),
    "talk": (queries.to_talk, talks.ask),
}


@page("GET", "POST")
def pause(request: Asked, pk: str) -> HttpResponse:
    """Pauses a pair; asks once."""
    pair = queries.to_pause(request.viewer, pk)
    if request.method == "POST":
        services.pause(pair, by=request.viewer, at=request.at)
        return back(request, pair)
    shown = {"whom": queries.in_words(request.viewer, pair), "back": address_of(request, pair)}
    return render(request, "endings/pause.html", shown)


@page("GET", "POST")
def leave(request: Asked, pk: str) -> HttpResponse:
    """Leaves, or ends, a pair; asks once, and not why."""
    pair = queries.to_end(request.viewer, pk)
    if request.method == "POST":
        services.leave(pair, by=request.viewer, at=request.at)
        return back(request, pair)
    day = next_ending_day(request.at.day)
    shown = {"whom": queries.in_words(request.viewer, pair), "day": day, "back": address_of(request, pair)}
    return render(request, "endings/leave.html", shown)


@page("POST")
def act(request: Asked, pk: str, act: str) -> HttpResponse:
    """One click: ready to go on, staying after all, another partner, a word with the coordinator."""
    if act not in ACTS:
        raise HiddenError
    find, do = ACTS[act]
    pair = find(request.viewer, pk)
    do(pair, by=request.viewer, at=request.at)
    return back(request, pair)


@page("GET")
def show_all(request: Asked, pk: str) -> HttpResponse:
    """How the pairs of a round stand, for its coordinator."""
    return render(request, "endings/all.html", {"page": standings.listed(request.viewer, pk, at=request.at)})


@page("POST")
def talked(request: Asked, pk: str) -> HttpResponse:
    """The coordinator has talked to somebody who asked."""
    asked = standings.talk(request.viewer, pk)
    talks.answer(asked, by=request.viewer, at=request.at)
    return redirect("standings", asked.pair.cohort_id)


def back(request: Asked, pair: object) -> HttpResponse:
    """To one's own meetings, or (for the coordinator) to the pairs of the round."""
    return redirect(address_of(request, pair))


def address_of(request: Asked, pair: object) -> str:
    """Where somebody came from who may do this with a pair."""
    if may(request.viewer, "pair.plan_meeting", pair):
        return reverse("meetings")
    return reverse("standings", args=[pair.cohort_id])  # type: ignore[attr-defined]  # a pair
