"""A request as a view meets it (request context): who asks, and when."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from retold.queries.viewers import Seat
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.web import errors
from retold.web.sending import taken_once

View = Callable[..., HttpResponse]
SEAT = "seat"
"Under which name the session remembers the seat that was chosen."


class Asked(HttpRequest):
    """What is added to a request: the viewer, the seats they may choose from, one clock, and the token of a form.

    `form` is the token of a form that was sent, for the page that it comes back on when something in it was wrong.
    """

    viewer: Viewer
    seats: tuple[Seat, ...]
    seat: Seat | None
    at: When
    form: str


def page(*methods: str, once: bool = True) -> Callable[[View], View]:
    """A page that answers these methods ("GET" brings "HEAD"); others are refused before anything is looked up.

    A form that is sent to it is taken once, unless it may be taken as often as it comes (`once=False`). What a script
    keeps while somebody types is kept as often as it comes, too.
    """
    allowed = [*methods, "HEAD"] if "GET" in methods else [*methods]

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: Asked, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in allowed:
                return errors.not_allowed(allowed)
            answer = partial(view, request, *args, **kwargs)
            if not once or request.method != "POST" or wants_words(request):
                return answer()
            return taken_once(request, answer, person_id=request.viewer.person_id, at=request.at)

        answered.once = once  # type: ignore[attr-defined]  # told to the test over all routes
        return answered

    return decorate


def wants_words(request: HttpRequest) -> bool:
    """Whether a script of the page asks: it puts words where they belong, and needs no page (`Accept: text/plain`)."""
    return request.get_preferred_type(("text/html", "text/plain")) == "text/plain"


def open_to_anybody(view: View) -> View:
    """Marks a page that needs no sign-in. Every other address, existing or not, leads to the sign-in page first."""
    view.open_to_anybody = True  # type: ignore[attr-defined]
    return view
