"""Who somebody is here: what they are called, and from which role, in which organisation, they look."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from retold.queries.applications import own_applications
from retold.queries.people import name_of_viewer
from retold.rules.refusals import HiddenError, IncompleteError
from retold.services import people
from retold.web.asked import SEAT, Asked, page
from retold.web.forms.people import NameForm

# What the session keeps from saving a name until the next page says so, once.
NAMED = "named"


@page("GET", "POST", once=False)
def choose(request: Asked) -> HttpResponse:
    """Lists the seats, and takes one; around them, one's own name and what this person applied for."""
    if request.method == "POST":
        wanted = request.POST.get("seat", "")
        if wanted not in {seat.key for seat in request.seats}:
            raise HiddenError
        request.session[SEAT] = wanted
        return redirect(came_from(request) if "back" in request.POST else "today")
    called = name_of_viewer(request.viewer)
    saved = called if request.session.pop(NAMED, False) else ""
    return account(request, NameForm(initial={"name": called}), saved=saved)


def came_from(request: Asked) -> str:
    """The page of ours on which a seat was chosen; the first page where the browser does not say."""
    page_before = request.headers.get("referer", "")
    ours = url_has_allowed_host_and_scheme(page_before, {request.get_host()}, require_https=request.is_secure())
    return page_before if ours else "today"


@page("POST")
def name(request: Asked) -> HttpResponse:
    """Says what one is called."""
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            people.change(**form.cleaned_data, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            request.session[NAMED] = True
            return redirect("seats")
    return account(request, form, status=422)


def account(request: Asked, form: NameForm, *, saved: str = "", status: int = 200) -> HttpResponse:
    """The page of one's account; `saved` is a name that was saved just now."""
    shown = {
        "form": form,
        "saved": saved,
        "seats": request.seats,
        "applications": own_applications(request.viewer),
    }
    return render(request, "seats/choose.html", shown, status=status)
