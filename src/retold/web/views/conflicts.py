"""With whom somebody must not be paired (conflicts of interest): the coordinator's list, and one's own."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from retold.queries.conflicts import conflicts_of_a_round, demand_it_counts, own_exclusions
from retold.rules.refusals import HiddenError, IncompleteError
from retold.rules.words import ConflictKind, ConflictStrength
from retold.services import conflicts
from retold.web.asked import Asked, page
from retold.web.forms.conflicts import NO_REASON, ConflictForm, NotWithForm
from retold.web.sure import sure


@page("GET", "POST")
def show_all(request: Asked, pk: str) -> HttpResponse:
    """What the coordinator entered about people of a round, and a form for more."""
    shown = conflicts_of_a_round(request.viewer, pk, request.at)
    form = ConflictForm(request.POST or None, people=shown.people)
    if form.is_valid():
        said = form.cleaned_data
        try:
            conflicts.enter(
                pk,
                one=said["one"],
                other=said["other"],
                kind=ConflictKind(said["kind"]),
                strength=ConflictStrength(said["strength"]),
                until=said["until"],
                by=request.viewer,
                at=request.at,
            )
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("conflicts", pk)
    return render(request, "conflicts/all.html", {"shown": shown, "form": form})


@page("POST")
def look_at(request: Asked, pk: str) -> HttpResponse:
    """Whether a name in an application means a mentor of the round, or somebody else."""
    sent = request.POST
    conflicts.look_at(
        pk,
        mentee=sent.get("mentee", ""),
        mentor=sent.get("mentor", ""),
        meant=sent.get("meant") == "yes",
        by=request.viewer,
        at=request.at,
    )
    return redirect("conflicts", pk)


@page("GET", "POST")
def end(request: Asked, pk: str) -> HttpResponse:
    """A conflict that is over; asks once."""
    if request.method != "POST":
        demand_it_counts(request.viewer, pk, request.at)
        return sure(request, "conflict.end", reverse("today"))
    conflicts.end(pk, by=request.viewer, at=request.at)
    return redirect("today")


@page("GET", "POST")
def not_with(request: Asked) -> HttpResponse:
    """With whom one will not be paired. Nobody else reads it."""
    shown = own_exclusions(request.viewer, request.at)
    form = NotWithForm(request.POST or None, may_veto=shown.may_veto)
    if form.is_valid():
        said = form.cleaned_data
        kind = None if said["kind"] == NO_REASON else ConflictKind(said["kind"])
        try:
            if shown.may_veto:
                conflicts.veto(named=said["named"], kind=kind, by=request.viewer, at=request.at)
            elif kind:
                conflicts.declare(named=said["named"], kind=kind, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("not-with")
    return render(request, "conflicts/mine.html", {"shown": shown, "form": form})


@page("GET", "POST")
def lift(request: Asked, pk: str) -> HttpResponse:
    """Takes a name back; asks once."""
    if request.method != "POST":
        if pk not in {line.id for line in own_exclusions(request.viewer, request.at).lines}:
            raise HiddenError
        return sure(request, "veto.lift", reverse("not-with"))
    conflicts.lift(pk, by=request.viewer, at=request.at)
    return redirect("not-with")
