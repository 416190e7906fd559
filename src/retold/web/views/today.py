"""The first page of every role."""

from django.http import HttpResponse
from django.shortcuts import render

from retold.queries.today import tasks_of_today
from retold.web.asked import Asked, page


@page("GET")
def show(request: Asked) -> HttpResponse:
    """What needs the viewer now; then what is coming."""
    today = tasks_of_today(request.viewer, request.at)
    return render(request, "today/show.html", {"today": today})
