"""A form that is sent (idempotent POST): it is taken once, however often it arrives."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from retold.rules.when import When
from retold.services import kept_forms, sent_forms
from retold.services.sent_forms import Form
from retold.web import errors
from retold.web.sent import FORGERY, KEPT, fields_sent, token_sent


def taken_once(
    request: HttpRequest, answer: Callable[[], HttpResponse], *, person_id: str | None, at: When
) -> HttpResponse:
    """What answers a form, or where that led when it was taken before.

    Where it now holds something else, nothing is done, and a page asks whether to send it all the same.
    """
    form = sent_form(request, person_id)
    if form is None:
        return answer()
    given: list[HttpResponse] = []

    def act() -> str:
        request.form = token_sent(request)  # type: ignore[attr-defined]  # see Asked
        given.append(answer())
        return given[0].url if isinstance(given[0], HttpResponseRedirect) else ""

    led = sent_forms.once(form, act, at=at)
    if led.to and led.same and KEPT in request.POST:
        kept_forms.drop(form.person_id, request.POST[KEPT], at=at)
    if given:
        return given[0]
    return redirect(led.to) if led.same else errors.sent_before(request, led.to, fields_sent(request))


def sent_form(request: HttpRequest, person_id: str | None) -> Form | None:
    """The form that was sent; None for one of nobody, or without any token.

    A page from before there were tokens has Django's, which is new on each page as well: with it the same words are
    taken once, and others are another form.
    """
    content = urlencode(fields_sent(request))
    token = token_sent(request)
    if not token and request.POST.get(FORGERY):
        token = f"{request.POST[FORGERY]} {content}"
    if not token or person_id is None:
        return None
    return Form(person_id=person_id, address=request.path, token=token, content=content)
