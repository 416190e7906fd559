"""Asking for somebody in a role of trust, agreeing to it, stopping it."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.appointments import appointment_page
from retold.queries.cohorts import rounds_listed
from retold.queries.organisations import demand_organisation
from retold.rules.refusals import HiddenError, IncompleteError
from retold.services import appointments
from retold.web.asked import Asked, page
from retold.web.forms.invitations import AppointmentForm
from retold.web.sure import sure_of

STEPS: Mapping[str, Callable[..., object]] = {"agree": appointments.agree, "stop": appointments.stop}


@page("GET", "POST")
def ask(request: Asked) -> HttpResponse:
    """Asks for an address as administrator, wellbeing contact or researcher."""
    form = AppointmentForm(request.POST or None, cohorts=rounds_listed(request.viewer))
    if form.is_valid():
        try:
            appointments.ask(
                email=form.cleaned_data["email"],
                role=form.role,
                cohort_id=form.cleaned_data["cohort"],
                by=request.viewer,
                at=request.at,
            )
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("members")
    demand_organisation(request.viewer, "organisation.appoint")
    return render(request, "appointments/ask.html", {"form": form})


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One of them, for whoever may agree to it or stop it."""
    return render(request, "appointments/show.html", {"appointment": appointment_page(request.viewer, pk)})


@page("GET", "POST")
def step(request: Asked, pk: str, step: str) -> HttpResponse:
    """Agrees to it, or stops it; asks once before it stops it."""
    if step == "stop" and request.method != "POST":
        return sure_of(request, "appointment.stop", pk, back="appointment")
    if step not in STEPS or request.method != "POST":
        raise HiddenError
    STEPS[step](pk, by=request.viewer, at=request.at)
    return redirect("appointment", pk)
