"""Keeping what was sent when nobody was signed in any more (session expiry): whose it is, and whether it can be kept.

A browser holds a receipt of whoever was signed in there; a form says for whom its page was made. Where both name one
person, what was sent is kept for that person. So nobody else at a shared desk meets it, and a stranger fills no disk.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from retold.rules.when import When
from retold.services import form_tokens, kept_forms, receipts
from retold.services.kept_forms import NotKeptError
from retold.web.sent import fields_sent, token_sent

BETWEEN = "."
MOST = 3
"Receipts that one browser holds: of the last people who used it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of a form that nobody was signed in for: kept until then, or why not (`until` None)."""

    until: datetime | None
    why_not: str = ""


def keep_sent(request: HttpRequest, at: When) -> Kept | None:
    """Keeps a form for whoever it was made for; None where there is nothing to keep, or nobody to keep it for."""
    person_id = whose(request, at)
    fields = fields_sent(request) if person_id else []
    if person_id is None or not fields:
        return None
    try:
        until = kept_forms.keep(person_id, address=request.path, token=token_sent(request), fields=fields, at=at)
    except NotKeptError as error:
        return Kept(until=None, why_not=str(error))
    return Kept(until=until)


def whose(request: HttpRequest, at: When) -> str | None:
    """The id of the one person for whom the form was made and whose receipt this browser holds; None for nobody."""
    holders = [person_id for person_id in held(request, at) if person_id]
    if request.method != "POST" or not holders:
        return None
    return next((one for one in holders if form_tokens.is_of(token_sent(request), one)), None)


def held(request: HttpRequest, at: When) -> Iterator[str | None]:
    """Whose receipts this browser holds."""
    for receipt in found(request):
        yield receipts.holder(receipt, at=at)


def give_receipt(request: HttpRequest, response: HttpResponse, person_id: str, at: When) -> None:
    """A fresh receipt for whoever is signed in, before those of others."""
    others = [one for one in found(request) if receipts.holder(one, at=at) not in {person_id, None}]
    response.set_cookie(
        settings.RETOLD_RECEIPT_COOKIE,
        BETWEEN.join([receipts.written(person_id, at=at), *others][:MOST]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def take_receipts(response: HttpResponse) -> None:
    """The browser forgets who used it."""
    response.delete_cookie(settings.RETOLD_RECEIPT_COOKIE, samesite="Lax")


def found(request: HttpRequest) -> list[str]:
    """The receipts as they stand in the cookie."""
    return [one for one in request.COOKIES.get(settings.RETOLD_RECEIPT_COOKIE, "").split(BETWEEN)[:MOST] if one]
