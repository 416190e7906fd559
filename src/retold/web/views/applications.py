"""Applications: the applicant's own pages, then the coordinator's."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.applications import (
    application_for_coordinator,
    applications_to_a_round,
    may_read,
    own_application,
    question_asked,
)
from retold.queries.cohorts import round_shown
from retold.queries.consents import decided
from retold.queries.relations import name_alone
from retold.rules.refusals import ChangedError, HiddenError, IncompleteError, MovedOnError
from retold.rules.words import RelationKind
from retold.services import applications, mornings, relations, stopping
from retold.web.asked import Asked, page, wants_words
from retold.web.autosave import not_saved, saved
from retold.web.forms.applications import QuestionForm
from retold.web.sure import sure_of

DECISIONS: Mapping[str, Callable[..., object]] = {
    "accept": applications.accept,
    "wait": applications.keep_waiting,
}


@page("GET")
def my_application(request: Asked, pk: str) -> HttpResponse:
    """The task list of one's own application; once it is sent, what was sent and where it stands."""
    application = own_application(request.viewer, pk, request.at)
    return render(request, "applications/mine.html", {"application": application})


@page("GET", "POST")
def question(request: Asked, pk: str, name: str) -> HttpResponse:
    """One question. Its answer is kept when it is given, by the button or (with scripts) while typing."""
    asked = question_asked(request.viewer, pk, name)
    form = QuestionForm(request.POST or None, asked=asked)
    if request.method == "POST" and form.is_valid():
        try:
            applications.answer(
                pk,
                name=name,
                value=form.value,
                share=form.share,
                for_matching=form.for_matching,
                started_from=form.started_from,
                by=request.viewer,
                at=request.at,
            )
        except ChangedError:
            form.changed_meanwhile()
        else:
            if wants_words(request):
                return saved(question_asked(request.viewer, pk, name).said)
            if "back" not in request.POST and asked.following:
                return redirect("application-question", pk, asked.following)
            return redirect("application", pk)
    form.show(question_asked(request.viewer, pk, name).said if form.changed else asked.said)
    shown = {"asked": asked, "form": form}
    return render(request, "applications/question.html", shown, status=not_saved(request, form))


@page("GET", "POST")
def check(request: Asked, pk: str) -> HttpResponse:
    """Everything once more before it is sent."""
    reasons: dict[str, str] = {}
    if request.method == "POST":
        try:
            applications.send(pk, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            reasons = lacking.reasons
        except MovedOnError:
            return redirect("application", pk)
        else:
            return redirect("application", pk)
    application = own_application(request.viewer, pk, request.at)
    if "send" not in application.steps or not application.may_be_sent:
        return redirect("application", pk)
    decisions = decided(request.viewer, pk)
    shown = {"application": application, "consents": decisions, "reasons": reasons}
    return render(request, "applications/check.html", shown, status=422 if reasons else 200)


@page("GET", "POST")
def withdraw(request: Asked, pk: str) -> HttpResponse:
    """Takes an application back; asks once."""
    if request.method == "POST":
        stopping.withdraw(pk, by=request.viewer, at=request.at)
        return redirect("application", pk)
    application = own_application(request.viewer, pk, request.at)
    return render(request, "applications/withdraw.html", {"application": application})


@page("POST")
def stay(request: Asked, pk: str) -> HttpResponse:
    """Takes part after all, while nobody knows that they wanted to stop."""
    stopping.stay(pk, by=request.viewer, at=request.at)
    return redirect("application", pk)


@page("POST")
def matching(request: Asked, pk: str, name: str) -> HttpResponse:
    """Lets the matching use an answer, or takes that back."""
    applications.allow_matching(
        pk,
        name=name,
        allowed=request.POST.get("allowed") == "yes",
        by=request.viewer,
        at=request.at,
    )
    return redirect("application", pk)


@page("GET")
def show_all(request: Asked, pk: str) -> HttpResponse:
    """Every application to a round, for its coordinator."""
    cohort = round_shown(request.viewer, pk)
    listed = applications_to_a_round(request.viewer, pk)
    return render(request, "applications/all.html", {"cohort": cohort, "applications": listed})


@page("GET")
def read(request: Asked, pk: str) -> HttpResponse:
    """One application as the coordinator reads it; before she has said how she stands to the applicant, the name."""
    by_name = name_alone(request.viewer, pk)
    if not may_read(request.viewer, pk):
        return render(request, "applications/relation.html", {"application": by_name, "kinds": tuple(RelationKind)})
    application = application_for_coordinator(request.viewer, pk)
    return render(request, "applications/read.html", {"application": application})


@page("POST")
def relate(request: Asked, pk: str) -> HttpResponse:
    """A coordinator says how she stands to an applicant."""
    relations.declare(pk, kind=request.POST.get("kind", ""), by=request.viewer, at=request.at)
    return redirect("application-read", pk)


@page("GET", "POST")
def decide(request: Asked, pk: str, step: str) -> HttpResponse:
    """Accepts an application, or puts it on the waiting list; declines it in the next morning, and asks once before."""
    if step == "decline":
        if request.method != "POST":
            return sure_of(request, "application.decline", pk, back="application-read")
        mornings.announce("application", pk, step="decline", by=request.viewer, at=request.at)
        return redirect("application-read", pk)
    if step not in DECISIONS or request.method != "POST":
        raise HiddenError
    DECISIONS[step](pk, by=request.viewer, at=request.at)
    return redirect("application-read", pk)
