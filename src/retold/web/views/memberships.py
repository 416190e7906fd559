"""Who has which role."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.appointments import open_appointments
from retold.queries.invitations import invitations_sent
from retold.queries.memberships import role_to_end, roles_ended_today, roles_held
from retold.rules.privacy import might
from retold.services import appointments, memberships
from retold.web.asked import Asked, page


@page("GET")
def show(request: Asked) -> HttpResponse:
    """Everybody with their roles, and the invitations that wait for an answer."""
    shown = {
        "ended": roles_ended_today(request.viewer, request.at),
        "held": roles_held(request.viewer, request.at),
        "invited": invitations_sent(request.viewer),
        "may_appoint": might(request.viewer, "organisation.appoint"),
        "appointments": open_appointments(request.viewer),
    }
    return render(request, "memberships/show.html", shown)


@page("GET", "POST")
def end(request: Asked, pk: str) -> HttpResponse:
    """Ends a role; asks once."""
    held = role_to_end(request.viewer, pk)
    if request.method == "POST":
        end_it = appointments.ask_to_end if held.takes_two else memberships.end
        end_it(pk, by=request.viewer, at=request.at)
        return redirect("members")
    return render(request, "memberships/end.html", {"held": held})


@page("POST")
def give_back(request: Asked, pk: str) -> HttpResponse:
    """Gives a role back that ended today."""
    memberships.give_back(pk, by=request.viewer, at=request.at)
    return redirect("members")


@page("POST")
def here(request: Asked) -> HttpResponse:
    """A contact says that they are here."""
    memberships.say_here(by=request.viewer, at=request.at)
    return redirect("today")
