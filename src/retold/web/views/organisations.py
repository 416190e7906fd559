"""The viewer's organisation."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import organisations as queries
from retold.rules.privacy import demand
from retold.services import organisations as services
from retold.web.asked import Asked, page
from retold.web.forms.organisations import OrganisationForm


@page("GET")
def show(request: Asked) -> HttpResponse:
    """What it is called, and its schemes."""
    return render(request, "organisations/show.html", {"organisation": queries.shown(request.viewer)})


@page("GET", "POST")
def change(request: Asked) -> HttpResponse:
    """Changes its name and time zone."""
    organisation = queries.own(request.viewer)
    demand(request.viewer, "organisation.change", organisation)
    form = OrganisationForm(
        request.POST or None, initial={"name": organisation.name, "time_zone": organisation.time_zone}
    )
    if form.is_valid():
        services.change(organisation, **form.cleaned_data, by=request.viewer, at=request.at)
        return redirect("organisation")
    return render(request, "organisations/change.html", {"form": form})
