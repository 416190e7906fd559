"""What was sent when a session had just ended: shown to its writer, to send after all or to remove."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from retold.queries.kept_forms import my_kept_forms
from retold.rules.refusals import HiddenError
from retold.services import kept_forms
from retold.web.asked import Asked, page
from retold.web.sure import sure


@page("GET")
def show_all(request: Asked) -> HttpResponse:
    """All that is kept for the viewer."""
    return render(request, "kept_forms/all.html", {"forms": my_kept_forms(request.viewer, request.at)})


@page("GET", "POST")
def remove(request: Asked, pk: str) -> HttpResponse:
    """Removes one before its time; asks once."""
    if request.method != "POST":
        if pk not in {form.id for form in my_kept_forms(request.viewer, request.at)}:
            raise HiddenError
        return sure(request, "kept_form.remove", reverse("kept-forms"))
    kept_forms.remove(pk, by=request.viewer, at=request.at)
    return redirect("kept-forms")
