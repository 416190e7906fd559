"""Concerns: the pages of whoever raises one, then those of the contact. Their addresses say "letters"."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from retold.queries.concerns import concern_asked, my_concern, own_concerns, received_concern, received_concerns
from retold.rules.refusals import ChangedError, HiddenError, IncompleteError, MovedOnError
from retold.services import concerns
from retold.web.asked import Asked, open_to_anybody, page, wants_words
from retold.web.autosave import not_saved, saved
from retold.web.forms.concerns import AnotherContactForm, ConcernQuestionForm, MayIForm, NoteForm, OutcomeForm
from retold.web.kept import take_receipts
from retold.web.sure import sure

STEPS: Mapping[str, Callable[..., object]] = {
    "acknowledge": concerns.acknowledge,
    "stand-aside": concerns.stand_aside,
}


@page("GET")
def my_concerns(request: Asked) -> HttpResponse:
    """Emergency lines first; then what to do, and what one has sent."""
    return render(request, "concerns/mine.html", {"concerns": own_concerns(request.viewer)})


@page("POST")
def begin(request: Asked) -> HttpResponse:
    """Begins one, or goes on with one that was begun."""
    begun = concerns.begin(by=request.viewer, at=request.at)
    return redirect("own-letter", begun.pk)


@page("GET")
def show(request: Asked, pk: str) -> HttpResponse:
    """The list of questions while it is written; afterwards what was sent, and what came of it."""
    concern = my_concern(request.viewer, pk, request.at)
    form = AnotherContactForm(others=concern.others)
    return render(request, "concerns/show.html", {"concern": concern, "form": form})


@page("GET", "POST")
def question(request: Asked, pk: str, name: str) -> HttpResponse:
    """One question. Its answer is kept when it is given, by the button or (with scripts) while typing."""
    asked = concern_asked(request.viewer, pk, name, request.at)
    form = ConcernQuestionForm(request.POST or None, asked=asked)
    if request.method == "POST" and form.is_valid():
        try:
            started_from = form.started_from
            concerns.answer(
                pk, name=name, value=form.value, started_from=started_from, by=request.viewer, at=request.at
            )
        except ChangedError:
            form.changed_meanwhile()
        else:
            if wants_words(request):
                return saved(concern_asked(request.viewer, pk, name, request.at).said)
            if "back" not in request.POST and asked.following:
                return redirect("own-letter-question", pk, asked.following)
            return redirect("own-letter", pk)
    form.show(concern_asked(request.viewer, pk, name, request.at).said if form.changed else asked.said)
    shown = {"asked": asked, "form": form}
    return render(request, "concerns/question.html", shown, status=not_saved(request, form))


@page("GET", "POST")
def check(request: Asked, pk: str) -> HttpResponse:
    """Everything once more before it is sent."""
    reasons: dict[str, str] = {}
    if request.method == "POST":
        try:
            concerns.send(pk, by=request.viewer, at=request.at)
        except IncompleteError as lacking:
            reasons = lacking.reasons
        except MovedOnError:
            return redirect("own-letter", pk)
        else:
            return redirect("own-letter", pk)
    concern = my_concern(request.viewer, pk, request.at)
    if not concern.unsent:
        return redirect("own-letter", pk)
    shown = {"concern": concern, "reasons": reasons}
    return render(request, "concerns/check.html", shown, status=422 if reasons else 200)


@page("GET", "POST")
def withdraw(request: Asked, pk: str) -> HttpResponse:
    """Takes one back, or throws away what was not sent; asks once."""
    concern = my_concern(request.viewer, pk, request.at)
    if request.method == "POST":
        take_back = concerns.throw_away if concern.unsent else concerns.withdraw
        take_back(pk, by=request.viewer, at=request.at)
        return redirect("own-letters")
    return render(request, "concerns/withdraw.html", {"concern": concern})


@page("POST")
def choose_another(request: Asked, pk: str) -> HttpResponse:
    """Gives it to another contact. Where there is none to choose, its page has no such form."""
    concern = my_concern(request.viewer, pk, request.at)
    if not concern.others or "choose_another" not in concern.steps:
        raise MovedOnError
    form = AnotherContactForm(request.POST, others=concern.others)
    if form.is_valid():
        concerns.choose_another(pk, **form.cleaned_data, by=request.viewer, at=request.at)
        return redirect("own-letter", pk)
    return render(request, "concerns/show.html", {"concern": concern, "form": form}, status=422)


@page("GET")
def received(request: Asked) -> HttpResponse:
    """What was sent to the viewer as a contact."""
    return render(request, "concerns/received.html", {"concerns": received_concerns(request.viewer)})


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
    concerns.note(pk, **form.cleaned_data, by=request.viewer, at=request.at)
    return redirect("letter", pk)


@page("POST")
def may_i(request: Asked, pk: str) -> HttpResponse:
    """Asks the writer before anything is done."""
    form = MayIForm(request.POST)
    if not form.is_valid():
        return shown_to_contact(request, pk, NoteForm(), OutcomeForm(), status=422, may_i_form=form)
    concerns.ask_may_i(pk, **form.cleaned_data, by=request.viewer, at=request.at)
    return redirect("letter", pk)


@page("POST")
def answer_may_i(request: Asked, pk: str, number: int) -> HttpResponse:
    """The writer's yes or no to what the contact asked."""
    yes = request.POST.get("answer") == "yes"
    concerns.answer_may_i(pk, number=number, yes=yes, by=request.viewer, at=request.at)
    return redirect("own-letter", pk)


@page("POST")
def close(request: Asked, pk: str) -> HttpResponse:
    """Closes it with what came of it."""
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return shown_to_contact(request, pk, NoteForm(), form, status=422)
    concerns.close(pk, **form.cleaned_data, by=request.viewer, at=request.at)
    return redirect("letter", pk)


@page("GET", "POST")
def step(request: Asked, pk: str, step: str) -> HttpResponse:
    """Acknowledges it, or stands aside from it; asks once before that."""
    if step == "stand-aside" and request.method != "POST":
        if "stand_aside" not in received_concern(request.viewer, pk).steps:
            raise HiddenError
        return sure(request, "concern.stand_aside", reverse("letter", args=[pk]))
    if step not in STEPS or request.method != "POST":
        raise HiddenError
    STEPS[step](pk, by=request.viewer, at=request.at)
    return redirect("letters") if step == "stand-aside" else redirect("letter", pk)


@csrf_exempt
@open_to_anybody
@page("POST", once=False)
def away(request: Asked) -> HttpResponse:
    """Leaves at once: signs out, so that going back shows nothing, forgets who was here, and goes on to the weather.

    It asks for no token: an old page must let go of its reader too, and signing somebody out harms nobody.
    """
    logout(request)
    response = render(request, "concerns/away.html")
    take_receipts(response)
    return response


def shown_to_contact(
    request: Asked,
    pk: str,
    note_form: NoteForm,
    outcome_form: OutcomeForm,
    *,
    may_i_form: MayIForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The page of one concern for its contact. While it is open it has forms, and room to say what is wrong in them."""
    concern = received_concern(request.viewer, pk)
    if status != HTTPStatus.OK and "close" not in concern.steps:
        raise MovedOnError
    shown = {
        "concern": concern,
        "note_form": note_form,
        "outcome_form": outcome_form,
        "may_i_form": may_i_form or MayIForm(),
    }
    return render(request, "concerns/read.html", shown, status=status)
