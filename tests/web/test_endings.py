"""Pausing, leaving and meeting somebody else, in a browser."""

import pytest

from factories import private
from people import AT, viewer
from retold.queries import standings
from retold.records.private.models import PairChoice
from retold.records.record import stored
from retold.records.scheme.models import Pair
from retold.rules.words import PairState, PairWish

OUTSIDERS = ("cleo", "dev", "finn", "grace", "jo", "ines", "pia", "oke", "hal")


@pytest.mark.parametrize("name", OUTSIDERS)
def test_nobody_else_pauses_or_ends_a_pair(cast, as_, name):
    client = as_(getattr(cast, name))

    for act in ("pause", "leave", "acts/talk", "acts/another", "acts/go-on", "acts/stay"):
        assert client.post(f"/pairs/{cast.amara_and_ben.pk}/{act}/").status_code == 404, act
    assert client.get(f"/rounds/{cast.cohort.pk}/meetings/").status_code == 404
    assert stored(Pair).get(pk=cast.amara_and_ben.pk).state == PairState.RUNNING
    assert not stored(PairChoice).exists()


def test_an_act_that_does_not_exist(cast, as_):
    assert as_(cast.ben).post(f"/pairs/{cast.amara_and_ben.pk}/acts/dance/").status_code == 404


def test_leaving_asks_for_no_reason_and_names_the_day(cast, as_):
    page = as_(cast.amara).get(f"/pairs/{cast.amara_and_ben.pk}/leave/").content

    assert b"The pair ends on 5 March 2026" in page
    assert b"textarea" not in page
    as_(cast.amara).post(f"/pairs/{cast.amara_and_ben.pk}/leave/")
    assert b"You are leaving this pair." in as_(cast.amara).get("/meetings/").content
    assert b"leaving" not in as_(cast.ben).get("/meetings/").content


def test_whoever_is_asked_once_reads_of_whom(cast, as_):
    for act in ("leave", "pause"):
        address = f"/pairs/{cast.amara_and_ben.pk}/{act}/"
        for person, whom in (
            (cast.amara, b"You and Ben"),
            (cast.ben, b"You and Amara"),
            (cast.esi, b"Amara Nwosu and Ben"),
        ):
            assert whom in as_(person).get(address).content


def test_leaving_can_be_taken_back(cast, as_):
    as_(cast.amara).post(f"/pairs/{cast.amara_and_ben.pk}/leave/")
    as_(cast.amara).post(f"/pairs/{cast.amara_and_ben.pk}/acts/stay/")

    assert not stored(PairChoice).exists()
    assert as_(cast.ben).post(f"/pairs/{cast.amara_and_ben.pk}/acts/stay/").status_code == 409


def test_a_paused_pair_looks_the_same_to_both(cast, as_):
    as_(cast.amara).post(f"/pairs/{cast.amara_and_ben.pk}/pause/")

    for person in (cast.amara, cast.ben):
        assert b"I am ready to meet again" in as_(person).get("/meetings/").content


def test_both_are_offered_another_partner_in_the_same_words(cast, as_):
    stored(Pair).filter(pk=cast.amara_and_ben.pk).update(state=PairState.ENDED)

    for person in (cast.amara, cast.ben):
        assert b"I would like to meet somebody else" in as_(person).get("/meetings/").content
    as_(cast.ben).post(f"/pairs/{cast.amara_and_ben.pk}/acts/another/")
    assert b"<li>Ben Hartley</li>" in as_(cast.esi).get(f"/rounds/{cast.cohort.pk}/meetings/").content
    assert b"another partner" not in as_(cast.amara).get("/meetings/").content


def test_the_coordinator_sees_how_pairs_stand_and_nothing_of_who_wants_to_leave(cast):
    before = standings.standings_of_a_round(viewer(cast.esi), cast.cohort.pk, at=AT)
    private.pair_choice(cast.amara_and_ben, cast.amara, PairWish.LEAVE)

    assert standings.standings_of_a_round(viewer(cast.esi), cast.cohort.pk, at=AT) == before
    assert [line.standing for line in before.lines] == ["nudge", "nudge"]


def test_as_many_queries_for_two_pairs_as_for_one(cast):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(connection) as asked:
            standings.standings_of_a_round(viewer(cast.esi), cast.cohort.pk, at=AT)
        return len(asked)

    two = count()
    stored(Pair).filter(pk=cast.cleo_and_dev.pk).delete()
    assert count() == two
