"""Ideas that have left their pairs, for the committee and the coordinator."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import released_ideas as queries
from retold.rules.refusals import IncompleteError
from retold.rules.words import Decision
from retold.services import answers
from retold.web.asked import Asked, page
from retold.web.forms.actions import AnswerForm


@page("GET")
def show_all(request: Asked) -> HttpResponse:
    """The list; its filters and its order stand in the address."""
    only, batch, order = (request.GET.get(name, "") for name in ("only", "batch", "order"))
    shown = {
        "ideas": queries.listed(request.viewer, only=only, batch=batch, order=order),
        "filters": [(key, words) for key, (words, _) in queries.FILTERS.items()],
        "batches": queries.batches(request.viewer),
        "only": only if only in queries.FILTERS else "",
        "batch": batch,
        "order": order if order in queries.ORDERS else "came",
    }
    return render(request, "released_ideas/all.html", shown)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One idea."""
    return render(request, "released_ideas/show.html", {"idea": queries.shown(request.viewer, pk)})


@page("GET", "POST")
def answer(request: Asked, pk: str) -> HttpResponse:
    """Answers an idea, or asks its pair for more."""
    record = queries.answerable(request.viewer, pk)
    idea = queries.shown(request.viewer, pk)
    if "answer" not in idea.steps:
        return redirect("released-idea", pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        decision = Decision(form.cleaned_data["decision"])
        try:
            reason = form.cleaned_data["reason"]
            answers.answer(record, decision=decision, reason=reason, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("released-idea", pk)
    return render(request, "released_ideas/answer.html", {"idea": idea, "form": form})
