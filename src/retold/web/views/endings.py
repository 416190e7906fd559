"""Pausing, going on, leaving, meeting somebody else; asking the coordinator for a word; how pairs stand."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from retold.queries.endings import cohort_of_a_pair, meets_in_several, pair_in_words
from retold.queries.standings import standings_of_a_round
from retold.rules.dispatch import next_ending_day
from retold.rules.privacy import might
from retold.rules.refusals import HiddenError
from retold.services import endings, talks
from retold.web.asked import Asked, page

ACTS: Mapping[str, Callable[..., object]] = {
    "go-on": endings.go_on,
    "stay": endings.stay,
    "another": endings.another,
    "talk": talks.ask,
}


@page("GET", "POST")
def pause(request: Asked, pk: str) -> HttpResponse:
    """Pauses a pair; asks once."""
    if request.method == "POST":
        endings.pause(pk, by=request.viewer, at=request.at)
        if request.POST.get("which") == "all":
            endings.pause_all(by=request.viewer, at=request.at)
        return redirect(way_back(request, pk))
    shown = {
        "whom": pair_in_words(request.viewer, pk, "pair.ask_to_pause"),
        "several": meets_in_several(request.viewer),
        "back": way_back(request, pk),
    }
    return render(request, "endings/pause.html", shown)


@page("GET", "POST")
def leave(request: Asked, pk: str) -> HttpResponse:
    """Leaves, or ends, a pair; asks once, and not why."""
    if request.method == "POST":
        endings.leave(pk, by=request.viewer, at=request.at)
        return redirect(way_back(request, pk))
    whom, day = pair_in_words(request.viewer, pk, "pair.ask_to_end"), next_ending_day(request.at.day)
    return render(request, "endings/leave.html", {"whom": whom, "day": day, "back": way_back(request, pk)})


@page("POST")
def act(request: Asked, pk: str, act: str) -> HttpResponse:
    """One click: ready to go on, staying after all, another partner, a word with the coordinator."""
    if act not in ACTS:
        raise HiddenError
    ACTS[act](pk, by=request.viewer, at=request.at)
    return redirect(way_back(request, pk))


@page("GET")
def show_all(request: Asked, pk: str) -> HttpResponse:
    """How the pairs of a round stand, for its coordinator."""
    return render(request, "endings/all.html", {"page": standings_of_a_round(request.viewer, pk, at=request.at)})


@page("POST")
def talked(request: Asked, pk: str) -> HttpResponse:
    """The coordinator has talked to somebody who asked."""
    answered = talks.answer(pk, by=request.viewer, at=request.at)
    return redirect("standings", answered.pair.cohort_id)


def way_back(request: Asked, pair_id: str) -> str:
    """Where somebody came from who may do this with a pair: their own meetings, or the round they coordinate."""
    if might(request.viewer, "pair.plan_meeting"):
        return reverse("meetings")
    return reverse("standings", args=[cohort_of_a_pair(request.viewer, pair_id)])
