"""Schemes of the viewer's organisation."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.organisations import demand_organisation, scheme_shown
from retold.rules.refusals import ChangedError
from retold.services import schemes
from retold.web.asked import Asked, page
from retold.web.forms.schemes import SchemeForm


@page("GET", "POST")
def plan(request: Asked) -> HttpResponse:
    """A new scheme."""
    form = SchemeForm(request.POST or None)
    if form.is_valid():
        schemes.plan(**form.cleaned_data, by=request.viewer, at=request.at)
        return redirect("organisation")
    demand_organisation(request.viewer, "organisation.plan_scheme")
    return render(request, "schemes/form.html", {"form": form, "title": "A new scheme"})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """Changes what a scheme is called and what it is for."""
    form = SchemeForm(request.POST or None)
    if form.is_valid():
        try:
            schemes.change(pk, **form.cleaned_data, started_from=form.started_from, by=request.viewer, at=request.at)
        except ChangedError:
            form.changed_meanwhile()
        else:
            return redirect("organisation")
    scheme = scheme_shown(request.viewer, pk, "scheme.change")
    form.show({"name": scheme.name, "purpose": scheme.purpose})
    shown = {"form": form, "title": "Change the scheme"}
    return render(request, "schemes/form.html", shown, status=409 if form.changed else 200)
