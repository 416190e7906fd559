"""A proposed pair, as the one who is asked sees it (offer and answer)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.proposals import proposal_shown
from retold.services import mornings, proposals
from retold.web.asked import Asked, page
from retold.web.sure import sure_of


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


@page("GET", "POST")
def take_back(request: Asked, pk: str) -> HttpResponse:
    """The coordinator takes a proposal back that nobody has said yes to, in the next morning; asks once."""
    if request.method != "POST":
        return sure_of(request, "proposal.take_back", pk, back="pairs", led_by="cohort_id")
    asked = mornings.announce("proposal", pk, step="take_back", by=request.viewer, at=request.at)
    return redirect("pairs", asked.cohort_id)
