"""Ideas as long as they are with their pair, and what a pair reads of them afterwards."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries import ideas as queries
from retold.rules.refusals import IncompleteError
from retold.rules.words import Attribution, Audience
from retold.services import ideas as services
from retold.web.asked import Asked, page
from retold.web.forms.ideas import AgreeForm, IdeaForm, ReplyForm, words_of


@page("GET")
def mine(request: Asked) -> HttpResponse:
    """One's own ideas, pair by pair."""
    return render(request, "ideas/mine.html", {"pairs": queries.listed(request.viewer)})


@page("GET", "POST")
def write(request: Asked, pk: str) -> HttpResponse:
    """A new idea of a pair."""
    pair = queries.writable(request.viewer, pk)
    form = IdeaForm(request.POST or None)
    if form.is_valid():
        written = services.write(pair, **form.words(), by=request.viewer, at=request.at)
        return redirect("idea", written.pk)
    shown = {"form": form, "title": "An idea", "partner": queries.partner_in(request.viewer, pair), "pair_id": pk}
    return render(request, "ideas/form.html", shown)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One idea: its words, where it stands, what was answered and done."""
    return render(request, "ideas/show.html", {"idea": shown(request, pk)})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """Changes the words of an idea that has not left."""
    record = queries.own(request.viewer, pk, "idea.change")
    idea = shown(request, pk)
    form = IdeaForm(request.POST or None, initial=words_of(idea))
    if form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            services.change(record, **form.words(), seen=seen, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("idea", pk)
    said = {"form": form, "title": "Change the idea", "partner": idea.partner, "idea": idea, "moved": form.errors}
    return render(request, "ideas/form.html", said)


@page("GET", "POST")
def agree(request: Asked, pk: str) -> HttpResponse:
    """The mentor reads every word once more, chooses who reads them, and says yes or not yet."""
    record = queries.own(request.viewer, pk, "idea.agree")
    idea = shown(request, pk)
    if "agree" not in idea.steps:
        return redirect("idea", pk)
    form = AgreeForm(request.POST or None, initial={"seen": idea.seen, "audience": idea.audience})
    if form.is_valid():
        try:
            services.agree(
                record,
                seen=form.cleaned_data["seen"],
                audience=Audience(form.cleaned_data["audience"]),
                in_a_small_batch=form.cleaned_data["in_a_small_batch"],
                name=Attribution(form.cleaned_data["name"]),
                by=request.viewer,
                at=request.at,
            )
        except IncompleteError as lacking:
            form = AgreeForm({**request.POST.dict(), "seen": idea.seen})
            form.is_valid()
            form.take_reasons(lacking)
        else:
            return redirect("idea", pk)
    said = {"form": form, "idea": idea, "smallest": queries.smallest_batch()}
    return render(request, "ideas/agree.html", said)


@page("POST")
def reopen(request: Asked, pk: str) -> HttpResponse:
    """Keeps an idea with the pair after all, before its batch leaves."""
    services.reopen(queries.own(request.viewer, pk, "idea.reopen"), by=request.viewer, at=request.at)
    return redirect("idea", pk)


@page("POST")
def name(request: Asked, pk: str) -> HttpResponse:
    """One's own name beside one's own idea, or not."""
    wanted = Attribution.NAMED if request.POST.get("name") == Attribution.NAMED else Attribution.UNNAMED
    record = queries.own(request.viewer, pk, "idea.be_named")
    services.be_named(record, attribution=wanted, by=request.viewer, at=request.at)
    return redirect("idea", pk)


@page("GET", "POST")
def withdraw(request: Asked, pk: str) -> HttpResponse:
    """Gives an idea up before it leaves; asks once."""
    record = queries.own(request.viewer, pk, "idea.withdraw")
    if request.method == "POST":
        services.withdraw(record, by=request.viewer, at=request.at)
        return redirect("ideas")
    return render(request, "ideas/withdraw.html", {"idea": shown(request, pk)})


@page("GET", "POST")
def reply(request: Asked, pk: str) -> HttpResponse:
    """The reply to the committee's question."""
    record = queries.own(request.viewer, pk, "idea.reply")
    idea = shown(request, pk)
    form = ReplyForm(request.POST or None, initial={"text": idea.reply})
    if form.is_valid():
        services.reply(record, text=form.cleaned_data["text"], by=request.viewer, at=request.at)
        return redirect("idea", pk)
    return render(request, "ideas/reply.html", {"form": form, "idea": idea})


@page("POST")
def agree_to_reply(request: Asked, pk: str) -> HttpResponse:
    """The mentor's yes to the reply as it stands."""
    record = queries.own(request.viewer, pk, "idea.agree_to_reply")
    services.agree_to_reply(record, seen=request.POST.get("seen", ""), by=request.viewer, at=request.at)
    return redirect("idea", pk)


def shown(request: Asked, pk: str) -> queries.IdeaPage:
    """The idea as the viewer sees it today."""
    return queries.shown(request.viewer, pk, request.at)
