"""What changed in a study, and the files of its report."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.report_inputs import LABEL, LATER
from retold.queries.reports import file_of_report, report_page
from retold.services import reports
from retold.web.asked import Asked, page


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """What changed: the report as a page, or how far it is, or in words why no number is shown."""
    shown = report_page(request.viewer, pk, at=request.at)
    template = "reports/show.html" if shown.html else "reports/not_yet.html"
    return render(request, template, {"report": shown, "label": LABEL, "later": LATER})


@page("POST")
def ask(request: Asked, pk: str) -> HttpResponse:
    """Has the report worked out, for the first time or once more."""
    reports.ask(pk, by=request.viewer, at=request.at)
    return redirect("report", pk)


@page("GET")
def file(request: Asked, pk: str, name: str) -> HttpResponse:
    """One file of the report, under its constant name."""
    found = file_of_report(request.viewer, pk, name)
    response = HttpResponse(found.data, content_type=found.kind)
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return response
