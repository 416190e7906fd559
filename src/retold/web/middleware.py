"""What happens to every request (middleware).

It is told who asks, what it may not keep, and what a refusal looks like.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.http import urlencode

from retold.queries.viewers import Seat, held_by, seats, viewer_of
from retold.records.people.models import Person
from retold.rules.refusals import HiddenError, MovedOnError, RefusalError
from retold.rules.viewer import ANYBODY
from retold.rules.when import When
from retold.services import form_tokens
from retold.web import errors
from retold.web.asked import SEAT, Asked, wants_words
from retold.web.kept import give_receipt, keep_sent
from retold.web.sent import token_sent

Answering = Callable[[HttpRequest], HttpResponse]
NAMELESS = ("/health", "/ready")
USED = "used"
"Under which name the session remembers when it was last used, in seconds."
BETWEEN_USES = 600


def no_store(answer: Answering) -> Answering:
    """No page is kept by a browser or a proxy; only the files under /static/ are."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store, private"
            for name in ("Expires", "ETag", "Last-Modified"):
                response.headers.pop(name, None)
        return response

    return middleware


def own_name(answer: Answering) -> Answering:
    """Pages answer under the site's own names alone, so that no foreign page can pose as it (DNS rebinding).

    Health and readiness are asked by machines, which often know an address and no name.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path not in NAMELESS:
            request.get_host()  # raises DisallowedHost, which becomes the page for what is not understood
        return answer(request)

    return middleware


class viewer:  # noqa: N801  named like the functions beside it; a class since Django asks for `process_view`
    """Puts the viewer on the request, and sends whoever is not signed in to the sign-in page.

    That happens before an address is looked at: an anonymous visitor cannot tell which addresses exist.
    """

    def __init__(self, answer: Answering) -> None:
        """Keeps what answers after this."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Who asks, from which seat; then onwards, or to the sign-in page."""
        assert isinstance(request, HttpRequest)
        tell_who_asks(request)  # type: ignore[arg-type]  # makes it an Asked
        if not request.user.is_authenticated and not is_open(request.path_info):
            return signed_out(request)  # type: ignore[arg-type]
        with timezone.override(request.at.zone):  # type: ignore[attr-defined]
            response = self.answer(request)
        go_on(request, response)  # type: ignore[arg-type]
        return response


def tell_who_asks(request: Asked) -> None:
    """The viewer of this request, with rights as they are at this moment."""
    request.at = When(timezone.now())
    person = request.user
    if not isinstance(person, Person):
        request.viewer, request.seats, request.seat = ANYBODY, (), None
        return
    held = held_by(person.pk, request.at)
    request.seats = seats(held)
    request.seat = chosen(request.seats, asked_from(request))
    if request.seat is not None:
        request.at = request.at.there(request.seat.time_zone)
    request.viewer = viewer_of(person, request.seat, held)


def asked_from(request: Asked) -> str:
    """The key of the seat from which something is asked: of a form, that of the page it stood on.

    What was begun in one role is done in it, whichever was chosen since in another window; the session follows. What a
    script keeps meanwhile is kept in that role as well, and the session stays as it is.
    """
    remembered = str(request.session.get(SEAT, ""))
    stood = form_tokens.seat_of(token_sent(request)) if request.method == "POST" else ""
    if stood in {remembered, ""} or stood not in {seat.key for seat in request.seats}:
        return remembered
    if not wants_words(request):
        request.session[SEAT] = stood
    return stood


def chosen(offered: tuple[Seat, ...], key: str) -> Seat | None:
    """The seat the session remembers, or else the first; None for somebody who has none."""
    for seat in offered:
        if seat.key == key:
            return seat
    return offered[0] if offered else None


def is_open(path: str) -> bool:
    """Whether this address answers somebody who is not signed in."""
    if path.startswith("/static/"):
        return True
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return bool(getattr(match.func, "open_to_anybody", False))


def go_on(request: Asked, response: HttpResponse) -> None:
    """A session that is used goes on: its eight hours begin anew, and the browser gets a fresh receipt.

    Not at each request, which would write each time: ten minutes later at the earliest.
    """
    person, now = request.user, int(request.at.moment.timestamp())
    if isinstance(person, Person) and now - request.session.get(USED, 0) >= BETWEEN_USES:
        request.session[USED] = now
        give_receipt(request, response, person.pk, request.at)


def signed_out(request: Asked) -> HttpResponse:
    """To the sign-in page; a form of somebody who was signed in until just now is kept for them."""
    if request.method == "POST" and not wants_words(request) and is_taken_once(request.path_info):
        kept = keep_sent(request, request.at)
        if kept is not None:
            return errors.signed_out(request, kept)
    return to_sign_in(request)


def is_taken_once(path: str) -> bool:
    """Whether what is sent to this address is worth keeping: not a sign-out, not the choice of a seat."""
    try:
        return bool(getattr(resolve(path).func, "once", False))
    except Resolver404:
        return False


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, which leads back to where a page was asked for, or says that a form is lost."""
    address = reverse("account_login")
    if request.method == "GET":
        address = f"{address}?{urlencode({'next': request.get_full_path()})}"
    if request.method == "POST":
        address = f"{address}?sent=lost"
    return redirect(address)


class refusals:  # noqa: N801  see above
    """Turns a refusal into a page. Missing and forbidden are the same page, to the byte."""

    def __init__(self, answer: Answering) -> None:
        """Keeps what answers after this."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Onwards."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a refusal; None for anything else, which is a fault of ours."""
        if isinstance(error, HiddenError):
            return errors.hidden(request)
        if isinstance(error, MovedOnError):
            return errors.moved_on(request)
        if isinstance(error, RefusalError):
            return errors.refused(request, str(error))
        return None
