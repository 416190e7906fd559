"""The page that says what a step ends, and asks once (confirmation); its own address takes the answer."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from retold.queries.what_ends import asked_once, what_it_leads_back_to
from retold.web.asked import Asked


def sure_of(request: Asked, name: str, pk: str, *, back: str, back_id: str = "pk") -> HttpResponse:
    """Asks for a step of page 2 by its whole name, whoever may take it now. `back_id` is what `back` is the page of.

    Raises HiddenError.
    """
    led = what_it_leads_back_to(request.viewer, name, pk, back_id=back_id)
    return sure(request, name, reverse(back, args=[led] if back_id else []))


def sure(request: Asked, name: str, back: str) -> HttpResponse:
    """The page itself, for views that have looked for themselves whether the viewer may."""
    return render(request, "sure.html", {"asked": asked_once(name, request.at), "back": back})
