"""Somebody with two roles: a form is sent in the role in which it was opened, and a page of the other is offered."""

import re

import pytest

from factories import scheme
from people import BEGAN, saved
from retold.records.people.models import Membership
from retold.records.private.models import Reflection
from retold.records.record import stored
from retold.records.scheme.models import Scheme
from retold.rules.words import Role

TOKEN = re.compile(r'name="once" value="([^"]+)"')
OFFER = "If you wanted to see it from another of your roles"


@pytest.fixture
def amara(cast, as_):
    """Amara, who mentors and coordinates, looking as a coordinator."""
    saved(Membership(organisation=cast.northmoor, person=cast.amara, role=Role.COORDINATOR, since=BEGAN))
    client = as_(cast.amara)
    switch(client, cast, Role.COORDINATOR)
    return client


def switch(client, cast, role):
    assert client.post("/seats/", {"seat": f"{role}.{cast.northmoor.pk}"}).status_code == 302


def opened(client, where):
    return {"once": TOKEN.search(client.get(where).content.decode())[1]}


def looks_as(client):
    return re.search(r'<p class="seat">\s*(\w+)', client.get("/seats/").content.decode())[1]


def test_a_form_is_sent_in_the_role_it_was_opened_in_and_the_session_follows(cast, amara):
    where = f"/own/pages/about/{cast.amara_and_ben.pk}/"
    switch(amara, cast, Role.MENTOR)
    sent = {"text": "Mine.", **opened(amara, where)}
    switch(amara, cast, Role.COORDINATOR)
    assert amara.get(where).status_code == 404

    assert amara.post(where, sent)["Location"] == "/own/pages/"
    assert stored(Reflection).get().owner_id == cast.amara.pk
    assert looks_as(amara) == "Mentor"
    assert amara.get("/own/pages/").status_code == 200


def test_a_form_that_comes_back_stays_in_its_role(cast, amara):
    sent = {"name": "", "purpose": "x", **opened(amara, "/organisation/schemes/new/")}
    switch(amara, cast, Role.MENTOR)

    page = amara.post("/organisation/schemes/new/", sent).content.decode()
    assert "Coordinator" in page
    switch(amara, cast, Role.MENTOR)
    again = {"name": "Evening talks", "purpose": "x", "once": TOKEN.search(page)[1]}
    assert amara.post("/organisation/schemes/new/", again)["Location"] == "/organisation/"
    assert stored(Scheme).filter(name="Evening talks").exists()


def test_what_a_script_keeps_is_kept_in_its_role_and_the_session_stays(cast, amara):
    switch(amara, cast, Role.MENTOR)
    application = scheme.application(cast.open_cohort, cast.amara)
    where = f"/applications/{application.pk}/questions/why/"
    sent = {"answer": "Because.", **opened(amara, where)}
    switch(amara, cast, Role.COORDINATOR)

    assert amara.post(where, sent, headers={"accept": "text/plain"}).status_code == 200
    assert looks_as(amara) == "Coordinator"


def test_a_role_that_has_ended_is_not_brought_back_by_an_old_form(cast, amara):
    sent = {"name": "Evening talks", "purpose": "x", **opened(amara, "/organisation/schemes/new/")}
    stored(Membership).filter(person=cast.amara, role=Role.COORDINATOR).delete()

    assert amara.post("/organisation/schemes/new/", sent).status_code == 404
    assert not stored(Scheme).filter(name="Evening talks").exists()


def test_a_role_of_somebody_else_cannot_be_claimed(cast, as_):
    client = as_(cast.ben)
    sent = {"name": "Evening talks", "purpose": "x", "once": f"x~coordinator.{cast.northmoor.pk}~{'a' * 26}"}

    assert client.post("/organisation/schemes/new/", sent).status_code == 404


def test_choosing_a_seat_from_an_old_page_takes_that_seat(cast, amara):
    page = amara.get("/seats/").content.decode()
    sent = {"seat": f"mentor.{cast.northmoor.pk}", "once": TOKEN.search(page)[1]}
    amara.post("/seats/", sent)
    assert looks_as(amara) == "Mentor"
    amara.post("/seats/", sent)
    assert looks_as(amara) == "Mentor"


def test_a_bookmark_of_another_role_offers_the_switch_and_leads_there(cast, amara):
    page = amara.get("/meetings/").content.decode()
    assert OFFER in page
    assert page.count("Switch to") == 1
    chosen = re.search(r'name="seat" value="([^"]+)"', page)[1]

    led = amara.post("/seats/", {"seat": chosen, "back": "yes"}, headers={"referer": "http://testserver/meetings/"})
    assert led["Location"] == "http://testserver/meetings/"
    assert amara.get("/meetings/").status_code == 200


@pytest.mark.parametrize("came_from", ["", "https://elsewhere.example/meetings/", "javascript:alert(1)"])
def test_it_leads_to_no_other_place(cast, amara, came_from):
    chosen = {"seat": f"mentor.{cast.northmoor.pk}", "back": "yes"}

    assert amara.post("/seats/", chosen, headers={"referer": came_from})["Location"] == "/"


def test_the_offer_says_nothing_about_what_is_there(cast, amara):
    ours, theirs, absent, unknown = (
        amara.get(address).content
        for address in (
            f"/own/pages/about/{cast.amara_and_ben.pk}/",
            f"/own/pages/about/{cast.cleo_and_dev.pk}/",
            f"/own/pages/about/{'a' * 26}/",
            "/made/up/",
        )
    )
    from promises.session import without_noise

    assert without_noise(ours) == without_noise(theirs) == without_noise(absent) == without_noise(unknown)


def test_whoever_has_one_role_is_offered_none(cast, as_):
    assert OFFER not in as_(cast.ben).get("/members/").content.decode()
    assert OFFER not in as_(cast.hal).get("/members/").content.decode()
