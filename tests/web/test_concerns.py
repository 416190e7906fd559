"""A concern in a browser: one question a page, to a contact of one's choice, and to nobody else."""

import re

import pytest
from django.core import mail

from factories import private
from people import AT, NOW, saved
from retold.records.people.models import Membership
from retold.records.private.models import Concern
from retold.records.record import stored
from retold.records.trail.models import Mail
from retold.rules.concern_questions import CONCERN_QUESTIONS
from retold.rules.words import ConcernState, Role
from retold.services.work import sending

ANSWERS = {"text": "Something was said.", "kind": "boundary", "wish": "listen"}
OTHERS = ("ben", "cleo", "dev", "esi", "finn", "jo", "ines", "pia", "oke", "hal")


@pytest.fixture
def sent(cast):
    return private.concern(cast.amara_and_ben, cast.amara, cast.grace, "Something was said.")


def begun(client):
    return client.post("/own/letters/begin/")["Location"]


def test_emergency_lines_come_first_and_the_way_out_is_on_every_page(cast, as_):
    client = as_(cast.amara)
    letter = begun(client)

    for address in ("/own/", "/own/letters/", letter, f"{letter}questions/text/", f"{letter}check/", "/own/pages/"):
        assert b"Leave this page quickly" in client.get(address).content, address
    page = client.get("/own/letters/").content
    assert page.index(b"ring 999") < re.search(rb">\s*Raise a concern\s*<", page).start()


def test_leaving_quickly_signs_out_without_a_token_and_goes_to_the_weather(cast, as_):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.amara, backend="allauth.account.auth_backends.AuthenticationBackend")

    gone = client.post("/away/")

    assert b'content="0;url=https://www.bbc.co.uk/weather"' in gone.content
    assert b"Retold" not in gone.content
    assert client.get("/own/letters/").status_code == 302


def test_amara_writes_to_grace_one_question_a_page_and_grace_answers(cast, as_):
    amara, grace = as_(cast.amara), as_(cast.grace)
    letter = begun(amara)
    for name, value in {**ANSWERS, "contact": cast.grace.pk}.items():
        assert amara.post(f"{letter}questions/{name}/", {"answer": value}).status_code == 302
    assert grace.get("/letters/").content.count(b"/letters/") == 1  # the navigation's own
    assert amara.post(f"{letter}check/")["Location"] == letter

    sending.send_due(NOW)
    assert [(each.to, each.subject, each.body.strip().split("\n")[0]) for each in mail.outbox] == [
        (["grace@example.org"], "Please open Retold", "Please open Retold when you can:")
    ]
    read = letter.replace("/own", "")
    page = grace.get(read).content
    assert b"Amara" not in page
    assert b"Something was said." not in page
    grace.post(f"{read}steps/acknowledge/")
    page = grace.get(read).content
    assert b"Amara Nwosu" in page
    assert b"Something was said." in page
    grace.post(f"{read}notes/", {"text": "Rang her.", "told": ""})
    grace.post(f"{read}notes/", {"text": "We meet on Friday.", "told": "on"})
    grace.post(f"{read}close/", {"outcome": "It will not happen again."})
    page = amara.get(letter).content
    assert b"Rang her." not in page
    assert page.index(b"We meet on Friday.") < page.index(b"It will not happen again.")
    assert stored(Concern).get().state == ConcernState.CLOSED


def test_what_is_needed_is_asked_for_before_it_is_sent(cast, as_):
    amara = as_(cast.amara)
    letter = begun(amara)

    answer = amara.post(f"{letter}check/")

    assert answer.status_code == 422
    for asked in CONCERN_QUESTIONS:
        assert (f"Answer this before you send: {asked.words}".encode() in answer.content) == asked.needed
    assert not stored(Mail).exists()


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_reaches_a_concern(cast, as_, sent, name):
    client = as_(getattr(cast, name))

    for address in (f"/own/letters/{sent.pk}/", f"/letters/{sent.pk}/", f"/own/letters/{sent.pk}/withdraw/"):
        assert client.get(address).status_code == 404, address
    for act in ("notes", "close", "steps/acknowledge", "steps/stand-aside"):
        assert client.post(f"/letters/{sent.pk}/{act}/", {"text": "x", "outcome": "x"}).status_code == 404
    assert stored(Concern).get().state == ConcernState.RAISED


def test_the_contact_cannot_write_as_the_author_nor_the_author_as_the_contact(cast, as_, sent):
    assert as_(cast.grace).get(f"/own/letters/{sent.pk}/").status_code == 404
    assert as_(cast.amara).get(f"/letters/{sent.pk}/").status_code == 404


def test_a_name_that_is_left_out_is_nowhere_on_the_contacts_page(cast, as_):
    row = private.concern(
        cast.amara_and_ben, cast.amara, cast.grace, "Something.", hide_name=True, state="acknowledged"
    )

    page = as_(cast.grace).get(f"/letters/{row.pk}/").content

    assert b"Somebody who leaves their name out" in page
    assert b"Amara" not in page


def test_another_contact_reads_it_instead_and_the_first_no_more(cast, as_, sent):
    saved(Membership(organisation=cast.northmoor, person=cast.hal, role=Role.WELLBEING, since=AT.day))

    as_(cast.amara).post(f"/own/letters/{sent.pk}/another/", {"contact_id": cast.hal.pk})

    assert as_(cast.hal).get(f"/letters/{sent.pk}/").status_code == 200
    assert as_(cast.grace).get(f"/letters/{sent.pk}/").status_code == 404


def test_taken_back_it_is_gone_for_the_contact(cast, as_, sent):
    as_(cast.amara).post(f"/own/letters/{sent.pk}/withdraw/")

    assert as_(cast.grace).get(f"/letters/{sent.pk}/").status_code == 404
    assert b"You have taken it back." in as_(cast.amara).get(f"/own/letters/{sent.pk}/").content


def test_a_draft_is_thrown_away_without_a_trace(cast, as_):
    amara = as_(cast.amara)
    letter = begun(amara)

    amara.post(f"{letter}withdraw/")

    assert not stored(Concern).exists()


def test_whoever_has_no_role_as_a_participant_cannot_begin_one(cast, as_):
    for person in (cast.hal, cast.esi, cast.grace, cast.oke):
        assert as_(person).post("/own/letters/begin/").status_code == 404
    assert not stored(Concern).exists()
