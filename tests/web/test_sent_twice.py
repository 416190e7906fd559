"""A form that is sent twice is taken once: by a double click, a reload, going back, or a retry on a bad line."""

import re
import threading
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from factories import ideas as make_idea
from factories import meetings as make
from factories import scheme
from people import TODAY, browser, make_cast, saved
from promises.routes import address, routes, subjects
from promises.table import lines
from retold.records.committee.models import Action, Idea, Progress
from retold.records.people.models import Invitation, Membership
from retold.records.private.models import Concern, Reflection
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, Conflict, Meeting, Scheme
from retold.records.study.models import Study
from retold.records.trail.models import Event, SealedEvent, SentForm
from retold.rules.words import ApplicationState
from retold.web import serving

TOKEN = re.compile(r'name="once" value="([^"]+)"')
MEETING = {"day": "2026-03-09", "time": "14:00", "minutes": "60", "mode": "online"}
IDEA = {
    "title": "Lockers",
    "happens_now": "Coats all day.",
    "affects": "Students",
    "change": "Twenty.",
    "evidence": ".",
}
ROUND = {
    "name": "Third round",
    "call_text": "Come.",
    "call_closes_on": "2026-05-01",
    "starts_on": "2026-05-10",
    "ends_on": "2026-12-01",
    "identity_kept_until": "2026-06-01",
    "meetings_promised": "4",
    "first_meeting_within_days": "10",
    "contact_within_days": "14",
    "chase_after_days": "7",
    "lapse_after_days": "28",
    "recusal_months": "12",
}
ACTION = {
    "title": "Buy twenty lockers",
    "owner_name": "Jo Whitfield",
    "committee": "EDI group",
    "due_on": "2026-06-01",
    "measure_before": "None today",
    "told_to_pairs": "We have asked for a price.",
}
STUDY = {
    "title": "Who acts",
    "question": "Who acts in the second story?",
    "text": "Tell a story.",
    "words_from": "250",
    "words_to": "500",
    "first_asked_on": "2026-03-02",
    "second_asked_on": "2026-11-01",
    "withdrawable_until": "2027-01-31",
    "kept_until": "2036-01-31",
    "mode": "codebook",
}
OUT = {
    "account_login": "nobody is signed in: a second code is what somebody asks for who sends it again",
    "account_confirm_login_code": "nobody is signed in; a code opens once by itself",
    "account_logout": "signing out twice is signing out",
    "seats": "writes to the session alone; whoever takes a seat from an old page wants that seat now",
    "away": "signing out twice is signing out, and an old page lets go of its reader as well",
}
"Routes whose forms are taken as often as they come, and why they may be."


@pytest.fixture
def pair(cast):
    make.signed(cast.amara_and_ben)
    return cast.amara_and_ben


def token(client, where):
    """The token of the first form on a page."""
    return TOKEN.search(client.get(where).content.decode())[1]


def twice(client, where, said, *, shown_at=""):
    """What came back for the same form, sent twice from one page."""
    sent = {**said, "once": token(client, shown_at or where)}
    return client.post(where, sent), client.post(where, sent)


def taken(first, second):
    """Whether both were led to the same place."""
    return first.status_code == second.status_code == 302 and first["Location"] == second["Location"]


# What makes something.


def test_one_meeting(cast, as_, pair):
    assert taken(*twice(as_(cast.ben), f"/pairs/{pair.pk}/meetings/new/", MEETING))
    assert stored(Meeting).count() == 1


def test_one_idea(cast, as_):
    assert taken(*twice(as_(cast.ben), f"/pairs/{cast.amara_and_ben.pk}/ideas/new/", IDEA))
    assert stored(Idea).count() == 1


def test_one_invitation_and_one_mail(cast, as_):
    said = {"email": "new@example.org", "given_role": "committee", "cohort": ""}

    assert taken(*twice(as_(cast.ines), "/members/invite/", said))
    assert stored(Invitation).count() == 1


def test_one_private_page(cast, as_):
    assert taken(*twice(as_(cast.amara), f"/own/pages/about/{cast.amara_and_ben.pk}/", {"text": "First words."}))
    assert (stored(Reflection).count(), stored(SealedEvent).count()) == (1, 1)


def test_one_scheme_and_one_round(cast, as_):
    assert taken(*twice(as_(cast.ines), "/organisation/schemes/new/", {"name": "Second", "purpose": "More."}))
    assert taken(*twice(as_(cast.esi), f"/rounds/new/{cast.scheme.pk}/", ROUND))
    assert stored(Scheme).filter(name="Second").count() == stored(Cohort).filter(name="Third round").count() == 1


def test_one_action_and_one_note(cast, as_):
    idea = make_idea.answered(cast.amara_and_ben)
    jo = as_(cast.jo)
    first, second = twice(jo, "/committee/actions/new/", ACTION | {"ideas": [idea.pk]})
    assert taken(first, second)
    page = first["Location"]

    assert taken(*twice(jo, f"{page}notes/", {"text": "Asked."}, shown_at=page))
    assert stored(Action).count() == 1
    assert stored(Progress).filter(text="Asked.").count() == 1


def test_one_study(cast, as_):
    assert taken(
        *twice(as_(cast.finn), f"/rounds/{cast.cohort.pk}/studies/new/", STUDY | {"cohorts": [cast.cohort.pk]})
    )
    assert stored(Study).count() == 1


def test_one_conflict(cast, as_):
    for person in (cast.amara, cast.dev):
        scheme.application(cast.cohort, person, state=ApplicationState.ACCEPTED)
    said = {"one": cast.amara.pk, "other": cast.dev.pk, "kind": "line", "strength": "bar", "until": ""}

    assert taken(*twice(as_(cast.esi), f"/rounds/{cast.cohort.pk}/conflicts/", said))
    assert stored(Conflict).count() == 1


def test_a_role_is_taken_up_once_and_ended_once(cast, as_):
    invited = saved(
        Invitation(
            organisation=cast.northmoor, email=cast.hal.email, role="committee", invited_by=cast.ines, sent_on=TODAY
        )
    )
    hal = as_(cast.hal)

    assert taken(*twice(hal, f"/invitations/{invited.pk}/take/", {}, shown_at="/"))
    role = stored(Membership).get(person=cast.hal)
    assert taken(*twice(as_(cast.ines), f"/members/{role.pk}/end/", {}))
    assert stored(Membership).filter(person=cast.hal).count() == 1
    kinds = list(stored(Event).filter(about_id=role.pk).values_list("kind", flat=True))
    assert len(kinds) == len(set(kinds)) == 2


# When it is sent once more.


def test_a_form_that_came_back_keeps_its_token_and_is_corrected(cast, as_, pair):
    ben, where = as_(cast.ben), f"/pairs/{pair.pk}/meetings/new/"
    sent = {**MEETING, "once": token(ben, where)}
    came_back = ben.post(where, {**sent, "day": "2026-02-01"}).content.decode()
    assert TOKEN.search(came_back)[1] == sent["once"]
    assert stored(SentForm).count() == 0

    assert taken(ben.post(where, sent), ben.post(where, sent))
    assert stored(Meeting).count() == 1


def test_whoever_may_not_is_refused_each_time_and_nothing_is_remembered(cast, as_):
    for _ in range(2):
        page = as_(cast.dev).post(f"/pairs/{cast.amara_and_ben.pk}/ideas/new/", IDEA | {"once": "a token"})
        assert page.status_code == 404
    assert stored(SentForm).count() == 0


def test_the_next_page_makes_the_next_thing(cast, as_):
    ben, where = as_(cast.ben), f"/pairs/{cast.amara_and_ben.pk}/ideas/new/"
    for _ in range(2):
        ben.post(where, IDEA | {"once": token(ben, where)})

    assert stored(Idea).count() == 2


def test_each_form_of_a_page_has_a_token_of_its_own(world, as_):
    sent = stored(Application).get(person=world.cleo)
    page = as_(world.esi).get(f"/applications/{sent.pk}/read/").content.decode()
    found = TOKEN.findall(page)

    assert len(found) == page.count('method="post"') == len(set(found)) > 1


def test_a_token_of_somebody_else_is_one_like_any_other(cast, as_):
    where = f"/pairs/{cast.amara_and_ben.pk}/ideas/new/"
    sent = IDEA | {"once": token(as_(cast.ben), where)}
    led = {as_(person).post(where, sent)["Location"] for person in (cast.ben, cast.amara)}

    assert len(led) == stored(Idea).count() == 2


def test_a_token_of_another_address_is_one_like_any_other(cast, as_, pair):
    ben, sent = as_(cast.ben), "the same token"
    ben.post(f"/pairs/{pair.pk}/ideas/new/", IDEA | {"once": sent})
    ben.post(f"/pairs/{pair.pk}/meetings/new/", MEETING | {"once": sent})

    assert stored(Idea).count() == stored(Meeting).count() == 1


def test_other_words_from_the_same_page_are_kept_and_asked_about(cast, as_):
    ben, where = as_(cast.ben), f"/pairs/{cast.amara_and_ben.pk}/ideas/new/"
    sent = IDEA | {"once": token(ben, where)}
    first = ben.post(where, sent)
    asked = ben.post(where, sent | {"title": "Lockers & <hooks>"})

    page = asked.content.decode()
    assert asked.status_code == 409
    assert "You have sent this form before" in page
    assert f'href="{first["Location"]}"' in page
    assert stored(Idea).count() == 1

    kept = {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)}
    assert kept["title"] == "Lockers & <hooks>"
    assert taken(ben.post(where, kept), ben.post(where, kept))
    assert sorted(stored(Idea).values_list("title", flat=True)) == ["Lockers", "Lockers & <hooks>"]


def test_a_page_from_before_there_were_tokens_is_taken_and_once(cast, as_):
    ben, where = as_(cast.ben), f"/pairs/{cast.amara_and_ben.pk}/ideas/new/"
    old = IDEA | {"csrfmiddlewaretoken": "k" * 64}

    assert taken(ben.post(where, old), ben.post(where, old))
    assert stored(Idea).count() == 1
    ben.post(where, old | {"title": "Other words"})
    assert stored(Idea).count() == 2


def test_what_comes_without_any_token_is_taken_as_it_is(cast, as_):
    for _ in range(2):
        as_(cast.ben).post(f"/pairs/{cast.amara_and_ben.pk}/ideas/new/", IDEA)

    assert (stored(Idea).count(), stored(SentForm).count()) == (2, 0)


def test_what_is_kept_while_somebody_types_is_kept_each_time(world, as_):
    draft = stored(Concern).get(owner=world.cleo, state="draft")
    where = f"/own/letters/{draft.pk}/questions/text/"
    cleo = as_(world.cleo)
    said = {"once": token(cleo, where)}
    for text in ("One", "One two", "One two three"):
        answer = cleo.post(where, said | {"answer": text}, headers={"accept": "text/plain"})
        assert (answer.status_code, answer.content) == (200, b"Saved")

    assert stored(SentForm).count() == 0


# What is stored.


def test_a_row_says_neither_who_nor_which_nor_where(cast, as_):
    client, where = as_(cast.amara), f"/own/pages/about/{cast.amara_and_ben.pk}/"
    sent = {"text": "First words.", "once": token(client, where)}
    client.post(where, sent)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM trail_sentform")
        ((mark, day, led_to),) = cursor.fetchall()

    stored_words = f"{mark} {day}".encode() + bytes(led_to)
    known = [sent["once"], sent["text"], "/own/", cast.amara.pk, cast.northmoor.pk, cast.amara_and_ben.pk]
    assert [word for word in known if word.encode() in stored_words] == []
    assert re.fullmatch("[a-z2-7]{26}", mark)


def test_every_row_is_as_long_as_every_other(cast, as_, pair):
    ben = as_(cast.ben)
    ben.post(f"/pairs/{pair.pk}/meetings/new/", MEETING | {"once": "1"})
    as_(cast.amara).post(f"/own/pages/about/{pair.pk}/", {"text": "x", "once": "2"})

    assert len({len(bytes(row.led_to)) for row in stored(SentForm)}) == 1


# Every route.


def addresses_of(world, name):
    """(address, route, subject) for each subject that this member of the cast may be about."""
    return [
        (address(route, subject), str(route.name), kind)
        for route in routes()
        for kind, subject in subjects(route, world, name).items()
    ]


def test_every_route_takes_a_form_once_or_says_why_not():
    taking = {line.route for line in lines() if line.statuses[2] not in {"404", "405"} and line.role != "nobody"}
    often = {str(route.name) for route in routes() if not getattr(route.callback, "once", True)}

    assert often == set(OUT)
    assert len(taking) > 50
    assert [name for name in taking - often if not callback(name).once] == []


def callback(name):
    return next(route.callback for route in routes() if route.name == name)


def test_every_form_that_is_sent_carries_the_tokens():
    for path in (Path(serving.__file__).parent / "templates").rglob("*.html"):
        forms = re.findall(r'<form\b[^>]*method="post".*?</form>', path.read_text(encoding="utf-8"), re.DOTALL)
        without = [form for form in forms if "{% csrf_token" not in form]
        assert without == [] or path.name == "quick_exit.html", path


@pytest.mark.parametrize("name", ["amara", "ben", "esi", "finn", "grace", "jo", "ines", "hal"])
def test_a_step_that_was_taken_is_not_taken_again(world, as_, name):
    """Whatever answers an empty form with a step answers the same form with the same place, and does nothing more."""
    steps = {(line.route, line.subject) for line in lines() if line.role == name and line.statuses[2] == "302"}
    client = as_(getattr(world, name))
    tried = 0
    for where, route, kind in addresses_of(world, name):
        if (route, kind) not in steps or route in OUT:
            continue
        first = client.post(where, {"once": f"{where} {kind}"})
        done = stored(Event).count(), stored(SealedEvent).count()
        second = client.post(where, {"once": f"{where} {kind}"})
        if first.status_code == 302:  # an earlier step of this test may have moved it on
            assert taken(first, second), where
            tried += 1
        assert (stored(Event).count(), stored(SealedEvent).count()) == done, where
    assert tried > 0


# Two at once.


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one(clock):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets in one writer at a time, and a database in memory but one thread")
    cast = make_cast()
    make.signed(cast.amara_and_ben)
    where = f"/pairs/{cast.amara_and_ben.pk}/meetings/new/"
    sent = MEETING | {"once": token(browser(cast.ben), where)}
    clients = [browser(cast.ben) for _ in range(4)]
    led, begin = [], threading.Barrier(len(clients))

    def send(client: Client) -> None:
        with closing(connection):
            begin.wait()
            led.append(client.post(where, sent))

    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [answer.status_code for answer in led] == [302] * len(clients)
    assert len({answer["Location"] for answer in led}) == stored(Meeting).count() == 1
