"""Studies: set up, opened, changed with a reason, unblinded with a reason, closed."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.studies import (
    blank_study,
    cohorts_to_study,
    frozen_plan,
    studies_to_see,
    study_page,
    study_settings,
    unblinding_asked,
)
from retold.rules.prompts import NOTE
from retold.rules.refusals import ChangedError, IncompleteError
from retold.services import mornings, studies
from retold.web.asked import Asked, page
from retold.web.forms.studies import DeviationForm, ReasonForm, StudyForm
from retold.web.sure import sure_of


@page("GET")
def show_all(request: Asked) -> HttpResponse:
    """Every study the viewer may see."""
    shown = {"studies": studies_to_see(request.viewer), "cohorts": cohorts_to_study(request.viewer)}
    return render(request, "studies/all.html", shown)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One study."""
    return render(request, "studies/show.html", {"study": study_page(request.viewer, pk), "note": NOTE})


@page("GET", "POST")
def plan(request: Asked, pk: str) -> HttpResponse:
    """A new study for a round."""
    initial = blank_study(request.viewer, pk)
    form = StudyForm(request.POST or None, choices=cohorts_to_study(request.viewer), initial=initial)
    if form.is_valid():
        chosen = form.cleaned_data["cohorts"]
        planned = studies.plan(pk, cohorts=chosen, said=form.said, by=request.viewer, at=request.at)
        return redirect("study", planned.pk)
    return render(request, "studies/form.html", {"form": form, "title": "A new study", "study_id": ""})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """Changes a study that has not opened."""
    initial = study_settings(request.viewer, pk, "study.change")
    form = StudyForm(request.POST or None, choices=cohorts_to_study(request.viewer), initial=initial)
    if form.is_valid():
        try:
            chosen, started_from = form.cleaned_data["cohorts"], form.started_from
            studies.change(
                pk, cohorts=chosen, said=form.said, started_from=started_from, by=request.viewer, at=request.at
            )
        except ChangedError:
            form.changed_meanwhile()
        else:
            return redirect("study", pk)
    form.show(initial)
    shown = {"form": form, "title": "Change the study", "study_id": pk}
    return render(request, "studies/form.html", shown, status=409 if form.changed else 200)


@page("GET", "POST")
def deviate(request: Asked, pk: str) -> HttpResponse:
    """Changes a study that is open, with a reason that is kept."""
    initial = study_settings(request.viewer, pk, "study.deviate")
    form = DeviationForm(request.POST or None, choices=(), initial=initial)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            studies.deviate(
                pk, said=form.said, reason=reason, started_from=form.started_from, by=request.viewer, at=request.at
            )
        except ChangedError:
            form.changed_meanwhile()
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("study", pk)
    form.show(initial)
    shown = {"form": form, "title": "Change a study that is open", "study_id": pk, "deviating": True}
    return render(request, "studies/form.html", shown, status=409 if form.changed else 200)


@page("GET", "POST")
def open_it(request: Asked, pk: str) -> HttpResponse:
    """Opens a study; asks once, and says what is frozen."""
    study = study_page(request.viewer, pk, "study.open")
    reasons: dict[str, str] = {}
    if request.method == "POST":
        try:
            studies.open_it(pk, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            reasons = lacking.reasons
        else:
            return redirect("study", pk)
    shown = {"study": study, "reasons": reasons}
    return render(request, "studies/open.html", shown, status=422 if reasons else 200)


@page("GET", "POST")
def close(request: Asked, pk: str) -> HttpResponse:
    """Ends the collecting in the next morning; asks once."""
    if request.method != "POST":
        return sure_of(request, "study.close", pk, back="study")
    mornings.announce("study", pk, step="close", by=request.viewer, at=request.at)
    return redirect("study", pk)


@page("GET", "POST")
def unblind(request: Asked, pk: str) -> HttpResponse:
    """Asks, with a reason, that the researchers see which story is which; a second person answers."""
    study = study_page(request.viewer, pk, "study.unblind")
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            studies.ask_to_unblind(pk, reason=form.cleaned_data["reason"], by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("study", pk)
    return render(request, "studies/unblind.html", {"form": form, "study": study})


@page("GET", "POST")
def unblinding(request: Asked, pk: str) -> HttpResponse:
    """The second person's answer to it."""
    asked = unblinding_asked(request.viewer, pk)
    if request.method == "POST":
        agreed = request.POST.get("answer") == "yes"
        studies.answer_unblinding(pk, agreed=agreed, by=request.viewer, at=request.at)
        return redirect("today")
    return render(request, "studies/unblinding.html", {"asked": asked})


@page("GET")
def frozen(request: Asked, pk: str) -> HttpResponse:
    """The frozen plan, byte for byte as it was hashed."""
    kept = frozen_plan(request.viewer, pk)
    response = HttpResponse(kept.encode(), content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="study-plan.json"'
    return response
