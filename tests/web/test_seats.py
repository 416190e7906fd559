"""The page of one's account: the name that others see, changed by oneself alone."""

import re

import pytest

from people import BEGAN, saved
from retold.records.people.models import Membership, Person
from retold.records.record import stored
from retold.rules.words import Role

SAVED = "Saved. Your name here is"
TASK = "Say what you are called"


@pytest.fixture
def unnamed(cast):
    """Esi and Hal, as somebody who has just been invited: known by address alone."""
    stored(Person).filter(pk__in=(cast.esi.pk, cast.hal.pk)).update(name="")
    return cast


def name_of(person):
    return stored(Person).get(pk=person.pk).name


def test_only_whoever_has_a_role_and_no_name_is_asked_for_one(unnamed, as_):
    for person in (unnamed.hal, unnamed.amara, unnamed.ben, unnamed.ines, unnamed.oke, unnamed.pia):
        assert TASK not in as_(person).get("/").content.decode()

    page = as_(unnamed.esi).get("/").content.decode()
    assert page.count(TASK) == 2  # in words, and for those who hear the button
    assert 'href="/seats/">Your name' in page


def test_a_name_is_asked_for_after_what_is_more_urgent(unnamed, as_):
    stored(Membership).filter(person=unnamed.esi).delete()
    as_(unnamed.ines).post("/members/invite/", {"email": "esi@example.org", "given_role": "committee", "cohort": ""})
    esi = as_(unnamed.esi)
    page = esi.get("/").content.decode()
    assert TASK not in page
    taken = re.search(r'action="(/invitations/\w+/take/)"', page)[1]

    assert TASK in esi.post(taken, follow=True).content.decode()


def test_a_name_is_written_on_the_page_of_ones_account_and_shown_from_then_on(unnamed, as_):
    esi = as_(unnamed.esi)
    page = esi.get("/seats/").content.decode()
    assert "People you work with in a scheme see it. What you wrote in an application stays as it is." in page
    assert SAVED not in page

    answer = esi.post("/seats/name/", {"name": " Esi  Owusu "})

    assert (answer.status_code, answer["Location"]) == (302, "/seats/")
    assert f"{SAVED} Esi Owusu." in (after := esi.get("/seats/").content.decode())
    assert 'value="Esi Owusu"' in after
    assert SAVED not in esi.get("/seats/").content.decode()
    assert TASK not in esi.get("/").content.decode()
    members = as_(unnamed.ines).get("/members/").content.decode()
    assert "Esi Owusu" in members


def test_somebody_without_a_role_has_a_name_too(unnamed, as_):
    hal = as_(unnamed.hal)

    hal.post("/seats/name/", {"name": "Hal"})

    assert name_of(unnamed.hal) == "Hal"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Fill this in."),
        ({"name": "  "}, "Fill this in."),
        ({"name": "x" * 201}, "Shorten this to 200 characters."),
        ({"name": "Esi\nOwusu"}, "Write the name on one line, without characters that cannot be seen."),
        ({"name": "Esi\0Owusu"}, "Write the name on one line, without characters that cannot be seen."),
        ({"name": "42"}, "Write a name with at least one letter."),
    ],
)
def test_what_is_no_name_comes_back_with_what_to_do(cast, as_, said, sentence):
    answer = as_(cast.esi).post("/seats/name/", said)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert re.search(r'<p class="error" id="id_name_error">([^<]*)</p>', page)[1].strip().startswith(sentence)
    [field] = re.findall(r"<input[^>]*id=\"id_name\"[^>]*>", page)
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_name_helptext id_name_error"' in field
    assert '<label for="id_name">Your name, as others see it</label>' in page
    assert "Switch role" in page
    assert SAVED not in page
    assert name_of(cast.esi) == "Esi Owusu"


def test_nobody_names_another_whatever_they_send(cast, as_):
    said = {"name": "Mallory", "person": cast.ben.pk, "id": cast.ben.pk, "email": cast.ben.email}

    as_(cast.amara).post(f"/seats/name/?person={cast.ben.pk}", said)

    assert (name_of(cast.amara), name_of(cast.ben)) == ("Mallory", "Ben Hartley")
    assert stored(Person).get(pk=cast.amara.pk).email == "amara@example.org"


def test_whoever_is_not_signed_in_names_nobody(cast, as_):
    answer = as_(None).post("/seats/name/", {"name": "Mallory"})

    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?sent=lost")
    assert not stored(Person).filter(name="Mallory").exists()


def test_a_name_is_words_and_never_a_part_of_the_page(cast, as_):
    esi = as_(cast.esi)

    esi.post("/seats/name/", {"name": "<b>Esi</b>"})

    page = esi.get("/seats/").content.decode()
    assert f"{SAVED} &lt;b&gt;Esi&lt;/b&gt;." in page
    assert "<b>" not in page


def test_beside_a_name_that_needs_another_look_roles_can_still_be_switched(cast, as_):
    saved(Membership(organisation=cast.northmoor, person=cast.esi, role=Role.COMMITTEE, since=BEGAN))
    esi = as_(cast.esi)
    page = esi.post("/seats/name/", {"name": "1"}).content.decode()
    to, seat = re.search(
        r'action="([^"]*)"[^>]*>(?:(?!</form>).)*name="seat" value="([^"]+)"', page, re.DOTALL
    ).groups()

    assert esi.post(to, {"seat": seat})["Location"] == "/"
    assert "Committee member" in esi.get("/").content.decode()
