"""Signing in by a code in the mail. Whether somebody is known is not to be seen."""

import re
from urllib.parse import quote

import pytest
from django.core import mail
from django.test import Client

from people import NOW, browser
from retold.records.people.models import Person
from retold.records.record import stored
from retold.services.work import sending


def asked(client, email):
    return client.post("/sign-in/", {"email": email})


def code_in_mail(email="esi@example.org"):
    sending.send_due(NOW)
    newest = [letter for letter in mail.outbox if letter.to == [email]][-1]
    return re.search(r"^Your code is (\S+)$", str(newest.body), re.MULTILINE)[1]


def test_no_page_is_open_before(cast):
    for address in ("/", "/rounds/", "/members/", "/made/up/"):
        response = Client().get(address)
        assert (response.status_code, response["Location"]) == (302, f"/sign-in/?next={quote(address, safe='')}")


def test_the_icon_that_browsers_ask_for_brings_no_cookie(cast):
    response = Client().get("/favicon.ico")

    assert response.getvalue().startswith(b"\x00\x00\x01\x00")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/x-icon"
    assert response.cookies == {}


def test_somebody_known_signs_in_with_the_code(cast):
    client = Client()

    assert asked(client, "ESI@example.org").headers["Location"] == "/sign-in/code/"
    done = client.post("/sign-in/code/", {"code": code_in_mail(), "action": "verify"})

    assert (done.status_code, done["Location"]) == (302, "/")
    assert b"Today" in client.get("/").content
    assert [letter.subject for letter in mail.outbox] == ["Your sign-in code"]


def test_somebody_unknown_sees_the_same_pages_gets_the_same_mail_and_has_no_role(cast):
    known, unknown = Client(), Client()
    first, second = asked(known, "esi@example.org"), asked(unknown, "new@example.org")

    assert (first.status_code, first["Location"], first.content) == (
        second.status_code,
        second["Location"],
        second.content,
    )
    sending.send_due(NOW)
    one, other = mail.outbox
    assert (one.subject, one.from_email) == (other.subject, other.from_email)
    assert re.sub(r"is \S+", "", str(one.body)) == re.sub(r"is \S+", "", str(other.body))
    unknown.post("/sign-in/code/", {"code": code_in_mail("new@example.org"), "action": "verify"})
    assert b"You have no role here yet" in unknown.get("/").content
    assert stored(Person).filter(email="new@example.org").count() == 1


def test_it_leads_back_to_where_one_wanted_to_go_and_nowhere_else(cast):
    for wanted, reached in (("/rounds/", "/rounds/"), ("https://example.com/", "/"), ("//example.com", "/")):
        client = Client()
        client.post(f"/sign-in/?next={wanted}", {"email": "esi@example.org", "next": wanted})
        done = client.post("/sign-in/code/", {"code": code_in_mail(), "action": "verify", "next": wanted})
        assert done["Location"] == reached
        clear_limits()


def test_three_wrong_codes_and_the_right_one_is_worth_nothing(cast):
    client = Client()
    asked(client, "esi@example.org")
    right = code_in_mail()

    for _ in range(3):
        client.post("/sign-in/code/", {"code": "BBBBBBBB", "action": "verify"})
    client.post("/sign-in/code/", {"code": right, "action": "verify"})

    assert client.get("/").status_code == 302


def test_a_code_is_too_old_after_three_minutes(cast, clock):
    client = Client()
    asked(client, "esi@example.org")
    right = code_in_mail()
    clock.shift(181)

    client.post("/sign-in/code/", {"code": right, "action": "verify"})

    assert client.get("/").status_code == 302


def test_a_code_works_only_in_the_browser_that_asked(cast):
    asked(Client(), "esi@example.org")
    other = Client()

    other.post("/sign-in/code/", {"code": code_in_mail(), "action": "verify"})

    assert other.get("/").status_code == 302


def test_what_is_not_an_address_is_said_in_words(cast):
    response = asked(Client(), "not an address")

    assert "Write the whole address, for example name@example.org." in response.content.decode()
    assert not mail.outbox


def test_asking_again_and_again_is_stopped(cast):
    answers = [asked(Client(), "esi@example.org").status_code for _ in range(5)]

    assert answers[:3] == [302, 302, 302]
    assert 302 not in answers[3:]


def test_signing_out_forgets_the_session(cast):
    client = browser(cast.esi)
    assert client.get("/sign-out/").status_code == 200
    assert client.get("/").status_code == 200

    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302


def test_a_changed_seed_ends_every_session_at_once(cast):
    client = browser(cast.esi)
    assert client.get("/").status_code == 200

    stored(Person).filter(pk=cast.esi.pk).update(session_seed="another")

    assert client.get("/").status_code == 302


@pytest.mark.parametrize("address", ["new", "ask", "confirm", "inactive", "once-more", "reset"])
def test_other_ways_of_signing_in_lead_to_the_one_there_is(cast, address):
    assert Client().get(f"/sign-in/{address}/")["Location"] == "/sign-in/"


def clear_limits():
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def _no_limits_left_over(db):
    yield
    clear_limits()
