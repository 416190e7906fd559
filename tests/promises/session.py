"""One session a role: every page that role can reach, in a fixed order, ending with what is in their mailbox.

Used by the twin worlds (the same session in two databases) and by the canaries (a marker searched in all of it). A
new page is reached by itself: links are followed from the first page on, and every page of `routes.py` is asked for
besides.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core import mail
from django.db import transaction
from django.test import Client
from routes import addresses

from people import Cast, browser

ROLES = ("ben", "dev", "cleo", "esi", "finn", "jo", "ines", "grace", "oke", "hal", "pia")
NOISE = (
    re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"'),
    re.compile(rb"csrftoken=[^;]*|(?<=Set-Cookie: )[cs]=[^;]*"),
)
LINK = re.compile(rb'(?:href|action)="(/[^"#]*)"')
MOST_PAGES = 400


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever happens in the database inside is taken back at the end: the next question finds the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back for one address: everything an observer could compare."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    body: bytes


def session(cast: Cast, name: str) -> Iterator[Answered]:
    """Everything this member of the cast can see."""
    client = browser(getattr(cast, name))
    seen: set[str] = set()
    waiting = ["/", *addresses(cast, name)]
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if address in seen or address.startswith("/static/"):
            continue
        seen.add(address)
        answer = asked(client, address)
        yield answer
        waiting += [found.decode().replace("&amp;", "&") for found in LINK.findall(answer.body)]
    yield mailbox(getattr(cast, name).email)


def asked(client: Client, address: str) -> Answered:
    """One page, with what is new each time taken out: the CSRF token, the session's name, the date."""
    response = client.get(address)
    return Answered(
        address=address,
        status=response.status_code,
        headers=tuple(sorted((key, value) for key, value in response.items() if key != "Date")),
        cookies=tuple(
            sorted(
                f"{key} {cookie['max-age']} {cookie['path']} {cookie['samesite']}"
                for key, cookie in response.cookies.items()
            )
        ),
        body=without_noise(response.content),
    )


def without_noise(body: bytes) -> bytes:
    for noise in NOISE:
        body = noise.sub(b"", body)
    return body


def mailbox(email: str) -> Answered:
    """What has been sent to this address, as one answer."""
    letters = [f"{letter.subject}\n{letter.body}" for letter in mail.outbox if email in letter.to]
    return Answered(address=f"mailbox:{email}", status=200, headers=(), cookies=(), body="\n\n".join(letters).encode())
