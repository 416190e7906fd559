"""What was asked for and comes in the next morning, taken back."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect

from retold.services import mornings
from retold.web.asked import Asked, page

BACK: Mapping[str, tuple[str, str]] = {
    "application": ("application-read", "pk"),
    "cohort": ("cohort", "pk"),
    "match_run": ("match-run", "pk"),
    "proposal": ("pairs", "cohort_id"),
    "study": ("study", "pk"),
}
"Record -> the page on which it stood, and what that is the page of."


@page("POST")
def undo(request: Asked, noun: str, pk: str, step: str) -> HttpResponse:
    """Takes back what was asked for. Whoever may ask for it may take it back."""
    record = mornings.call_off(noun, pk, step=step, by=request.viewer, at=request.at)
    where, whose = BACK[noun]
    return redirect(where, getattr(record, whose))
