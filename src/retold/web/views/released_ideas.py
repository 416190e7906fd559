"""Ideas that have left their pairs, for the committee and the coordinator."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.released_ideas import FILTERS, ORDERS, batch_days, ideas_that_left, released_idea
from retold.rules.refusals import IncompleteError, MovedOnError
from retold.rules.words import Decision
from retold.services import answers
from retold.web.asked import Asked, page
from retold.web.forms.actions import AnswerForm


@page("GET")
def show_all(request: Asked) -> HttpResponse:
    """The list; its filters and its order stand in the address."""
    only, batch, order = (request.GET.get(name, "") for name in ("only", "batch", "order"))
    shown = {
        "ideas": ideas_that_left(request.viewer, only=only, batch=batch, order=order),
        "filters": [(key, words) for key, (words, _) in FILTERS.items()],
        "batches": batch_days(request.viewer),
        "only": only if only in FILTERS else "",
        "batch": batch,
        "order": order if order in ORDERS else "came",
    }
    return render(request, "released_ideas/all.html", shown)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One idea."""
    return render(request, "released_ideas/show.html", {"idea": released_idea(request.viewer, pk)})


@page("GET", "POST")
def answer(request: Asked, pk: str) -> HttpResponse:
    """Answers an idea, or asks its pair for more."""
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        decision = Decision(form.cleaned_data["decision"])
        try:
            reason = form.cleaned_data["reason"]
            answers.answer(pk, decision=decision, reason=reason, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        except MovedOnError:
            return redirect("released-idea", pk)
        else:
            return redirect("released-idea", pk)
    idea = released_idea(request.viewer, pk, "idea.answer")
    if "answer" not in idea.steps:
        return redirect("released-idea", pk)
    return render(request, "released_ideas/answer.html", {"idea": idea, "form": form})
