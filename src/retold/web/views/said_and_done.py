"""“You said, we did”."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.said_and_done import rounds_to_hear_of, said_and_done_in_a_round
from retold.web.asked import Asked, page


@page("GET")
def choose(request: Asked) -> HttpResponse:
    """The viewer's rounds; straight to the page where there is one round."""
    rounds = rounds_to_hear_of(request.viewer)
    if len(rounds) == 1:
        return redirect("said-and-done", rounds[0].id)
    return render(request, "said_and_done/choose.html", {"rounds": rounds})


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """What came of the ideas of a round."""
    return render(request, "said_and_done/show.html", {"page": said_and_done_in_a_round(request.viewer, pk)})
