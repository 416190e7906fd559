"""A proposed pair, as the one who is asked sees it (offer and answer)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.proposals import proposal_shown
from retold.services import proposals
from retold.web.asked import Asked, page


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """Who is proposed, as far as they chose to show, and why."""
    return render(request, "proposals/show.html", {"proposal": proposal_shown(request.viewer, pk)})


@page("POST")
def say_yes(request: Asked, pk: str) -> HttpResponse:
    """Yes. With the second yes the two are a pair."""
    proposals.say_yes(pk, by=request.viewer, at=request.at)
    return redirect("proposal", pk)


@page("GET", "POST")
def say_no(request: Asked, pk: str) -> HttpResponse:
    """No, without a reason; asks once."""
    if request.method == "POST":
        proposals.say_no(pk, by=request.viewer, at=request.at)
        return redirect("today")
    return render(request, "proposals/no.html", {"proposal": proposal_shown(request.viewer, pk)})


@page("POST")
def take_back(request: Asked, pk: str) -> HttpResponse:
    """The coordinator takes an offer back that nobody answers."""
    lapsed = proposals.take_back(pk, by=request.viewer, at=request.at)
    return redirect("pairs", lapsed.cohort_id)
