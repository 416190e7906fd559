"""The page that says what a step ends, and asks once (confirmation); its own address takes the answer."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from retold.queries.what_ends import asked_once, demand_step
from retold.web.asked import Asked


def sure_of(request: Asked, name: str, pk: str, *, back: str, led_by: str = "pk") -> HttpResponse:
    """Asks for a step of page 2 by its whole name, whoever may take it now.

    `back` is the page of what stands in the column `led_by` of the record; of nothing where that is "". Raises
    HiddenError.
    """
    about, led = demand_step(request.viewer, name, pk, led_by=led_by or "pk")
    return sure(request, name, reverse(back, args=[led] if led_by else []), about=about)


def sure(request: Asked, name: str, back: str, *, about: str = "") -> HttpResponse:
    """The page itself, for views that have looked for themselves whether the viewer may."""
    return render(request, "sure.html", {"asked": asked_once(name, request.at, about=about), "back": back})
