"""Actions of the committee: board, list, and one by one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.actions import (
    action_board,
    action_owners,
    action_shown,
    actions_listed,
    known_step,
    last_committee,
    may_plan_action,
    step_words,
)
from retold.queries.organisations import demand_organisation
from retold.queries.released_ideas import ideas_to_follow
from retold.rules.refusals import ChangedError, IncompleteError
from retold.rules.words import ActionState
from retold.services import actions
from retold.web.asked import Asked, page
from retold.web.forms.actions import ActionForm, NoteForm, StepForm, settings_of


@page("GET")
def show_all(request: Asked) -> HttpResponse:
    """The board or the list; which, and what of it, stands in the address."""
    said = {name: request.GET.get(name, "") for name in ("as", "state", "owner", "late", "order")}
    lines = actions_listed(
        request.viewer,
        request.at,
        state=said["state"],
        owner=said["owner"],
        late=said["late"] == "yes",
        order=said["order"],
    )
    shown = {
        "actions": lines,
        "columns": action_board(lines),
        "as_list": said["as"] == "list",
        "states": ActionState.choices(),
        "owners": action_owners(request.viewer),
        "said": said,
        "filtered": bool(said["state"] or said["owner"] or said["late"]),
        "may_plan": may_plan_action(request.viewer),
    }
    return render(request, "actions/all.html", shown)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One action."""
    action = action_shown(request.viewer, pk, request.at)
    return render(request, "actions/show.html", {"action": action, "form": NoteForm() if action.may_note else None})


@page("GET", "POST")
def plan(request: Asked) -> HttpResponse:
    """A new action, after one or more accepted ideas."""
    form = ActionForm(request.POST or None, choices=ideas_to_follow(request.viewer))
    if form.is_valid():
        try:
            planned = actions.plan(**form.said(), by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("action", planned.pk)
    demand_organisation(request.viewer, "organisation.plan_action")
    form.initial = {"ideas": request.GET.getlist("idea"), "committee": last_committee(request.viewer)}
    return render(request, "actions/form.html", {"form": form, "title": "A new action"})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """Changes an action."""
    form = ActionForm(request.POST or None, choices=ideas_to_follow(request.viewer))
    if form.is_valid():
        try:
            actions.change(pk, **form.said(), started_from=form.started_from, by=request.viewer, at=request.at)
        except ChangedError:
            form.changed_meanwhile()
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("action", pk)
    action = action_shown(request.viewer, pk, request.at, "action.change")
    form.show(settings_of(action))
    shown = {"form": form, "title": "Change the action", "action": action}
    return render(request, "actions/form.html", shown, status=409 if form.changed else 200)


@page("GET", "POST")
def move_on(request: Asked, pk: str, step: str) -> HttpResponse:
    """One step, with what the pairs are told."""
    known = known_step(step)
    heading, explanation = step_words(known)
    form = StepForm(request.POST or None, step=known)
    if form.is_valid():
        try:
            actions.move_on(pk, step=known, **form.cleaned_data, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("action", pk)
    action = action_shown(request.viewer, pk, request.at, "action.change")
    shown = {"form": form, "action": action, "heading": heading, "explanation": explanation}
    return render(request, "actions/step.html", shown)


@page("POST")
def note(request: Asked, pk: str) -> HttpResponse:
    """Adds a note on how it goes."""
    form = NoteForm(request.POST)
    if form.is_valid():
        actions.note(pk, text=form.cleaned_data["text"], by=request.viewer, at=request.at)
        return redirect("action", pk)
    action = action_shown(request.viewer, pk, request.at, "action.note")
    return render(request, "actions/show.html", {"action": action, "form": form})
