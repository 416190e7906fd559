"""Rounds of a scheme."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.cohorts import known_step, lasting_step, round_shown, rounds_listed
from retold.queries.organisations import scheme_shown
from retold.rules.refusals import ChangedError, HiddenError
from retold.services import cohorts
from retold.web.asked import Asked, page
from retold.web.forms.cohorts import CohortForm, settings_of
from retold.web.sure import sure_of


@page("GET")
def show_all(request: Asked) -> HttpResponse:
    """Every round the viewer may see."""
    return render(request, "cohorts/all.html", {"cohorts": rounds_listed(request.viewer)})


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One round."""
    return render(request, "cohorts/show.html", {"cohort": round_shown(request.viewer, pk)})


@page("GET", "POST")
def plan(request: Asked, scheme: str) -> HttpResponse:
    """A new round of a scheme."""
    form = CohortForm(request.POST or None)
    if form.is_valid():
        planned = cohorts.plan(scheme, **form.cleaned_data, by=request.viewer, at=request.at)
        return redirect("cohort", planned.pk)
    scheme_shown(request.viewer, scheme, "scheme.plan_cohort")
    return render(request, "cohorts/form.html", {"form": form, "title": "A new round"})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """Changes the texts, dates and settings of a round."""
    form = CohortForm(request.POST or None)
    if form.is_valid():
        try:
            cohorts.change(pk, **form.cleaned_data, started_from=form.started_from, by=request.viewer, at=request.at)
        except ChangedError:
            form.changed_meanwhile()
        else:
            return redirect("cohort", pk)
    cohort = round_shown(request.viewer, pk, "cohort.change")
    form.show(settings_of(cohort))
    shown = {"form": form, "title": "Change the round", "cohort_id": pk, "cohort": cohort.name}
    return render(request, "cohorts/form.html", shown, status=409 if form.changed else 200)


@page("GET", "POST")
def move_on(request: Asked, pk: str, step: str) -> HttpResponse:
    """Takes one step of a round that can be gone back on; asks once before the call closes."""
    known = known_step(step)
    if request.method == "POST":
        cohorts.move_on(pk, step=known, by=request.viewer, at=request.at)
        return redirect("cohort", pk)
    if known != "close_call":
        raise HiddenError
    return sure_of(request, "cohort.close_call", pk, back="cohort")


@page("GET", "POST")
def announce(request: Asked, pk: str, step: str) -> HttpResponse:
    """Asks, once, for a step that ends something; it is done in the next morning."""
    known = known_step(step)
    if request.method == "POST":
        cohorts.announce(pk, step=known, by=request.viewer, at=request.at)
        return redirect("cohort", pk)
    return render(request, "cohorts/sure.html", {"step": lasting_step(request.viewer, pk, known, at=request.at)})
