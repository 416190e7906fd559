"""The token of a form (idempotency key, bound to a person): its own part, the seat it was made in, and whose it is.

It stands in the form and comes back with it, and is stored nowhere. Nobody can make one that passes for another's.
"""

import hmac
import secrets

from retold.records import vault
from retold.records.record import id_of

BETWEEN = "~"
PARTS = 3


def made(person_id: str | None, seat: str) -> str:
    """A new token for a form on a page that this person reads from this seat ("" for none)."""
    own = secrets.token_urlsafe(16)
    return own if person_id is None else BETWEEN.join((own, seat, mark(own, seat, person_id)))


def seat_of(token: str) -> str:
    """The seat from which the page with this form was read; "" where it does not say."""
    _, seat, _ = parts(token)
    return seat


def is_of(token: str, person_id: str | None) -> bool:
    """Whether the page with this form was made for this person."""
    own, seat, given = parts(token)
    return person_id is not None and bool(given) and hmac.compare_digest(given, mark(own, seat, person_id))


def parts(token: str) -> tuple[str, str, str]:
    """(own part, seat, mark) of a token; without seat and mark where it has another form."""
    found = token.split(BETWEEN)
    return (found[0], found[1], found[2]) if len(found) == PARTS and token.isascii() else (token, "", "")


def mark(own: str, seat: str, person_id: str) -> str:
    """What says whose a form is, to whoever holds the root key and guesses the person right."""
    return id_of(vault.derived("whose a form is", own, seat, person_id))
