"""Every text that somebody types: at its limit it is taken; above it a sentence says so, and not a letter is lost."""

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from factories import scheme
from ground import taken_back
from promises.routes import addresses
from promises.table import answering
from retold.records import vault
from retold.records.private.models import Reflection
from retold.records.record import stored
from retold.rules.plain_text import MOST_BYTES, room_for
from retold.rules.questions import Kind, questions_for
from retold.rules.refusals import RefusalError
from retold.rules.words import PARTICIPANTS

FOX, MARK = "\N{FOX FACE}", "\N{COMBINING DOT BELOW}"
"Four bytes of UTF-8 a sign, the most there is; and a mark that stands on the sign before it."
FAR_TOO_MANY = 70_000
SHORTEN = re.compile(r"Shorten this to ([\d,]+) characters")
TYPED = {"text", "email", None}
STORY = "This is longer than a story can be here"
"A story is measured in bytes, and has a sentence of its own (`tests/web/test_stories.py`)."
ADDRESSES = {"email", "link"}
GROWS = "\N{DEVANAGARI LETTER QA}"
"One sign as it is typed, two in the form in which a name is kept (NFC)."
FOR_ANOTHER_REASON = ("/seats/name/", "/not-with/", "/meetings/new/", "/move/")
"Where a text at its limit is not taken: a name needs letters; this pair has not signed, and the meeting has been."
ROLES = ("amara", "ben", "cleo", "esi", "finn", "grace", "jo", "ines")


@dataclass(slots=True)
class Sent:
    """One form of a page: where it goes, what is in it, and into which of its fields somebody types."""

    to: str
    fields: dict[str, list[str]]
    typed: list[str]


class Forms(HTMLParser):
    """The forms of a page that are sent, with what a browser would send of them."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.found: list[Sent] = []
        self.open: Any = None
        self.area = self.list = ""
        self.days = 0

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form" and said.get("method") == "post":
            self.open = Sent(said.get("action") or self.address, {}, [])
            self.found.append(self.open)
        elif self.open is not None and tag in {"textarea", "input"} and said.get("name"):
            self.filled_in(tag, said["name"], said)
        elif tag == "select":
            self.list = said["name"]
        elif self.open is not None and tag == "option" and said.get("value"):
            self.open.fields.setdefault(self.list, [said["value"]])

    def filled_in(self, tag, name, said):
        kind = said.get("type")
        if tag == "textarea":
            self.area = name
        elif kind in {"radio", "checkbox"}:
            if "checked" in said or name not in self.open.fields:
                self.open.fields[name] = [said.get("value", "on")]
            return
        self.open.fields[name] = [said.get("value") or self.something(kind)]
        if name == "link":
            self.open.fields[name] = ["https://example.org/"]
        if name == "identity_kept_until":
            self.open.fields[name] = self.open.fields["starts_on"]
        if kind in TYPED:
            self.open.typed.append(name)

    def something(self, kind):
        """What stands in a field in which nothing stood: days in their order, as each form asks for them."""
        self.days += 1
        return {"date": f"2026-06-{self.days:02d}", "time": "14:00", "email": "new@example.org", "number": "30"}.get(
            kind, "Words"
        )

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None
        if tag == "textarea":
            self.area = ""

    def handle_data(self, data):
        if self.area:
            self.open.fields[self.area] = [data.strip() or "Words"]


def forms_of(client, address):
    """The forms of a page into which somebody types."""
    page = client.get(address)
    if page.status_code != 200 or not page["Content-Type"].startswith("text/html"):
        return []
    read = Forms(address)
    read.feed(page.content.decode())
    return [form for form in read.found if form.typed]


def fields_of(world, name, client):
    """(form, field) of all that this member of the cast can fill in: each route and field once."""
    seen = set()
    for address, route, kind in addresses(world, name):
        if answering(route, name, kind):
            for form in forms_of(client, address):
                for field in form.typed:
                    if (route, field) not in seen:
                        seen.add((route, field))
                        yield form, field


def sent(client, form, field, text):
    """What came back for this text in this field; the world is as it was."""
    with taken_back():
        return client.post(form.to, {**form.fields, field: text})


@pytest.mark.parametrize("sign", [FOX, MARK], ids=["emoji", "combining mark"])
@pytest.mark.parametrize("name", ROLES)
def test_at_its_limit_a_text_is_taken_and_above_it_is_kept_on_the_page(world, as_, name, sign):
    client, tried = as_(getattr(world, name)), 0
    for form, field in list(fields_of(world, name, client)):
        about = f"{form.to} {field}"
        above = sent(client, form, field, sign * FAR_TOO_MANY)
        page = unescape(above.content.decode())
        assert above.status_code in {200, 409, 422}, about
        assert sign * FAR_TOO_MANY in page, about
        said = SHORTEN.search(page)
        assert said or STORY in page, about
        if said is None or field in ADDRESSES:
            continue
        limit = int(said[1].replace(",", ""))

        at = sent(client, form, field, sign * limit)
        assert at.status_code == 302 or form.to.endswith(FOR_ANOTHER_REASON), about
        assert "Shorten this" not in at.content.decode(), about
        one_more = sent(client, form, field, sign * (limit + 1))
        assert f"Shorten this to {limit:,} characters" in one_more.content.decode(), about
        tried += 1
    assert tried > 0


@pytest.mark.parametrize("role", PARTICIPANTS)
def test_an_answer_of_an_application_at_its_limit_is_kept_and_above_it_stays_on_the_page(cast, as_, role):
    application, hal = scheme.application(cast.open_cohort, cast.hal, role), as_(cast.hal)
    asked = [one for one in questions_for(role) if one.kind in {Kind.TEXT, Kind.LINE}]
    assert len(asked) > 5
    for one in asked:
        where = f"/applications/{application.pk}/questions/{one.name}/"
        above = unescape(hal.post(where, {"answer": FOX * (one.longest + 1)}).content.decode())
        assert f"Shorten this to {one.longest:,} characters" in above, one.name
        assert FOX * (one.longest + 1) in above, one.name
        assert hal.post(where, {"answer": FOX * one.longest}).status_code == 302, one.name
        assert FOX * one.longest in unescape(hal.get(where).content.decode()), one.name


def test_sixteen_thousand_emoji_on_a_private_page_are_kept_or_told(cast, as_):
    amara, where = as_(cast.amara), f"/own/pages/about/{cast.amara_and_ben.pk}/"
    told = amara.post(where, {"text": FOX * 16_384}).content.decode()
    assert "Shorten this to 16,383 characters. Emoji, and letters of some scripts, take more room than others." in told
    assert FOX * 16_384 in told

    assert amara.post(where, {"text": FOX * 16_383}).status_code == 302
    assert FOX * 16_383 in amara.get(f"/own/pages/{stored(Reflection).get().pk}/").content.decode()
    assert amara.post(where, {"text": "x" * 20_000}).status_code == 302


def test_a_name_that_grows_when_its_letters_are_composed_is_measured_as_it_is_kept(cast, as_):
    told = as_(cast.ben).post("/seats/name/", {"name": GROWS * 200})

    assert told.status_code == 422
    assert "Shorten this to 200 characters." in told.content.decode()


def test_no_field_tells_the_browser_to_cut_off_what_is_pasted(world, as_):
    for name in ROLES:
        client = as_(getattr(world, name))
        for address, route, kind in addresses(world, name):
            if answering(route, name, kind):
                assert b"maxlength" not in client.get(address).content, address


def test_the_limit_of_forms_is_that_of_the_vault():
    assert vault.BUCKETS[-1] - vault.LENGTH == MOST_BYTES
    vault.padded(b"x" * MOST_BYTES)
    with pytest.raises(RefusalError, match="longer than 65,532 bytes"):
        vault.padded(b"x" * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("text", "longest", "room"),
    [("", 5, 5), ("x" * 9, 5, 5), (FOX * 16_383, 20_000, 20_000), (FOX * 16_384, 20_000, 16_383)],
)
def test_how_much_there_is_room_for(text, longest, room):
    assert room_for(text, longest) == room
