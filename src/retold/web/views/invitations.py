"""Inviting, and being invited."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.cohorts import rounds_listed
from retold.queries.invitations import roles_to_invite
from retold.queries.organisations import demand_organisation
from retold.rules.privacy import might
from retold.rules.refusals import IncompleteError
from retold.services import invitations
from retold.web.asked import SEAT, Asked, page
from retold.web.forms.invitations import InvitationForm
from retold.web.sure import sure_of


@page("GET", "POST")
def invite(request: Asked) -> HttpResponse:
    """Invites an e-mail address to a role."""
    form = InvitationForm(
        request.POST or None, cohorts=rounds_listed(request.viewer), roles=roles_to_invite(request.viewer)
    )
    if form.is_valid():
        try:
            invitations.invite(
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
    demand_organisation(request.viewer, "organisation.invite")
    return render(request, "invitations/invite.html", {"form": form})


@page("POST")
def take(request: Asked, pk: str) -> HttpResponse:
    """Takes up the role one was invited to, and looks from it; or begins to apply for it."""
    taken = invitations.take(pk, by=request.viewer, at=request.at)
    if taken.application_id:
        return redirect("application", taken.application_id)
    request.session[SEAT] = f"{taken.role}.{taken.organisation_id}"
    return redirect("today")


@page("GET", "POST")
def revoke(request: Asked, pk: str) -> HttpResponse:
    """Takes an invitation back; asks once."""
    back = "members" if might(request.viewer, "organisation.invite") else "today"
    if request.method != "POST":
        return sure_of(request, "invitation.revoke", pk, back=back, led_by="")
    invitations.revoke(pk, by=request.viewer, at=request.at)
    return redirect(back)
