"""Concerns: the pages of whoever raises one, then those of the contact. Their addresses say "letters"."""

from collections.abc import Callable, Mapping

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from retold.queries import concerns as queries
from retold.rules.refusals import HiddenError, IncompleteError
from retold.services import concerns as services
from retold.web.asked import Asked, open_to_anybody, page, wants_words
from retold.web.forms.concerns import AnotherContactForm, ConcernQuestionForm, NoteForm, OutcomeForm

STEPS: Mapping[str, Callable[..., object]] = {
    "acknowledge": services.acknowledge,
    "stand-aside": services.stand_aside,
}


@page("GET")
def mine(request: Asked) -> HttpResponse:
    """Emergency lines first; then what to do, and what one has sent."""
    return render(request, "concerns/mine.html", {"concerns": queries.mine(request.viewer)})


@page("POST")
def begin(request: Asked) -> HttpResponse:
    """Begins one, or goes on with one that was begun."""
    today = request.at
    seat = queries.seat_to_raise_from(request.viewer, today)
    begun = services.begin(seat, by=request.viewer, at=request.at)
    return redirect("own-letter", begun.pk)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """The list of questions while it is written; afterwards what was sent, and what came of it."""
    concern = queries.my_concern(request.viewer, pk, request.at)
    form = AnotherContactForm(others=concern.others)
    return render(request, "concerns/show.html", {"concern": concern, "form": form})


@page("GET", "POST")
def question(request: Asked, pk: str, name: str) -> HttpResponse:
    """One question. Its answer is kept when it is given, by the button or (with scripts) while typing."""
    asked = queries.one_question(request.viewer, pk, name, request.at)
    form = ConcernQuestionForm(request.POST or None, asked=asked)
    if request.method == "POST" and form.is_valid():
        services.answer(queries.own(request.viewer, pk), name=name, value=form.value, by=request.viewer, at=request.at)
        if wants_words(request):
            return HttpResponse("Saved", content_type="text/plain")
        if "back" not in request.POST and asked.following:
            return redirect("own-letter-question", pk, asked.following)
        return redirect("own-letter", pk)
    return render(request, "concerns/question.html", {"asked": asked, "form": form})


@page("GET", "POST")
def check(request: Asked, pk: str) -> HttpResponse:
    """Everything once more before it is sent."""
    concern = queries.my_concern(request.viewer, pk, request.at)
    if not concern.unsent:
        return redirect("own-letter", pk)
    reasons: dict[str, str] = {}
    if request.method == "POST":
        try:
            services.send(queries.own(request.viewer, pk), by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            reasons = lacking.reasons
        else:
            return redirect("own-letter", pk)
    shown = {"concern": concern, "reasons": reasons}
    return render(request, "concerns/check.html", shown, status=422 if reasons else 200)


@page("GET", "POST")
def withdraw(request: Asked, pk: str) -> HttpResponse:
    """Takes one back, or throws away what was not sent; asks once."""
    concern = queries.my_concern(request.viewer, pk, request.at)
    if request.method == "POST":
        record = queries.own(request.viewer, pk)
        take_back = services.throw_away if concern.unsent else services.withdraw
        take_back(record, by=request.viewer, at=request.at)
        return redirect("own-letters")
    return render(request, "concerns/withdraw.html", {"concern": concern})


@page("POST")
def choose_another(request: Asked, pk: str) -> HttpResponse:
    """Gives it to another contact."""
    concern = queries.my_concern(request.viewer, pk, request.at)
    form = AnotherContactForm(request.POST, others=concern.others)
    if form.is_valid():
        services.choose_another(queries.own(request.viewer, pk), **form.cleaned_data, by=request.viewer, at=request.at)
        return redirect("own-letter", pk)
    return render(request, "concerns/show.html", {"concern": concern, "form": form}, status=422)


@page("GET")
def received(request: Asked) -> HttpResponse:
    """What was sent to the viewer as a contact."""
    return render(request, "concerns/received.html", {"concerns": queries.received(request.viewer)})


@page("GET")
def read(request: Asked, pk: str) -> HttpResponse:
    """One of them."""
    return shown_to_contact(request, pk, NoteForm(), OutcomeForm())


@page("POST")
def note(request: Asked, pk: str) -> HttpResponse:
    """Writes down a step."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return shown_to_contact(request, pk, form, OutcomeForm(), status=422)
    services.note(queries.to_handle(request.viewer, pk), **form.cleaned_data, by=request.viewer, at=request.at)
    return redirect("letter", pk)


@page("POST")
def close(request: Asked, pk: str) -> HttpResponse:
    """Closes it with what came of it."""
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return shown_to_contact(request, pk, NoteForm(), form, status=422)
    services.close(queries.to_handle(request.viewer, pk), **form.cleaned_data, by=request.viewer, at=request.at)
    return redirect("letter", pk)


@page("POST")
def step(request: Asked, pk: str, step: str) -> HttpResponse:
    """Acknowledges it, or stands aside from it."""
    concern = queries.to_handle(request.viewer, pk)
    if step not in STEPS:
        raise HiddenError
    STEPS[step](concern, by=request.viewer, at=request.at)
    return redirect("letters") if step == "stand-aside" else redirect("letter", pk)


@csrf_exempt
@open_to_anybody
@page("POST")
def away(request: Asked) -> HttpResponse:
    """Leaves at once: signs out, so that going back shows nothing, and goes on to the weather.

    It asks for no token: an old page must let go of its reader too, and signing somebody out harms nobody.
    """
    logout(request)
    return render(request, "concerns/away.html")


def shown_to_contact(
    request: Asked, pk: str, note_form: NoteForm, outcome_form: OutcomeForm, status: int = 200
) -> HttpResponse:
    """The page of one concern for its contact."""
    shown = {
        "concern": queries.received_one(request.viewer, pk),
        "note_form": note_form,
        "outcome_form": outcome_form,
    }
    return render(request, "concerns/read.html", shown, status=status)
