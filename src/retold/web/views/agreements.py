"""The agreement of a pair."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.agreements import agreement_to_write, newest_agreement
from retold.rules.refusals import ChangedError
from retold.services import agreements
from retold.web.asked import Asked, page
from retold.web.forms.agreements import AgreementForm
from retold.web.sure import sure_of


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """The whole text, and what can be done with it now. `pk` is the pair's."""
    shown = newest_agreement(request.viewer, pk, request.at)
    return render(request, "agreements/show.html", {"agreement": shown})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """What the pair can choose."""
    form = AgreementForm(request.POST or None)
    if form.is_valid():
        try:
            changed = agreements.change(
                pk, **form.cleaned_data, started_from=form.started_from, by=request.viewer, at=request.at
            )
        except ChangedError:
            form.changed_meanwhile()
        else:
            return redirect("agreement", changed.pair_id)
    agreement = agreement_to_write(request.viewer, pk)
    form.show(agreement.choices)
    shown = {"form": form, "pair_id": agreement.pair_id}
    return render(request, "agreements/change.html", shown, status=409 if form.changed else 200)


@page("POST")
def sign(request: Asked, pk: str) -> HttpResponse:
    """Signs the text that stood on the page."""
    signed = agreements.sign(pk, seen=request.POST.get("seen", ""), by=request.viewer, at=request.at)
    return redirect("agreement", signed.pair_id)


@page("GET", "POST")
def reopen(request: Asked, pk: str) -> HttpResponse:
    """Back to talking it over, before both have signed; asks once."""
    if request.method != "POST":
        return sure_of(request, "agreement.reopen", pk, back="agreement", led_by="pair_id")
    reopened = agreements.reopen(pk, by=request.viewer, at=request.at)
    return redirect("agreement", reopened.pair_id)


@page("POST")
def renew(request: Asked, pk: str) -> HttpResponse:
    """A new agreement beside the signed one, which holds until both have signed the new."""
    renewed = agreements.renew(pk, by=request.viewer, at=request.at)
    return redirect("agreement", renewed.pair_id)
