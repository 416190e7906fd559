"""The viewer's organisation."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.organisations import own_organisation
from retold.rules.refusals import ChangedError
from retold.services import organisations
from retold.web.asked import Asked, page
from retold.web.forms.organisations import OrganisationForm


@page("GET")
def show(request: Asked) -> HttpResponse:
    """What it is called, and its schemes."""
    return render(request, "organisations/show.html", {"organisation": own_organisation(request.viewer)})


@page("GET", "POST")
def change(request: Asked) -> HttpResponse:
    """Changes its name and time zone."""
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        try:
            organisations.change(**form.cleaned_data, started_from=form.started_from, by=request.viewer, at=request.at)
        except ChangedError:
            form.changed_meanwhile()
        else:
            return redirect("organisation")
    organisation = own_organisation(request.viewer, "organisation.change")
    form.show({"name": organisation.name, "time_zone": organisation.time_zone})
    return render(request, "organisations/change.html", {"form": form}, status=409 if form.changed else 200)
