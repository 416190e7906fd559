"""Retellings as the researchers of a study see them, under pseudonyms, once it has been unblinded."""

from django.http import HttpResponse
from django.shortcuts import render

from retold.queries.retellings import LABEL, pseudonymous_retelling, retellings_of_study, study_of_retelling
from retold.queries.studies import study_page
from retold.web.asked import Asked, page


@page("GET")
def show_all(request: Asked, pk: str) -> HttpResponse:
    """Every writer of a study, by pseudonym."""
    shown = {"lines": retellings_of_study(request.viewer, pk), "study": study_page(request.viewer, pk)}
    return render(request, "retellings/all.html", shown)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One writer's two stories, side by side."""
    shown = {
        "page": pseudonymous_retelling(request.viewer, pk),
        "back": "retellings",
        "back_to": study_of_retelling(request.viewer, pk),
        "back_words": "All retellings of this study",
        "label": LABEL,
    }
    return render(request, "retellings/page.html", shown)
