"""Retellings as the researchers of a study see them, under pseudonyms, once it has been unblinded."""

from django.http import HttpResponse
from django.shortcuts import render

from retold.queries import retellings as queries
from retold.queries import studies
from retold.web.asked import Asked, page


@page("GET")
def show_all(request: Asked, pk: str) -> HttpResponse:
    """Every writer of a study, by pseudonym."""
    study = studies.record(request.viewer, pk, "study.read_results")
    shown = {"lines": queries.listed(request.viewer, study), "study": studies.shown(request.viewer, pk)}
    return render(request, "retellings/all.html", shown)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One writer's two stories, side by side."""
    shown = {
        "page": queries.pseudonymous(request.viewer, pk),
        "back": "retellings",
        "back_to": queries.study_of(request.viewer, pk),
        "back_words": "All retellings of this study",
        "label": queries.LABEL,
    }
    return render(request, "retellings/page.html", shown)
