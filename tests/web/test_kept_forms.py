"""A form that is sent when its session has just ended is kept, for whoever typed it and for nobody else."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from people import AT, BACKEND, NOW, browser
from retold.queries.kept_forms import kept_by, my_kept_forms
from retold.records.private.models import KeptForm, Reflection
from retold.records.record import stored
from retold.rules.viewer import ANYBODY
from retold.rules.when import When
from retold.services import form_tokens, keeping, receipts

TOKEN = re.compile(r'name="once" value="([^"]+)"')
WORDS = "What I could not say there & then."
KEPT = "it is kept: for you alone"
LOST = "/sign-in/?sent=lost"
RECEIPT = settings.RETOLD_RECEIPT_COOKIE


@pytest.fixture
def where(cast):
    return f"/own/pages/about/{cast.amara_and_ben.pk}/"


def opened(client, where):
    """What the form on that page sends: its tokens."""
    page = client.get(where).content.decode()
    assert TOKEN.search(page), page
    return {"once": TOKEN.search(page)[1]}


def ended(client):
    """The session in this browser is over; the browser does not know it yet."""
    Session.objects.filter(pk=client.cookies["s"].value).delete()
    return client


def signed_in_again(client, person):
    client.force_login(person, backend=BACKEND)
    return client


def written_and_ended(as_, person, where, text=WORDS):
    """(browser, what it was answered): somebody types, their session ends, they press the button."""
    client = as_(person)
    sent = {"text": text, **opened(client, where)}
    return client, ended(client).post(where, sent)


def fields_of(page):
    """The hidden fields of the only form that sends something again."""
    form = re.search(r'<form method="post"(?:(?!</form>).)*name="kept".*?</form>', page, re.DOTALL)[0]
    return {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}


# Sessions.


def test_a_session_that_is_used_goes_on_and_one_that_is_not_ends(cast, as_, clock):
    client = as_(cast.amara)
    for _ in range(5):
        assert client.get("/").status_code == 200
        clock.shift(timedelta(hours=6))

    assert client.get("/").status_code == 200
    clock.shift(timedelta(hours=8, minutes=1))
    assert client.get("/").status_code == 302


def test_a_session_is_written_at_most_every_ten_minutes(cast, as_, clock):
    client = as_(cast.amara)
    given = []
    for _ in range(6):
        cookies = client.get("/").cookies
        given.append((RECEIPT in cookies, "s" in cookies))
        clock.shift(timedelta(minutes=4))

    no, yes = (False, False), (True, True)
    assert given == [yes, no, no, yes, no, no]


# What is kept.


def test_what_is_sent_after_the_session_is_kept_and_can_be_sent_by_its_writer(cast, as_, where):
    client, told = written_and_ended(as_, cast.amara, where)
    assert told.status_code == 403
    assert KEPT in told.content.decode()
    assert "until Tuesday 3 March 2026, 10:30" in told.content.decode()
    assert not stored(Reflection).exists()

    signed_in_again(client, cast.amara)
    assert "You were signed out before what you typed was sent" in client.get("/").content.decode()
    page = client.get("/kept/").content.decode()
    assert WORDS in unescape(page)
    assert client.post(where, fields_of(page))["Location"] == "/own/pages/"
    assert WORDS in unescape(client.get(f"/own/pages/{stored(Reflection).get().pk}/").content.decode())
    assert "Nothing is kept here for you." in client.get("/kept/").content.decode()
    assert not stored(KeptForm).exists()


@pytest.mark.parametrize("name", ["ben", "cleo", "esi", "grace", "ines", "hal"])
def test_nobody_else_at_the_same_desk_meets_it(cast, as_, where, name):
    client, _ = written_and_ended(as_, cast.amara, where)
    other = signed_in_again(client, getattr(cast, name))
    kept = stored(KeptForm).get().pk

    assert WORDS not in unescape(other.get("/kept/").content.decode())
    assert "You were signed out before" not in other.get("/").content.decode()
    assert other.post(f"/kept/{kept}/remove/").status_code == 404
    other.post("/own/pages/", {"kept": kept})
    assert stored(KeptForm).count() == 1


def test_a_form_left_open_by_somebody_else_is_kept_for_them_whoever_sends_it(cast, as_, where):
    client = as_(cast.amara)
    sent = {"text": WORDS, **opened(client, where)}
    signed_in_again(ended(client), cast.ben).get("/")

    assert KEPT in ended(client).post(where, sent).content.decode()
    assert [form.typed for form in kept_by(cast.amara.pk, at=AT)] == [(WORDS,)]
    assert kept_by(cast.ben.pk, at=AT) == ()
    assert WORDS not in unescape(signed_in_again(client, cast.ben).get("/kept/").content.decode())


def test_a_stranger_fills_no_disk(cast, where):
    theirs = {"text": WORDS, "once": form_tokens.made(cast.amara.pk, "")}
    for cookie in ("", "x", "AAAA.BBBB", "%00", receipts.written(cast.ben.pk, at=AT)):
        stranger = Client()
        stranger.cookies[RECEIPT] = cookie
        assert stranger.post(where, theirs)["Location"] == LOST
    with_receipt = Client()
    with_receipt.cookies[RECEIPT] = receipts.written(cast.amara.pk, at=AT)
    for token in ("", "x", "a~b~c", "é~~é", form_tokens.made(None, ""), form_tokens.made(cast.ben.pk, "")):
        assert with_receipt.post(where, {"text": WORDS, "once": token})["Location"] == LOST
    assert not stored(KeptForm).exists()
    assert "nothing of it is kept" in with_receipt.get(LOST).content.decode()


def test_a_receipt_is_over_a_day_after_the_session(cast, as_, where, clock):
    client = as_(cast.amara)
    sent = {"text": WORDS, **opened(client, where)}
    clock.shift(timedelta(hours=32))

    assert client.post(where, sent)["Location"] == LOST


def test_five_are_kept_and_of_the_sixth_it_is_said_that_it_is_not(cast, as_, where):
    client = as_(cast.amara)
    sent = [{"text": f"Words {number}.", **opened(client, where)} for number in range(6)]
    ended(client)
    told = [client.post(where, one).content.decode() for one in sent]

    assert [KEPT in page for page in told] == [True] * 5 + [False]
    assert "Five are kept for you already" in told[5]
    assert "Words 5." in told[5]
    assert KEPT in client.post(where, sent[4]).content.decode()  # the same once more
    assert stored(KeptForm).count() == 5


def test_yesterdays_count_until_they_are_over(cast, as_, where, clock):
    clock.move_to(NOW.replace(hour=20))
    client = as_(cast.amara)
    sent = [{"text": f"Words {number}.", **opened(client, where)} for number in range(7)]
    for one in sent[:3]:
        ended(client).post(where, one)
    clock.shift(timedelta(hours=10))
    told = [ended(client).post(where, one).content.decode() for one in sent[3:]]

    assert [KEPT in page for page in told] == [True, True, False, False]
    clock.shift(timedelta(hours=14, seconds=1))
    left = kept_by(cast.amara.pk, at=When(NOW.replace(day=3, hour=20, second=1)))
    assert {form.typed for form in left} == {("Words 3.",), ("Words 4.",)}


def test_what_is_too_long_to_be_kept_stands_on_the_page(cast, as_, where):
    _, told = written_and_ended(as_, cast.amara, where, "Long. " * 11_000)

    page = told.content.decode()
    assert "It is too long to be kept." in page
    assert page.count("Long. ") >= 10_999
    assert not stored(KeptForm).exists()


def test_a_day_later_it_is_shown_to_nobody_and_goes(cast, as_, where, clock):
    client, _ = written_and_ended(as_, cast.amara, where)
    clock.shift(timedelta(hours=24))
    signed_in_again(client, cast.amara)
    assert "Nothing is kept here for you." in client.get("/kept/").content.decode()

    for day, left in ((2, 1), (3, 1), (4, 0)):
        keeping.let_go_everywhere(at=When(NOW.replace(day=day, hour=23)))
        assert stored(KeptForm).count() == left, day


def test_it_can_be_removed(cast, as_, where):
    client, _ = written_and_ended(as_, cast.amara, where)
    signed_in_again(client, cast.amara)
    address = re.search(r'href="(/kept/\w+/remove/)"', client.get("/kept/").content.decode())[1]

    assert client.post(address)["Location"] == "/kept/"
    assert not stored(KeptForm).exists()


def test_nobody_who_is_not_signed_in_has_any(cast):
    assert my_kept_forms(ANYBODY, AT) == ()


@pytest.mark.parametrize("where", ["/seats/", "/sign-out/", "/made/up/"])
def test_what_is_no_form_of_a_page_is_not_kept(cast, as_, where):
    client = as_(cast.amara)
    client.get("/")
    sent = {"seat": "mentor.x", "once": form_tokens.made(cast.amara.pk, "")}

    assert ended(client).post(where, sent)["Location"] == LOST
    assert not stored(KeptForm).exists()


def test_leaving_quickly_leaves_no_receipt(cast, as_, where):
    client = as_(cast.amara)
    sent = {"text": WORDS, **opened(client, where)}
    assert client.cookies[RECEIPT].value
    client.post("/away/")

    assert client.post(where, sent)["Location"] == LOST


def test_a_row_says_neither_who_nor_where_nor_what(cast, as_, where):
    written_and_ended(as_, cast.amara, where)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM private_keptform")
        ((mark, day, words),) = cursor.fetchall()

    kept = f"{mark} {day}".encode() + bytes(words)
    for told in (WORDS, where, cast.amara.pk, cast.amara.email, cast.northmoor.pk):
        assert told.encode() not in kept
    assert re.fullmatch("[a-z2-7]{26}", mark)
    assert len(bytes(words)) == 12 + 1024 + 16


def test_a_receipt_names_nobody_and_signs_nobody_in(cast, as_):
    client = as_(cast.amara)
    client.get("/")
    receipt = client.cookies[RECEIPT]

    assert cast.amara.pk not in receipt.value
    assert (receipt["httponly"], receipt["samesite"], receipt["max-age"]) == (True, "Lax", "")
    stranger = Client()
    stranger.cookies[RECEIPT] = receipt.value
    assert stranger.get("/").status_code == 302


def test_a_script_that_saves_while_nobody_is_signed_in_fills_no_place(cast, as_, where):
    client = as_(cast.amara)
    sent = {"text": WORDS, **opened(client, where)}
    saved = ended(client).post(where, sent, headers={"accept": "text/plain"})

    assert saved.status_code == 302
    assert not stored(KeptForm).exists()


# A form that is older than the sign-in.


def strict(person):
    """A browser against which forged forms are looked for."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(person, backend=BACKEND)
    return client


def with_both(client, where):
    page = client.get(where).content.decode()
    return {**opened(client, where), "csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="(\w+)', page)[1]}


def test_a_form_from_before_one_signed_in_again_is_sent_from_the_page_that_says_so(cast, where):
    client = strict(cast.amara)
    sent = {"text": WORDS, **with_both(client, where)}
    client.cookies.pop("c")
    signed_in_again(client, cast.amara)

    told = client.post(where, sent)
    page = told.content.decode()
    assert told.status_code == 403
    assert "This page is too old" in page
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', page)}
    assert (fields["text"], fields["once"]) == (WORDS, sent["once"])
    assert client.post(where, fields)["Location"] == "/own/pages/"
    assert stored(Reflection).count() == 1


def test_a_form_of_somebody_else_is_shown_to_nobody_and_kept_for_them(cast, where):
    client = strict(cast.amara)
    sent = {"text": WORDS, **with_both(client, where)}
    client.cookies.pop("c")
    signed_in_again(client, cast.ben)
    told = client.post(where, sent).content.decode()

    assert "kept for whoever opened it, and for nobody else" in told
    assert WORDS not in unescape(told)
    assert [form.typed for form in kept_by(cast.amara.pk, at=AT)] == [(WORDS,)]


def test_what_a_foreign_page_sends_is_neither_shown_nor_kept(cast, where):
    client = strict(cast.amara)
    client.get("/")
    for token in ("", form_tokens.made(cast.oke.pk, ""), form_tokens.made(None, "")):
        told = client.post(where, {"text": "Buy now", "once": token}).content.decode()
        assert "What was typed is not kept." in told
        assert "Buy now" not in told
    assert not stored(KeptForm).exists()


# Pages that say that nothing was done.


def test_what_was_typed_stands_on_the_page_that_says_that_nothing_was_done(cast, where):
    client = browser(cast.amara)
    for address, status in (
        (f"/own/pages/about/{cast.cleo_and_dev.pk}/", 404),
        (f"/own/pages/about/{'a' * 26}/", 404),
    ):
        told = client.post(address, {"text": WORDS, **opened(client, where)})
        assert told.status_code == status
        assert WORDS in unescape(told.content.decode())
        assert WORDS not in unescape(client.post(address, {"text": WORDS}).content.decode())


def test_more_than_a_megabyte_comes_back_on_its_page(cast, as_, where):
    text = "x" * 1_500_000
    told = as_(cast.amara).post(where, {"text": text})

    assert told.status_code == 200
    assert text in told.content.decode()
    assert "Shorten this to 20,000 characters." in told.content.decode()
