"""Matching (assignment): runs of a round, the board of one, and what a change would cost."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import match_pages, match_tries
from retold.queries.match_changes import changes_to_approve
from retold.queries.match_runs import runs_of_a_round
from retold.rules.dispatch import answer_day
from retold.rules.refusals import HiddenError, IncompleteError
from retold.rules.words import Objective
from retold.services import match_changes, match_runs, mornings
from retold.web.asked import Asked, page, wants_words
from retold.web.forms.match_runs import AskForm, ForceForm
from retold.web.sure import sure_of


@page("GET", "POST")
def show_all(request: Asked, pk: str) -> HttpResponse:
    """The runs of a round, and a form that asks for one."""
    shown = runs_of_a_round(request.viewer, pk)
    form = AskForm(request.POST or None)
    if form.is_valid():
        try:
            run = match_runs.ask(
                pk,
                objective=Objective(form.cleaned_data["objective"]),
                by=request.viewer,
                at=request.at,
            )
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("match-run", run.pk)
    return render(request, "match_runs/all.html", {"shown": shown, "form": form})


@page("GET")
def board(request: Asked, pk: str) -> HttpResponse:
    """The board of a run; while it is worked out, how far it is."""
    sort, only = request.GET.get("sort", "name"), request.GET.get("only", "all")
    shown = match_pages.board(request.viewer, pk, sort=sort, only=only)
    return render(
        request, "match_runs/board.html", {"board": shown, "sorts": match_pages.SORTS, "onlys": match_pages.ONLY}
    )


@page("GET")
def others(request: Asked, pk: str) -> HttpResponse:
    """Everybody that one person of a run could have, and those it may not be."""
    wanted = {role: request.GET.get(role, "") for role in ("mentor", "mentee")}
    whom, found = match_tries.others(request.viewer, pk, **wanted)
    return render(request, "match_runs/others.html", {"whom": whom, "others": found, "run_id": pk})


@page("GET", "POST")
def attempt(request: Asked, pk: str) -> HttpResponse:
    """What it would cost to make two people a pair; and doing it."""
    wanted = {role: request.GET.get(role, "") for role in ("mentor", "mentee")}
    tried = match_tries.tried(request.viewer, pk, **wanted, at=request.at)
    if wants_words(request) and request.method == "GET":
        return HttpResponse(tried.words, content_type="text/plain; charset=utf-8")
    form = ForceForm(request.POST or None, approvers=tried.approvers, needs_two=tried.needs_two)
    if form.is_valid():
        try:
            match_changes.force(
                pk,
                mentor=tried.mentor.id,
                mentee=tried.mentee.id,
                reason=form.cleaned_data["reason"],
                approver=form.cleaned_data.get("approver", ""),
                by=request.viewer,
                at=request.at,
            )
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("match-run", pk)
    return render(request, "match_runs/attempt.html", {"tried": tried, "form": form})


@page("POST")
def again(request: Asked, pk: str) -> HttpResponse:
    """A new run with the same aim and the locked pairs of this one."""
    begun = match_runs.ask_again(pk, by=request.viewer, at=request.at)
    return redirect("match-run", begun.pk)


@page("GET", "POST")
def publish(request: Asked, pk: str) -> HttpResponse:
    """What publishing does, and doing it."""
    shown = match_pages.board(request.viewer, pk)
    reasons: dict[str, str] = {}
    if request.method == "POST":
        try:
            match_runs.publish(pk, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            reasons = lacking.reasons
        else:
            return redirect("pairs", shown.cohort_id)
    given = {"board": shown, "reasons": reasons, "answers_on": answer_day(request.at.day)}
    return render(request, "match_runs/publish.html", given, status=422 if reasons else 200)


@page("GET", "POST")
def set_aside(request: Asked, pk: str) -> HttpResponse:
    """Lets a run go in the next morning; asks once."""
    if request.method != "POST":
        return sure_of(request, "match_run.set_aside", pk, back="match-run")
    mornings.announce("match_run", pk, step="set_aside", by=request.viewer, at=request.at)
    return redirect("match-run", pk)


@page("GET", "POST")
def approve(request: Asked, pk: str) -> HttpResponse:
    """The second person's yes or no to forced pairs."""
    if request.method == "POST":
        agreed = request.POST.get("answer") == "yes"
        match_changes.answer(request.POST.get("change", ""), agreed=agreed, by=request.viewer, at=request.at)
        return redirect("today")
    return render(request, "match_runs/approve.html", {"asked": changes_to_approve(request.viewer, pk)})


@page("POST")
def lock(request: Asked, pk: str, step: str) -> HttpResponse:
    """Locks a proposed pair, or unlocks it."""
    if step not in {"lock", "unlock"}:
        raise HiddenError
    locked = match_changes.lock(pk, locked=step == "lock", by=request.viewer, at=request.at)
    return redirect("match-run", locked.match_run_id)
