"""A request as a view meets it (request context): who asks, and when."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from retold.queries.viewers import Seat
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.web import errors

View = Callable[..., HttpResponse]
SEAT = "seat"
"Under which name the session remembers the seat that was chosen."


class Asked(HttpRequest):
    """What the middleware adds to a request: the viewer, the seats they may choose from, and one clock."""

    viewer: Viewer
    seats: tuple[Seat, ...]
    seat: Seat | None
    at: When


def page(*methods: str) -> Callable[[View], View]:
    """A page that answers these methods ("GET" brings "HEAD"); others are refused before anything is looked up."""
    allowed = [*methods, "HEAD"] if "GET" in methods else [*methods]

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return view(request, *args, **kwargs) if request.method in allowed else errors.not_allowed(allowed)

        return answered

    return decorate


def wants_words(request: HttpRequest) -> bool:
    """Whether a script of the page asks: it puts words where they belong, and needs no page (`Accept: text/plain`)."""
    return request.get_preferred_type(("text/html", "text/plain")) == "text/plain"


def open_to_anybody(view: View) -> View:
    """Marks a page that needs no sign-in. Every other address, existing or not, leads to the sign-in page first."""
    view.open_to_anybody = True  # type: ignore[attr-defined]
    return view
