"""Asks each address once of each role and method, and keeps what came back: it is the same for whoever asks again."""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from hashlib import sha256
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING

from django.http import HttpResponse

from ground import taken_back
from people import Cast, browser
from promises.session import without_noise

if TYPE_CHECKING:
    from django.test import Client

METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `body` is the digest of its bytes without what is new each time, `length` that of all of them."""

    status: int
    headers: Mapping[str, str]
    cookies: frozenset[str]
    body: str
    length: int

    @property
    def address_without_query(self) -> str:
        """Where a redirection leads."""
        return self.headers["Location"].partition("?")[0]


class Asking:
    """One browser for each role, each asked of the same world: whatever an answer changes is taken back."""

    def __init__(self, cast: Cast, kept: MutableMapping[tuple[str, ...], Answer]) -> None:
        self.cast = cast
        self.kept = kept
        self.browsers: dict[str, Client] = {}

    def __call__(self, name: str, method: str, where: str) -> Answer:
        # A world that was made anew has other ids, and answers for itself.
        asked = (self.cast.northmoor.pk, name, method, where)
        if asked not in self.kept:
            self.kept[asked] = kept_of(self.answered(name, method, where))
        return self.kept[asked]

    def answered(self, name: str, method: str, where: str) -> HttpResponse:
        """What this role's browser is answered; its cookies are as before."""
        if name not in self.browsers:
            self.browsers[name] = browser(None if name == "nobody" else getattr(self.cast, name))
        client = self.browsers[name]
        cookies = SimpleCookie(client.cookies.output(header="", sep=";"))
        with taken_back():
            response: HttpResponse = getattr(client, method)(where)
        client.cookies = cookies
        return response


def kept_of(response: HttpResponse) -> Answer:
    """What is compared of an answer."""
    return Answer(
        status=response.status_code,
        headers=dict(response.items()),
        cookies=frozenset(response.cookies),
        body=sha256(without_noise(response.content)).hexdigest(),
        length=len(response.content),
    )
