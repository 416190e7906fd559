"""A proposed pair, as the one who is asked sees it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import proposals as queries
from retold.services import proposals as services
from retold.web.asked import Asked, page


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """Who is proposed, as far as they chose to show, and why."""
    return render(request, "proposals/show.html", {"proposal": queries.shown(request.viewer, pk)})


@page("POST")
def say_yes(request: Asked, pk: str) -> HttpResponse:
    """Yes. With the second yes the two are a pair."""
    proposal = queries.mine(request.viewer, pk)
    step = queries.YES[queries.role_in(request.viewer, proposal)]
    services.say_yes(proposal, step=step, by=request.viewer, at=request.at)
    return redirect("proposal", pk)


@page("GET", "POST")
def say_no(request: Asked, pk: str) -> HttpResponse:
    """No, without a reason; asks once."""
    if request.method == "POST":
        proposal = queries.mine(request.viewer, pk)
        services.say_no(proposal, step=queries.no_step(proposal), by=request.viewer, at=request.at)
        return redirect("today")
    return render(request, "proposals/no.html", {"proposal": queries.shown(request.viewer, pk)})


@page("POST")
def take_back(request: Asked, pk: str) -> HttpResponse:
    """The coordinator takes an offer back that nobody answers."""
    proposal = queries.to_change(request.viewer, pk)
    services.withdraw(proposal, step=queries.take_back_step(proposal), by=request.viewer, at=request.at)
    return redirect("pairs", proposal.cohort_id)
