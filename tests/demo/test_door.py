"""The door of the demonstration opens on invented people alone."""

import pytest
from django.test import Client

from people import AT
from retold.demo import door
from retold.demo.fill import fill
from retold.records.people.models import Membership, Organisation
from retold.records.record import stored
from retold.rules.refusals import HiddenError


@pytest.fixture
def invented(cast):
    stored(Organisation).filter(pk=cast.northmoor.pk).update(invented=True)
    return cast


def test_nobody_real_is_behind_it(cast):
    assert door.everybody(AT) == ()
    for row in stored(Membership).all():
        with pytest.raises(HiddenError):
            door.somebody(row.pk)


def test_good_seats_name_only_those_who_are_there(invented):
    assert [(seat.name, seat.role) for seat in door.good_seats(AT)] == [
        ("Esi Owusu", "coordinator"),
        ("Amara Nwosu", "mentor"),
        ("Finn Larsen", "researcher"),
        ("Grace Adeyemi", "wellbeing"),
        ("Jo Whitfield", "committee"),
        ("Ines Ferreira", "administrator"),
    ]


@pytest.mark.parametrize("wanted", ["", "x", "a" * 26])
def test_somebody_who_does_not_exist_is_not_behind_it(invented, wanted):
    with pytest.raises(HiddenError):
        door.somebody(wanted)


def test_it_shows_the_invented_and_not_those_of_another_organisation(invented):
    [organisation] = door.everybody(AT)

    names = {person.name for role in organisation.roles for person in role.people}
    assert {"Amara Nwosu", "Esi Owusu", "Grace Adeyemi"} <= names
    assert not {"Oke Lindqvist", "Hal Nobody", "Pia Sorel"} & names


@pytest.mark.urls("retold.web.urls_demo")
def test_one_click_is_enough_and_a_second_makes_one_somebody_else(invented):
    client = Client()
    esi, ben = (stored(Membership).get(person=person) for person in (invented.esi, invented.ben))
    assert b"Esi Owusu" in client.get("/demo/").content

    client.post("/demo/", {"membership": esi.pk})
    assert client.get("/rounds/").status_code == 200
    client.post("/demo/", {"membership": ben.pk})
    assert client.get("/members/").status_code == 404


@pytest.mark.urls("retold.web.urls_demo")
def test_somebody_real_cannot_be_had_even_in_a_demonstration(invented):
    client = Client()

    oke = stored(Membership).get(person=invented.oke)
    assert client.post("/demo/", {"membership": oke.pk}).status_code == 404
    assert client.get("/").status_code == 302


def test_filling_an_installation_that_has_somebody_in_it_changes_nothing(cast):
    fill(at=AT)

    assert stored(Organisation).filter(invented=True).count() == 0
