"""What an applicant agrees to."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.consents import decided
from retold.rules.refusals import IncompleteError
from retold.services import consents
from retold.web.asked import Asked, page
from retold.web.forms.consents import ConsentForm


@page("GET", "POST")
def decide(request: Asked, pk: str) -> HttpResponse:
    """Each purpose apart, and changeable at any time."""
    lines = decided(request.viewer, pk)
    form = ConsentForm(request.POST or None, lines=lines)
    if form.is_valid():
        try:
            consents.decide(pk, decisions=form.decisions, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("application", pk)
    return render(request, "consents/decide.html", {"form": form, "lines": lines, "application_id": pk})
