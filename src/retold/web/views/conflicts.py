"""With whom somebody must not be paired: the coordinator's list, and one's own."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import conflicts as queries
from retold.rules.refusals import IncompleteError
from retold.rules.words import ConflictKind, ConflictStrength, Role
from retold.services import conflicts as services
from retold.web.asked import Asked, page
from retold.web.forms.conflicts import NO_REASON, ConflictForm, NotWithForm


@page("GET", "POST")
def show_all(request: Asked, pk: str) -> HttpResponse:
    """What the coordinator entered about people of a round, and a form for more."""
    shown = queries.listed(request.viewer, pk, request.at)
    form = ConflictForm(request.POST or None, people=shown.people)
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.enter(
                queries.house(request.viewer, pk),
                one=queries.participant(request.viewer, pk, said["one"]),
                other=queries.participant(request.viewer, pk, said["other"]),
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
def end(request: Asked, pk: str) -> HttpResponse:
    """A conflict that is over."""
    conflict = queries.conflict(request.viewer, pk)
    services.end(conflict, by=request.viewer, at=request.at)
    return redirect("not-with" if conflict.declared_by_id == request.viewer.person_id and conflict.named else "today")


@page("GET", "POST")
def mine(request: Asked) -> HttpResponse:
    """With whom one will not be paired. Nobody else reads it."""
    shown = queries.mine(request.viewer, request.at)
    form = NotWithForm(request.POST or None, may_veto=queries.may_veto(request.viewer))
    if form.is_valid():
        house, said = queries.own_house(request.viewer), form.cleaned_data
        kind = None if said["kind"] == NO_REASON else ConflictKind(said["kind"])
        if shown.role is Role.MENTOR:
            services.veto(house, named=said["named"], kind=kind, by=request.viewer, at=request.at)
        elif kind:
            services.declare(house, named=said["named"], kind=kind, by=request.viewer, at=request.at)
        return redirect("not-with")
    return render(request, "conflicts/mine.html", {"shown": shown, "form": form})


@page("POST")
def lift(request: Asked, pk: str) -> HttpResponse:
    """Takes a veto back."""
    services.lift(queries.veto(request.viewer, pk), by=request.viewer, at=request.at)
    return redirect("not-with")
