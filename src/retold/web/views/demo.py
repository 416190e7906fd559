"""The door of a demonstration: one click, and one is somebody invented. It exists on this machine alone."""

from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.demo import door as invented
from retold.web.asked import SEAT, Asked, open_to_anybody, page

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@open_to_anybody
@page("GET", "POST", once=False)
def door(request: Asked) -> HttpResponse:
    """Everybody invented, by organisation and role."""
    if request.method == "POST":
        person, seat = invented.somebody(request.POST.get("membership", ""))
        login(request, person, backend=BACKEND)
        request.session[SEAT] = seat
        return redirect("today")
    return render(
        request,
        "demo/door.html",
        {
            "seats": invented.good_seats(request.at),
            "organisations": invented.everybody(request.at),
        },
    )
