"""What takes two people (four-eyes approval): asking a second person, and that person's answer."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import assents as asked_for
from retold.queries.assents import ToAsk
from retold.rules.refusals import IncompleteError
from retold.services import assents
from retold.web.asked import Asked, page
from retold.web.forms.assents import AssentForm


@page("GET", "POST")
def call_off(request: Asked, pk: str) -> HttpResponse:
    """Asks a second person to agree that a proposal is called off."""
    return ask(request, pk, asked_for.calling_off(request.viewer, pk, request.at), assents.ask_to_call_off)


@page("GET", "POST")
def go_on(request: Asked, pk: str) -> HttpResponse:
    """Asks a second person to agree that a pair may go on."""
    return ask(request, pk, asked_for.letting_go_on(request.viewer, pk, request.at), assents.ask_to_go_on)


def ask(request: Asked, pk: str, shown: ToAsk, service: Callable[..., object]) -> HttpResponse:
    """The form for either, and sending it."""
    form = AssentForm(request.POST or None, people=shown.people)
    if form.is_valid():
        said = form.cleaned_data
        try:
            service(pk, reason=said["reason"], approver=said["approver"], by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("pairs", shown.cohort_id)
    return render(request, "assents/ask.html", {"shown": shown, "form": form})


@page("GET", "POST")
def answer(request: Asked, pk: str) -> HttpResponse:
    """The second person's yes or no."""
    if request.method == "POST":
        assents.answer(pk, agreed=request.POST.get("answer") == "yes", by=request.viewer, at=request.at)
        return redirect("today")
    return render(request, "assents/answer.html", {"asked": asked_for.assent_asked(request.viewer, pk)})
