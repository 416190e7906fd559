"""Rounds of a scheme."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import cohorts as queries
from retold.queries import organisations
from retold.rules.privacy import demand
from retold.services import cohorts as services
from retold.web.asked import Asked, page
from retold.web.forms.cohorts import CohortForm, settings_of


@page("GET")
def show_all(request: Asked) -> HttpResponse:
    """Every round the viewer may see."""
    return render(request, "cohorts/all.html", {"cohorts": queries.listed(request.viewer)})


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One round."""
    return render(request, "cohorts/show.html", {"cohort": queries.shown(request.viewer, pk)})


@page("GET", "POST")
def plan(request: Asked, scheme: str) -> HttpResponse:
    """A new round of a scheme."""
    under = organisations.scheme(request.viewer, scheme)
    demand(request.viewer, "scheme.plan_cohort", under)
    form = CohortForm(request.POST or None)
    if form.is_valid():
        planned = services.plan(under, **form.cleaned_data, by=request.viewer, at=request.at)
        return redirect("cohort", planned.pk)
    return render(request, "cohorts/form.html", {"form": form, "title": "A new round"})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """Changes the texts, dates and settings of a round."""
    cohort = queries.changeable(request.viewer, pk)
    form = CohortForm(request.POST or None, initial=settings_of(cohort))
    if form.is_valid():
        services.change(cohort, **form.cleaned_data, by=request.viewer, at=request.at)
        return redirect("cohort", pk)
    shown = {"form": form, "title": "Change the round", "cohort_id": pk, "cohort": cohort.name}
    return render(request, "cohorts/form.html", shown)


@page("POST")
def move_on(request: Asked, pk: str, step: str) -> HttpResponse:
    """Takes one step of a round."""
    cohort = queries.changeable(request.viewer, pk)
    services.move_on(cohort, step=queries.known_step(step), by=request.viewer, at=request.at)
    return redirect("cohort", pk)
