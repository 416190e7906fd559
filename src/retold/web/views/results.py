"""What changed in a study, and the files of its report."""

from django.http import HttpResponse
from django.shortcuts import render

from retold.queries import results as queries
from retold.web.asked import Asked, page


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """What changed: the report as a page, or in words why no number is shown."""
    shown = {"results": queries.shown(request.viewer, pk), "label": queries.LABEL, "later": queries.LATER}
    return render(request, "results/page.html", shown)


@page("GET")
def file(request: Asked, pk: str, name: str) -> HttpResponse:
    """One file of the report, under its constant name."""
    found = queries.file(request.viewer, pk, name)
    response = HttpResponse(found.data, content_type=found.kind)
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return response
