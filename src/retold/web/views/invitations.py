"""Inviting, and being invited."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import cohorts, invitations, organisations
from retold.rules.privacy import demand
from retold.rules.refusals import IncompleteError
from retold.services import invitations as services
from retold.web.asked import SEAT, Asked, page
from retold.web.forms.invitations import InvitationForm


@page("GET", "POST")
def invite(request: Asked) -> HttpResponse:
    """Invites an e-mail address to a role."""
    organisation = organisations.own(request.viewer)
    demand(request.viewer, "organisation.invite", organisation)
    form = InvitationForm(request.POST or None, cohorts=cohorts.listed(request.viewer))
    if form.is_valid():
        try:
            services.invite(
                organisation,
                email=form.cleaned_data["email"],
                role=form.role,
                cohort=cohorts.known(request.viewer, form.cleaned_data["cohort"]),
                by=request.viewer,
                at=request.at,
            )
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("members")
    return render(request, "invitations/invite.html", {"form": form})


@page("POST")
def take(request: Asked, pk: str) -> HttpResponse:
    """Takes up the role one was invited to, and looks from it."""
    invitation = invitations.record(request.viewer, pk, "invitation.take")
    taken = services.take(invitation, by=request.viewer, at=request.at)
    request.session[SEAT] = f"{taken.role}.{taken.organisation_id}"
    return redirect("today")


@page("POST")
def revoke(request: Asked, pk: str) -> HttpResponse:
    """Takes an invitation back."""
    invitation = invitations.record(request.viewer, pk, "invitation.revoke")
    services.revoke(invitation, by=request.viewer, at=request.at)
    return redirect("members")
