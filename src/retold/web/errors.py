"""Pages for what did not happen."""

from collections.abc import Sequence

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.templatetags.static import static

from retold.rules.viewer import ANYBODY
from retold.services import form_tokens
from retold.web.frame import IDLE
from retold.web.kept import Kept, keep_sent
from retold.web.sent import fields_sent, token_sent, words_sent
from retold.web.titles import title_of

TOO_LARGE = "This is more than one page can take. Nothing was done with it, and nothing of it was kept."


def hidden(request: HttpRequest) -> HttpResponse:
    """Missing, foreign, forbidden: one page, the same bytes. Whoever has other roles may look again from another."""
    others = [seat for seat in getattr(request, "seats", ()) if seat != getattr(request, "seat", None)]
    shown = {"others": others if request.method in {"GET", "HEAD"} else (), "typed": own_words(request)}
    return render(request, "errors/hidden.html", {**shown, "idle": IDLE}, status=404)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that does not exist: the same page again."""
    del exception
    return hidden(request)


def moved_on(request: HttpRequest) -> HttpResponse:
    """Somebody was quicker, or the page was old."""
    return render(request, "errors/moved_on.html", {"typed": own_words(request)}, status=409)


def sent_before(request: HttpRequest, to: str, fields: Sequence[tuple[str, str]]) -> HttpResponse:
    """A form that was taken already, and now holds something else: all of it is kept on the page, to send or not."""
    return render(request, "errors/sent_before.html", {"to": to, "fields": fields}, status=409)


def refused(request: HttpRequest, reason: str) -> HttpResponse:
    """Something that was asked for does not do, and no form is there to say so."""
    return render(request, "errors/refused.html", {"reason": reason, "typed": own_words(request)}, status=422)


def signed_out(request: HttpRequest, kept: Kept) -> HttpResponse:
    """A form of somebody whose session has ended; where it could not be kept, it stands on the page to be copied."""
    shown = {"kept": kept, "typed": () if kept.until else words_sent(request)}
    return render(request, "errors/signed_out.html", shown, status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is older than the sign-in it belongs to.

    One of the viewer's own can be sent from here. One that was made for somebody else who was signed in at this browser
    is kept for them. What came from a foreign page has neither token: it is shown to nobody.
    """
    del reason
    at = getattr(request, "at", None)
    if fields_sent(request) and is_viewers_own(request):
        request.form = token_sent(request)  # type: ignore[attr-defined]  # see Asked
        shown: dict[str, object] = {"fields": fields_sent(request), "typed": words_sent(request)}
    else:
        shown = {"kept": keep_sent(request, at) if at is not None else None}
    return render(request, "errors/stale.html", shown, status=403)


def own_words(request: HttpRequest) -> tuple[str, ...]:
    """What the viewer typed into a form of their own that led nowhere, so that they can copy it; else nothing."""
    return words_sent(request) if request.method == "POST" and is_viewers_own(request) else ()


def is_viewers_own(request: HttpRequest) -> bool:
    """Whether the page with the form that was sent was made for the viewer: no foreign page can have made it."""
    return form_tokens.is_of(token_sent(request), getattr(request, "viewer", ANYBODY).person_id)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """More than a page may hold, or a request that no browser of ours would send."""
    del request
    if isinstance(exception, RequestDataTooBig):
        return plain_page(TOO_LARGE, 413)
    return plain_page("This request could not be understood.", 400)


def not_allowed(methods: Sequence[str]) -> HttpResponse:
    """A page asked for in a way it does not answer: told before anything is looked up."""
    page = plain_page("This address does not answer to that. Nothing was done.", 405)
    page["Allow"] = HttpResponseNotAllowed(methods)["Allow"]
    return page


def our_fault(request: HttpRequest) -> HttpResponse:
    """Something broke. Uses no template and no database: either may be what broke."""
    del request
    return plain_page("Something went wrong on our side. Nothing was changed. Please try again in a minute.", 500)


def plain_page(sentence: str, status: int) -> HttpResponse:
    """One sentence on a page that needs nothing else; it wears the house's sheet where that can be found."""
    return HttpResponse(
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title_of("not-done")}</title>{sheet()}</head>'
        f'<body><main class="reading"><h1>Retold</h1><p class="lead">{sentence}</p>'
        '<p><a class="button" href="/">To the first page</a></p></main></body></html>',
        status=status,
    )


def sheet() -> str:
    """The link to the house's sheet; "" where the list of static files is what broke."""
    try:
        return f'<link rel="stylesheet" href="{static("retold.css")}">'
    except (OSError, ValueError):
        return ""
