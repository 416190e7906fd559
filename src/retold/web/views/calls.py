"""The public page of an open call, and the first step of applying."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.calls import Call, call_shown, open_call
from retold.rules.refusals import HiddenError
from retold.rules.words import PARTICIPANTS, Role
from retold.services import applications
from retold.web.asked import Asked, open_to_anybody, page


@open_to_anybody
@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """What the scheme is, whom it is for, what it asks, what becomes of what one tells; or that the call has closed."""
    call = call_shown(request.viewer, pk, request.at)
    template = "calls/show.html" if isinstance(call, Call) else "calls/closed.html"
    return render(request, template, {"call": call})


@page("GET", "POST")
def apply(request: Asked, pk: str, role: str) -> HttpResponse:
    """Begins an application. The page in between is where somebody lands who had to sign in first."""
    if role not in PARTICIPANTS:
        raise HiddenError
    wanted = Role(role)
    if not isinstance(call := call_shown(request.viewer, pk, request.at), Call):
        return render(request, "calls/closed.html", {"call": call})
    if request.method == "POST":
        begun = applications.begin(pk, role=wanted, by=request.viewer, at=request.at)
        return redirect("application", begun.pk)
    open_call(request.viewer, pk, request.at)
    return render(request, "calls/apply.html", {"call": call, "role": wanted})
