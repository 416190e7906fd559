"""Ideas as long as they are with their pair, and what a pair reads of them afterwards."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from retold.queries.ideas import IdeaPage, idea_of_a_pair, ideas_by_pair, partner_to_write_with, smallest_batch
from retold.rules.permission_names import Permission
from retold.rules.refusals import ChangedError, IncompleteError, MovedOnError
from retold.rules.words import Attribution, Audience
from retold.services import ideas
from retold.web.asked import Asked, page
from retold.web.forms.ideas import AgreeForm, IdeaForm, ReplyForm, words_of
from retold.web.sure import sure_of


@page("GET")
def my_ideas(request: Asked) -> HttpResponse:
    """One's own ideas, pair by pair."""
    return render(request, "ideas/mine.html", {"pairs": ideas_by_pair(request.viewer)})


@page("GET", "POST")
def write(request: Asked, pk: str) -> HttpResponse:
    """A new idea of a pair."""
    form = IdeaForm(request.POST or None)
    if form.is_valid():
        written = ideas.write(pk, **form.words(), by=request.viewer, at=request.at)
        return redirect("idea", written.pk)
    partner = partner_to_write_with(request.viewer, pk)
    said = {"form": form, "title": "An idea", "partner": partner, "pair_id": pk}
    return render(request, "ideas/form.html", said)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """One idea: its words, where it stands, what was answered and done."""
    return render(request, "ideas/show.html", {"idea": idea_for(request, pk)})


@page("GET", "POST")
def change(request: Asked, pk: str) -> HttpResponse:
    """Changes the words of an idea that has not left."""
    form = IdeaForm(request.POST or None)
    if form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            ideas.change(pk, **form.words(), seen=seen, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            form.take_reasons(lacking)
        else:
            return redirect("idea", pk)
    idea = idea_for(request, pk, "idea.change")
    form.initial = words_of(idea)
    said = {"form": form, "title": "Change the idea", "partner": idea.partner, "idea": idea, "moved": form.errors}
    return render(request, "ideas/form.html", said)


@page("GET", "POST")
def agree(request: Asked, pk: str) -> HttpResponse:
    """The mentor reads every word once more, chooses who reads them, and says yes or not yet."""
    form, changed = AgreeForm(request.POST or None), None
    if form.is_valid():
        try:
            ideas.agree(
                pk,
                seen=form.cleaned_data["seen"],
                audience=Audience(form.cleaned_data["audience"]),
                in_a_small_batch=form.cleaned_data["in_a_small_batch"],
                name=Attribution(form.cleaned_data["name"]),
                by=request.viewer,
                at=request.at,
            )
        except IncompleteError as lacking:
            changed = lacking
        except MovedOnError:
            return redirect("idea", pk)
        else:
            return redirect("idea", pk)
    idea = idea_for(request, pk, "idea.agree")
    if "agree" not in idea.steps:
        return redirect("idea", pk)
    form.initial = {"seen": idea.seen, "audience": idea.audience}
    if changed is not None:
        form = AgreeForm({**request.POST.dict(), "seen": idea.seen})
        form.is_valid()
        form.take_reasons(changed)
    said = {"form": form, "idea": idea, "smallest": smallest_batch()}
    return render(request, "ideas/agree.html", said)


@page("GET", "POST")
def reopen(request: Asked, pk: str) -> HttpResponse:
    """Keeps an idea with the pair after all, before its batch leaves; asks once."""
    if request.method != "POST":
        return sure_of(request, "idea.reopen", pk, back="idea")
    ideas.reopen(pk, by=request.viewer, at=request.at)
    return redirect("idea", pk)


@page("POST")
def name(request: Asked, pk: str) -> HttpResponse:
    """One's own name beside one's own idea, or not."""
    wanted = Attribution.NAMED if request.POST.get("name") == Attribution.NAMED else Attribution.UNNAMED
    ideas.be_named(pk, attribution=wanted, by=request.viewer, at=request.at)
    return redirect("idea", pk)


@page("GET", "POST")
def withdraw(request: Asked, pk: str) -> HttpResponse:
    """Gives an idea up before it leaves; asks once."""
    if request.method == "POST":
        ideas.withdraw(pk, by=request.viewer, at=request.at)
        return redirect("idea", pk)
    return render(request, "ideas/withdraw.html", {"idea": idea_for(request, pk, "idea.withdraw")})


@page("POST")
def bring_back(request: Asked, pk: str) -> HttpResponse:
    """Takes an idea up again that was given up."""
    ideas.bring_back(pk, by=request.viewer, at=request.at)
    return redirect("idea", pk)


@page("GET", "POST")
def reply(request: Asked, pk: str) -> HttpResponse:
    """The reply to the committee's question."""
    form = ReplyForm(request.POST or None)
    if form.is_valid():
        try:
            text = form.cleaned_data["text"]
            ideas.reply(pk, text=text, started_from=form.started_from, by=request.viewer, at=request.at)
        except ChangedError:
            form.changed_meanwhile()
        else:
            return redirect("idea", pk)
    idea = idea_for(request, pk, "idea.reply")
    form.show({"text": idea.reply})
    shown = {"form": form, "idea": idea}
    return render(request, "ideas/reply.html", shown, status=409 if form.changed else 200)


@page("POST")
def agree_to_reply(request: Asked, pk: str) -> HttpResponse:
    """The mentor's yes to the reply as it stands."""
    ideas.agree_to_reply(pk, seen=request.POST.get("seen", ""), by=request.viewer, at=request.at)
    return redirect("idea", pk)


def idea_for(request: Asked, pk: str, permission: Permission = "idea.read") -> IdeaPage:
    """The idea as the viewer sees it today, where they may do this with it."""
    return idea_of_a_pair(request.viewer, pk, request.at, permission)
