"""What changed in a study, and the files of its report."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import reports as queries
from retold.queries.report_inputs import LABEL, LATER
from retold.services import reports as services
from retold.web.asked import Asked, page


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """What changed: the report as a page, or how far it is, or in words why no number is shown."""
    shown = queries.shown(request.viewer, pk, at=request.at)
    template = "reports/show.html" if shown.html else "reports/not_yet.html"
    return render(request, template, {"report": shown, "label": LABEL, "later": LATER})


@page("POST")
def ask(request: Asked, pk: str) -> HttpResponse:
    """Has the report worked out, for the first time or once more."""
    study = queries.record(request.viewer, pk, "study.ask_for_report")
    services.ask(study, by=request.viewer, at=request.at)
    return redirect("report", pk)


@page("GET")
def file(request: Asked, pk: str, name: str) -> HttpResponse:
    """One file of the report, under its constant name."""
    found = queries.file(request.viewer, pk, name)
    response = HttpResponse(found.data, content_type=found.kind)
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return response
