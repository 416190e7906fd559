"""Pairs: one's own, and the coordinator's list."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.pair_addresses import own_address
from retold.queries.pairs import own_pair, pairs_of_a_round
from retold.rules.briefings import BRIEFINGS
from retold.rules.refusals import ChangedError
from retold.services import pair_addresses, pairs
from retold.web.asked import Asked, page
from retold.web.forms.pair_addresses import ReachedForm


@page("GET")
def show_all(request: Asked, pk: str) -> HttpResponse:
    """The pairs of a round, open offers, and everybody who waits."""
    return render(request, "pairs/all.html", {"shown": pairs_of_a_round(request.viewer, pk, request.at)})


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One's own pair: who the partner is, and what is left to do before you meet."""
    return render(request, "pairs/show.html", {"pair": own_pair(request.viewer, pk)})


@page("GET", "POST")
def prepare(request: Asked, pk: str) -> HttpResponse:
    """What to know before you meet."""
    if request.method == "POST":
        pairs.prepare(pk, by=request.viewer, at=request.at)
        return redirect("pair", pk)
    pair = own_pair(request.viewer, pk)
    return render(request, "pairs/prepare.html", {"pair": pair, "briefing": BRIEFINGS[pair.role]})


@page("GET", "POST")
def reach(request: Asked, pk: str) -> HttpResponse:
    """What one gives the partner to be reached by."""
    form = ReachedForm(request.POST if request.method == "POST" else None, address=request.viewer.email or "")
    if form.is_valid():
        try:
            pair_addresses.choose(
                pk, **form.cleaned_data, started_from=form.started_from, by=request.viewer, at=request.at
            )
        except ChangedError:
            form.changed_meanwhile()
        else:
            return redirect("pair", pk)
    address = own_address(request.viewer, pk)
    form.show(address.chosen)
    shown = {"form": form, "address": address}
    return render(request, "pairs/reach.html", shown, status=409 if form.changed else 200)
