"""What a script hears that keeps an answer while somebody types (autosave)."""

from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from retold.rules.edits import mark_of
from retold.web.asked import wants_words
from retold.web.forms.edit import EditForm

STARTED_FROM = "X-Started-From"
"The header that tells a script what the next save starts from."


def saved(said: Mapping[str, object]) -> HttpResponse:
    """It is kept; `said` is what is stored now, from which the next save starts."""
    return HttpResponse("Saved", content_type="text/plain", headers={STARTED_FROM: mark_of(said)})


def not_saved(request: HttpRequest, form: EditForm) -> int:
    """The status of the page with a form: a script is told by it, too, that something needs another look."""
    if form.changed:
        return HTTPStatus.CONFLICT
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors and wants_words(request) else HTTPStatus.OK
