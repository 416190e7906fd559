"""The agreement of a pair."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import agreements as queries
from retold.services import agreements as services
from retold.web.asked import Asked, page
from retold.web.forms.agreements import AgreementForm, choices_of


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """The whole text, and what can be done with it now. `pk` is the pair's."""
    shown = queries.shown(request.viewer, pk, request.at)
    return render(request, "agreements/show.html", {"agreement": shown})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """What the pair can choose."""
    agreement = queries.own(request.viewer, pk, "agreement.write")
    form = AgreementForm(request.POST or None, initial=choices_of(agreement))
    if form.is_valid():
        services.change(agreement, **form.cleaned_data, by=request.viewer, at=request.at)
        return redirect("agreement", agreement.pair_id)
    return render(request, "agreements/change.html", {"form": form, "pair_id": agreement.pair_id})


@page("POST")
def sign(request: Asked, pk: str) -> HttpResponse:
    """Signs the text that stood on the page."""
    agreement = queries.own(request.viewer, pk, "agreement.read")
    services.sign(agreement, seen=request.POST.get("seen", ""), by=request.viewer, at=request.at)
    return redirect("agreement", agreement.pair_id)


@page("POST")
def reopen(request: Asked, pk: str) -> HttpResponse:
    """Back to talking it over, before both have signed."""
    agreement = queries.own(request.viewer, pk, "agreement.reopen")
    services.reopen(agreement, by=request.viewer, at=request.at)
    return redirect("agreement", agreement.pair_id)


@page("POST")
def renew(request: Asked, pk: str) -> HttpResponse:
    """A new agreement beside the signed one, which holds until both have signed the new."""
    agreement = queries.own(request.viewer, pk, "agreement.write")
    services.renew(agreement, by=request.viewer, at=request.at)
    return redirect("agreement", agreement.pair_id)
