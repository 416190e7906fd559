"""The first page of every role."""

from django.http import HttpResponse
from django.shortcuts import render

from retold.queries import today as queries
from retold.web.asked import Asked, page


@page("GET")
def show(request: Asked) -> HttpResponse:
    """What needs the viewer now; then what is coming."""
    today = queries.shown(request.viewer, request.at)
    return render(request, "today/show.html", {"today": today})
