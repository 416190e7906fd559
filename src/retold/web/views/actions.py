"""Actions of the committee: board, list, and one by one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import actions as queries
from retold.queries import released_ideas
from retold.rules.refusals import IncompleteError
from retold.rules.words import ActionState
from retold.services import actions as services
from retold.web.asked import Asked, page
from retold.web.forms.actions import ActionForm, NoteForm, StepForm, settings_of


@page("GET")
def show_all(request: Asked) -> HttpResponse:
    """The board or the list; which, and what of it, stands in the address."""
    said = {name: request.GET.get(name, "") for name in ("as", "state", "owner", "late", "order")}
    lines = queries.listed(
        request.viewer,
        request.at,
        state=said["state"],
        owner=said["owner"],
        late=said["late"] == "yes",
        order=said["order"],
    )
    shown = {
        "actions": lines,
        "columns": queries.board(lines),
        "as_list": said["as"] == "list",
        "states": ActionState.choices(),
        "owners": queries.owners(request.viewer),
        "said": said,
        "filtered": bool(said["state"] or said["owner"] or said["late"]),
        "may_plan": queries.may_plan(request.viewer),
    }
    return render(request, "actions/all.html", shown)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One action."""
    action = queries.shown(request.viewer, pk, request.at)
    return render(request, "actions/show.html", {"action": action, "form": NoteForm() if action.may_note else None})


@page("GET", "POST")
def plan(request: Asked) -> HttpResponse:
    """A new action, after one or more accepted ideas."""
    house = queries.house(request.viewer)
    first = {"ideas": request.GET.getlist("idea"), "committee": queries.last_committee(request.viewer)}
    form = ActionForm(request.POST or None, choices=released_ideas.choices(request.viewer), initial=first)
    if form.is_valid():
        try:
            chosen = released_ideas.chosen(request.viewer, form.cleaned_data["ideas"])
            planned = services.plan(house, ideas=chosen, **form.said(), by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("action", planned.pk)
    return render(request, "actions/form.html", {"form": form, "title": "A new action"})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """Changes an action."""
    record = queries.changeable(request.viewer, pk)
    action = queries.shown(request.viewer, pk, request.at)
    choices = released_ideas.choices(request.viewer)
    form = ActionForm(request.POST or None, choices=choices, initial=settings_of(action))
    if form.is_valid():
        try:
            chosen = released_ideas.chosen(request.viewer, form.cleaned_data["ideas"])
            services.change(record, ideas=chosen, **form.said(), by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("action", pk)
    return render(request, "actions/form.html", {"form": form, "title": "Change the action", "action": action})


@page("GET", "POST")
def move_on(request: Asked, pk: str, step: str) -> HttpResponse:
    """One step, with what the pairs are told."""
    known = queries.known_step(step)
    heading, explanation = queries.step_words(known)
    record = queries.changeable(request.viewer, pk)
    form = StepForm(request.POST or None, step=known)
    if form.is_valid():
        try:
            services.move_on(record, step=known, **form.cleaned_data, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("action", pk)
    action = queries.shown(request.viewer, pk, request.at)
    shown = {"form": form, "action": action, "heading": heading, "explanation": explanation}
    return render(request, "actions/step.html", shown)


@page("POST")
def note(request: Asked, pk: str) -> HttpResponse:
    """Adds a note on how it goes."""
    record = queries.changeable(request.viewer, pk)
    form = NoteForm(request.POST)
    if form.is_valid():
        services.note(record, text=form.cleaned_data["text"], by=request.viewer, at=request.at)
        return redirect("action", pk)
    action = queries.shown(request.viewer, pk, request.at)
    return render(request, "actions/show.html", {"action": action, "form": form})
