"""From which role, in which organisation, a person looks."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import applications
from retold.rules.refusals import HiddenError
from retold.web.asked import Asked, page
from retold.web.middleware import SEAT


@page("GET", "POST")
def choose(request: Asked) -> HttpResponse:
    """Lists the seats, and takes one; below them, what this person applied for."""
    if request.method == "POST":
        wanted = request.POST.get("seat", "")
        if wanted not in {seat.key for seat in request.seats}:
            raise HiddenError
        request.session[SEAT] = wanted
        return redirect("today")
    shown = {"seats": request.seats, "applications": applications.all_mine(request.viewer)}
    return render(request, "seats/choose.html", shown)
