"""The public page of an open call, and the first step of applying."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.cohorts import open_call
from retold.rules.refusals import HiddenError
from retold.rules.words import PARTICIPANTS, Role
from retold.services import applications
from retold.web.asked import Asked, open_to_anybody, page


@open_to_anybody
@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """What the scheme is, whom it is for, what it asks, and what becomes of what one tells."""
    return render(request, "calls/show.html", {"call": open_call(request.viewer, pk)})


@page("GET", "POST")
def apply(request: Asked, pk: str, role: str) -> HttpResponse:
    """Begins an application. The page in between is where somebody lands who had to sign in first."""
    if role not in PARTICIPANTS:
        raise HiddenError
    wanted = Role(role)
    if request.method == "POST":
        begun = applications.begin(pk, role=wanted, by=request.viewer, at=request.at)
        return redirect("application", begun.pk)
    return render(request, "calls/apply.html", {"call": open_call(request.viewer, pk), "role": wanted})
