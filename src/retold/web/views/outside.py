"""What anybody may read, signed in or not (public notices)."""

from django.http import HttpResponse
from django.shortcuts import render

from retold.rules.inferred import INFERRED
from retold.web.asked import Asked, open_to_anybody, page


@open_to_anybody
@page("GET")
def inferred(request: Asked) -> HttpResponse:
    """What can still be inferred, in the same words for everybody."""
    return render(request, "outside/inferred.html", {"inferred": INFERRED})
