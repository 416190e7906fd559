"""Somebody with a role in two organisations: what is theirs alone is found where it was written, and nowhere else."""

from datetime import timedelta

import pytest

from factories import private
from people import AT, BEGAN, Membership, a_pair, browser, saved
from retold.queries import visible
from retold.queries.concerns import own_concerns, raised_from
from retold.queries.reflections import own_pages
from retold.queries.viewers import viewer_in
from retold.records.private.models import Concern, Veto
from retold.records.record import stored
from retold.rules.refusals import HiddenError
from retold.rules.words import Role
from retold.services import concerns, reflections
from retold.web.asked import SEAT

HERE, THERE = "What I kept at Northmoor.", "What I kept elsewhere."


@pytest.fixture
def two(cast):
    """Amara mentors here, and Hal elsewhere; a page, a concern and a veto in each: {organisation id: her viewer}."""
    saved(
        Membership(
            organisation=cast.elsewhere, person=cast.amara, role=Role.MENTOR, cohort=cast.other_cohort, since=BEGAN
        )
    )
    other = a_pair(cast.other_cohort, cast.amara, cast.hal)
    seats = {}
    for pair, words, contact in ((cast.amara_and_ben, HERE, cast.grace), (other, THERE, cast.oke)):
        house = pair.organisation_id
        seats[house] = viewer_in(cast.amara, Role.MENTOR, house, AT)
        reflections.write(pair.pk, text=words, by=seats[house], at=AT)
        private.concern(pair, cast.amara, contact, words)
        private.veto(house, cast.amara, None, f"{words} Somebody")
    return seats


def test_pages_concerns_and_vetoes_are_found_in_their_own_house_alone(two):
    for house, amara in two.items():
        pages, letters = own_pages(amara), own_concerns(amara)
        vetoes = visible.visible(amara, "veto.read", Veto)

        assert (len(pages), len(letters), vetoes.count()) == (1, 1, 1)
        assert {row.organisation_id for row in vetoes} == {house}


def test_nor_are_they_opened_changed_or_counted_from_the_other(cast, two):
    away = two[cast.elsewhere.pk]
    (page,) = own_pages(two[cast.northmoor.pk])
    (letter,) = own_concerns(two[cast.northmoor.pk])

    for act in (
        lambda: reflections.change(page.id, text="Other.", by=away, at=AT),
        lambda: concerns.withdraw(letter.id, by=away, at=AT),
    ):
        with pytest.raises(HiddenError):
            act()
    client = in_the_seat(cast.amara, cast.elsewhere)
    assert client.get(f"/own/pages/{page.id}/").status_code == 404
    assert client.get(f"/own/letters/{letter.id}/").status_code == 404
    assert HERE not in client.get("/own/pages/").content.decode()


def test_a_page_of_the_one_is_the_same_whatever_was_written_in_the_other(cast, two):
    def seen():
        return [in_the_seat(cast.amara, cast.northmoor).get(where).content.count(b"<li") for where in PAGES]

    before = seen()
    reflections.write(pair_elsewhere(cast).pk, text=THERE, by=two[cast.elsewhere.pk], at=AT)
    private.concern(pair_elsewhere(cast), cast.amara, cast.oke, THERE)

    assert seen() == before


def test_a_concern_is_begun_in_the_house_from_which_one_looks(cast, two):
    for house, amara in two.items():
        assert raised_from(amara, AT).organisation_id == house
        assert concerns.begin(by=amara, at=AT).organisation_id == house
    assert stored(Concern).filter(state="draft").count() == 2


def test_nor_from_the_seat_of_somebody_who_coordinates_elsewhere(cast):
    saved(Membership(organisation=cast.elsewhere, person=cast.amara, role=Role.COORDINATOR, since=BEGAN))

    assert raised_from(viewer_in(cast.amara, Role.COORDINATOR, cast.elsewhere.pk, AT), AT) is None


def test_whose_role_has_ended_there_still_finds_them_from_the_other(cast, two):
    stored(Membership).filter(person=cast.amara, organisation=cast.northmoor).update(until=AT.day - timedelta(days=1))
    left = viewer_in(cast.amara, Role.MENTOR, cast.elsewhere.pk, AT)

    assert (len(own_pages(left)), len(own_concerns(left))) == (2, 2)


PAGES = ("/", "/own/", "/own/pages/", "/own/letters/")


def pair_elsewhere(cast):
    from retold.records.scheme.models import Pair

    return stored(Pair).get(mentor=cast.amara, mentee=cast.hal)


def in_the_seat(person, organisation):
    """A browser that looks from this person's seat as a mentor there."""
    client = browser(person)
    session = client.session
    session[SEAT] = f"{Role.MENTOR}.{organisation.pk}"
    session.save()
    return client
