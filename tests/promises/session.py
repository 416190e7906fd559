"""One session a role: every page that role can reach, in a fixed order, ending with what is in their mailbox.

Used by the twin worlds (the same session in two databases) and by the canaries (a marker searched in all of it). A
new page is reached by itself: links are followed from the first page on, and the pages of `routes.py` are asked for
besides: those that the table of answers does not call hidden or not there for GET, and some of the others. What is
hidden is the same bytes whatever it is (`test_matrix.py`), so that some stand for all; `whole_session` asks for each.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core import mail
from django.test import Client

from people import Cast, browser
from promises.routes import addresses
from promises.table import answering
from retold.records.record import stored
from retold.records.trail.models import Mail

ROLES = ("ben", "dev", "cleo", "esi", "finn", "jo", "ines", "grace", "oke", "hal", "pia")
NOISE = (
    re.compile(rb'name="(?:csrfmiddlewaretoken|once)" value="[^"]*"'),
    re.compile(rb"csrftoken=[^;]*|(?<=Set-Cookie: )[cs]=[^;]*"),
)
LINK = re.compile(rb'(?:href|action)="(/[^"#]*)"')
MOST_PAGES = 400
HIDDEN = 20


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back for one address: everything an observer could compare."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    body: bytes


def session(cast: Cast, name: str) -> Iterator[Answered]:
    """Everything this member of the cast can see, and some of what is hidden from them."""
    shown, hidden = [], []
    for address, route, kind in addresses(cast, name):
        (shown if answering(route, name, kind) else hidden).append(address)
    return visited(cast, name, ["/", *shown, *some_of(hidden, HIDDEN)])


def some_of(addresses: list[str], number: int) -> list[str]:
    """The same addresses whenever one test asks, and others in each run: pytest-randomly says its seed."""
    state = random.getstate()
    some = random.sample(addresses, min(number, len(addresses)))
    random.setstate(state)
    return some


def whole_session(cast: Cast, name: str) -> Iterator[Answered]:
    """The same, with everything that is hidden."""
    return visited(cast, name, ["/", *(address for address, _, _ in addresses(cast, name))])


def visited(cast: Cast, name: str, waiting: list[str]) -> Iterator[Answered]:
    """Each of these addresses, each that a link there leads to, and the mailbox."""
    client = browser(getattr(cast, name))
    seen: set[str] = set()
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
    """One page, with what is new each time taken out: the tokens of forms, the session's name, the date."""
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
    """What has been sent to this address, as one answer: each letter, and at what hour each left."""
    letters = [f"{letter.subject}\n{letter.body}" for letter in mail.outbox if email in letter.to]
    hours = stored(Mail).filter(to=email).order_by("sent_at", "notice").values_list("sent_at", "notice")
    left = [f"{notice} {sent_at}" for sent_at, notice in hours]
    body = "\n\n".join([*letters, *left]).encode()
    return Answered(address=f"mailbox:{email}", status=200, headers=(), cookies=(), body=body)
