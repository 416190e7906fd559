"""The write flows of `benchmarks/kill.py`: one client each, saving over HTTP, and what was answered to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from itertools import count, islice
from threading import Event
from typing import TypeVar
from urllib.parse import urlencode

from django.db import connection
from django.test import Client as SignIn
from django.utils import timezone

from retold.queries.viewers import viewer_in
from retold.records.people.models import Membership, Organisation, Person
from retold.records.record import Record, stored
from retold.records.scheme.models import Agreement, Application, Cohort, Pair, Scheme
from retold.rules.when import When
from retold.rules.words import AgreementState, CohortState, PairState, Role
from retold.services import reflections

CSRF = "k" * 32
R = TypeVar("R", bound=Record)
NOBODY_KNOWS_IT = "!"  # nobody has a password
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LONGEST_ANSWER = 30.0
PAIRS_A_KILL = 25


@dataclass(slots=True)
class Write:
    """One attempt: `token` is what it says, found nowhere else; `about` the record it was asked of."""

    token: str
    about: str
    acknowledged: bool = False


@dataclass(slots=True)
class Writer:
    """One client, who is one person, with one kind of write: what it sends is made from a running number."""

    flow: str
    session: str
    abouts: list[str]
    path: str
    fields: Callable[["Writer", int, str], dict[str, str]]
    autosave: bool = False
    sent: list[Write] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    first: date = field(default_factory=lambda: When(timezone.now()).day + timedelta(days=1))

    def write_until_gone(self, port: int, first_saved: Event) -> None:
        """Saves again and again, each time on a connection of its own, until nobody answers."""
        for number in count(len(self.sent)):
            write = Write(token=f"{self.flow} {number:06d}", about=self.abouts[number % len(self.abouts)])
            self.sent.append(write)
            try:
                status, body = self.post(port, self.path.format(write.about), self.fields(self, number, write.token))
            except (OSError, HTTPException):
                return
            write.acknowledged = (status, body) == (200, b"Saved") if self.autosave else status == 302
            if write.acknowledged:
                first_saved.set()
            else:
                self.refused.append(f"{self.flow}: {status} {body[:80]!r}")

    def post(self, port: int, path: str, fields: dict[str, str]) -> tuple[int, bytes]:
        """(status, body) of one answer, received in full."""
        asked = HTTPConnection("127.0.0.1", port, timeout=LONGEST_ANSWER)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"s={self.session}; c={CSRF}",
            **({"Accept": "text/plain"} if self.autosave else {}),
        }
        try:
            asked.request("POST", path, urlencode({**fields, "csrfmiddlewaretoken": CSRF}), headers)
            answer = asked.getresponse()
            return answer.status, answer.read()
        finally:
            asked.close()


def clients(kills: int) -> list[Writer]:
    """An organisation with what the writers need, and the writers."""
    house = kept(Organisation(name="Northmoor"))
    scheme = kept(Scheme(organisation=house, name="Conversations", purpose="To learn."))
    running, calling = a_round(scheme, CohortState.RUNNING), a_round(scheme, CohortState.OPEN)
    mentor, applicant = a_person("mentor"), a_person("applicant")
    administrator = a_person("administrator")
    now = When(timezone.now())
    since = now.day - timedelta(days=60)
    for person, role, within in ((mentor, Role.MENTOR, running), (administrator, Role.ADMINISTRATOR, None)):
        kept(Membership(organisation=house, person=person, role=role, cohort=within, since=since))
    application = kept(Application(organisation=house, cohort=calling, person=applicant, role=Role.MENTOR))
    pairs = pairs_of(running, mentor, max(2, kills * PAIRS_A_KILL))
    page = reflections.write(
        pairs[0],
        text="change 000000",
        by=viewer_in(mentor, Role.MENTOR, house.pk, now),
        at=now,
    )
    asked = f"/applications/{application.pk}/questions"
    as_mentor, as_applicant, as_administrator = map(session_of, (mentor, applicant, administrator))
    connection.close()  # so that it is the site that finds the database as the kill left it
    return [
        Writer("answer", as_applicant, [application.pk], f"{asked}/why/", an_answer, autosave=True),
        Writer("private answer", as_applicant, [application.pk], f"{asked}/identity/", an_answer, autosave=True),
        Writer("page", as_mentor, pairs, "/own/pages/about/{}/", a_page),
        Writer("change", as_mentor, [page.pk], "/own/pages/{}/", a_page),
        Writer("meeting", as_mentor, pairs, "/pairs/{}/meetings/new/", a_meeting),
        Writer("idea", as_mentor, pairs, "/pairs/{}/ideas/new/", an_idea),
        Writer("invitation", as_administrator, [house.pk], "/members/invite/", an_invitation),
    ]


def an_answer(writer: Writer, number: int, token: str) -> dict[str, str]:
    """One answer of an application, as it is kept while typing."""
    del writer, number
    return {"answer": token}


def a_page(writer: Writer, number: int, token: str) -> dict[str, str]:
    """A private page."""
    del writer, number
    return {"text": token}


def a_meeting(writer: Writer, number: int, token: str) -> dict[str, str]:
    """A meeting at a minute of its own."""
    del token
    day, minute = writer.first + timedelta(days=number // 1440 % 300), number % 1440
    return {"day": day.isoformat(), "time": f"{minute // 60:02d}:{minute % 60:02d}", "minutes": "60", "mode": "online"}


def an_idea(writer: Writer, number: int, token: str) -> dict[str, str]:
    """An idea of a pair."""
    del writer, number
    return {"title": token, "happens_now": "The last bus leaves at six.", "affects": "All", "change": "One at nine."}


def an_invitation(writer: Writer, number: int, token: str) -> dict[str, str]:
    """An invitation to an address of its own, with its mail."""
    del writer, number
    return {"email": address_of(token), "given_role": Role.COMMITTEE.value, "cohort": ""}


def address_of(token: str) -> str:
    """The address that an invitation goes to."""
    return f"{token.replace(' ', '-')}@example.org"


def pairs_of(cohort: Cohort, mentor: Person, number: int) -> list[str]:
    """So many pairs under way, each with another mentee and a signed agreement: their ids."""
    house, today = cohort.organisation_id, When(timezone.now()).day
    mentees = [
        Person(email=f"mentee-{each}@example.org", name=f"Mentee {each}", password=NOBODY_KNOWS_IT)
        for each in range(number)
    ]
    said = {"organisation_id": house, "cohort": cohort, "mentor": mentor, "state": PairState.RUNNING}
    pairs = [Pair(**said, mentee=mentee, made_on=today, started_on=today) for mentee in mentees]
    signed = {"organisation_id": house, "state": AgreementState.SIGNED, "wording_version": "2026-1"}
    agreements = [Agreement(**signed, pair=pair, signed_text="We agree.") for pair in pairs]
    for rows in (mentees, pairs, agreements):
        made = iter(rows)
        while some := list(islice(made, 200)):
            stored(type(some[0])).bulk_create(some)
    return [pair.pk for pair in pairs]


def a_round(scheme: Scheme, state: CohortState) -> Cohort:
    """A round in that state, with its dates around today."""
    today = When(timezone.now()).day
    return kept(
        Cohort(
            organisation_id=scheme.organisation_id,
            scheme=scheme,
            name=state.label,
            state=state,
            call_text="Come and talk.",
            call_closes_on=today + timedelta(days=30),
            starts_on=today,
            ends_on=today + timedelta(days=400),
            identity_kept_until=today + timedelta(days=400),
        )
    )


def a_person(name: str) -> Person:
    """Somebody who can sign in."""
    return kept(Person(email=f"{name}@example.org", name=name.title(), password=NOBODY_KNOWS_IT))


def session_of(person: Person) -> str:
    """The cookie of a browser in which this person is signed in."""
    browser = SignIn()
    browser.force_login(person, backend=BACKEND)
    return browser.cookies["s"].value


def kept(record: R) -> R:
    """The record, stored."""
    record.save(force_insert=True)
    return record
