"""Who has which role."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import invitations, memberships
from retold.services import memberships as services
from retold.web.asked import Asked, page


@page("GET")
def show(request: Asked) -> HttpResponse:
    """Everybody with their roles, and the invitations that wait for an answer."""
    held = memberships.held(request.viewer, request.at)
    return render(request, "memberships/show.html", {"held": held, "invited": invitations.sent(request.viewer)})


@page("GET", "POST")
def end(request: Asked, pk: str) -> HttpResponse:
    """Ends a role; asks once."""
    membership = memberships.membership(request.viewer, pk)
    if request.method == "POST":
        services.end(membership, by=request.viewer, at=request.at)
        return redirect("members")
    return render(request, "memberships/end.html", {"held": memberships.line(membership)})
