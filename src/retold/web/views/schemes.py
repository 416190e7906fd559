"""Schemes of the viewer's organisation."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import organisations as queries
from retold.rules.privacy import demand
from retold.services import schemes as services
from retold.web.asked import Asked, page
from retold.web.forms.schemes import SchemeForm


@page("GET", "POST")
def plan(request: Asked) -> HttpResponse:
    """A new scheme."""
    organisation = queries.own(request.viewer)
    demand(request.viewer, "organisation.plan_scheme", organisation)
    form = SchemeForm(request.POST or None)
    if form.is_valid():
        services.plan(organisation, **form.cleaned_data, by=request.viewer, at=request.at)
        return redirect("organisation")
    return render(request, "schemes/form.html", {"form": form, "title": "A new scheme"})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """Changes what a scheme is called and what it is for."""
    scheme = queries.scheme(request.viewer, pk)
    demand(request.viewer, "scheme.change", scheme)
    form = SchemeForm(request.POST or None, initial={"name": scheme.name, "purpose": scheme.purpose})
    if form.is_valid():
        services.change(scheme, **form.cleaned_data, by=request.viewer, at=request.at)
        return redirect("organisation")
    return render(request, "schemes/form.html", {"form": form, "title": "Change the scheme"})
