"""Pages for what did not happen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def hidden(request: HttpRequest) -> HttpResponse:
    """Missing, foreign, forbidden: one page, the same bytes."""
    return render(request, "errors/hidden.html", status=404)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that does not exist: the same page again."""
    del exception
    return hidden(request)


def moved_on(request: HttpRequest) -> HttpResponse:
    """Somebody was quicker, or the page was old."""
    return render(request, "errors/moved_on.html", status=409)


def refused(request: HttpRequest, reason: str) -> HttpResponse:
    """Something that was asked for does not do, and no form is there to say so."""
    return render(request, "errors/refused.html", {"reason": reason}, status=422)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is older than the sign-in it belongs to."""
    del reason
    return render(request, "errors/stale.html", status=403)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that no browser of ours would send."""
    del request, exception
    return plain_page("This request could not be understood.", 400)


def our_fault(request: HttpRequest) -> HttpResponse:
    """Something broke. Uses no template and no database: either may be what broke."""
    del request
    return plain_page("Something went wrong on our side. Nothing was changed. Please try again in a minute.", 500)


def plain_page(sentence: str, status: int) -> HttpResponse:
    """One sentence on a page that needs nothing else."""
    return HttpResponse(
        '<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Retold</title><main><h1>Retold</h1><p>{sentence}</p></main></html>",
        status=status,
    )
