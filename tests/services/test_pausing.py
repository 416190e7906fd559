"""A pause: of which pairs, seen by partners at once, by coordinators the next morning, and in the trail by its day."""

import pytest

from factories import private
from people import AT, BEGAN, a_pair, saved, then, viewer
from retold.queries.pairs import pairs_of_a_round
from retold.queries.standings import standings_of_a_round
from retold.records.people.models import Membership
from retold.records.record import stored
from retold.records.scheme.models import Pair
from retold.records.trail.models import Event
from retold.rules.words import PairState, Role
from retold.services import concerns, endings, events
from retold.services.work import daily_round


@pytest.fixture
def two_pairs(cast):
    """Amara mentors Hal, too."""
    saved(Membership(organisation=cast.northmoor, person=cast.hal, role=Role.MENTEE, cohort=cast.cohort, since=BEGAN))
    return cast, a_pair(cast.cohort, cast.amara, cast.hal)


def states(cast):
    return {row.mentee.name: row.state for row in stored(Pair).filter(mentor=cast.amara).select_related("mentee")}


@pytest.mark.parametrize("both", [True, False])
def test_a_concern_pauses_the_pairs_its_writer_chose(two_pairs, both):
    cast, second = two_pairs
    begun = concerns.begin(by=viewer(cast.amara), at=AT)
    chosen = [second.pk, *([cast.amara_and_ben.pk] if both else []), cast.cleo_and_dev.pk]
    said = {"text": "x", "kind": "safety", "wish": "listen", "contact": cast.grace.pk, "pause_pairs": chosen}
    for name, value in said.items():
        concerns.answer(begun.pk, name=name, value=value, by=viewer(cast.amara), at=AT)
    assert set(states(cast).values()) == {PairState.RUNNING}
    concerns.send(begun.pk, by=viewer(cast.amara), at=AT)

    assert states(cast) == {"Hal Nobody": "paused", "Ben Hartley": "paused" if both else "running"}
    assert stored(Pair).get(pk=cast.cleo_and_dev.pk).state == PairState.RUNNING


def test_the_question_offers_ones_own_pairs_by_partner(two_pairs, as_):
    cast, _ = two_pairs
    begun = concerns.begin(by=viewer(cast.amara), at=AT)
    page = as_(cast.amara).get(f"/own/letters/{begun.pk}/questions/pause_pairs/").content.decode()
    assert "Ben Hartley" in page
    assert "Hal Nobody" in page
    assert "Dev Raman" not in page


def test_the_ordinary_page_offers_all_my_pairs_where_there_are_several(two_pairs, as_):
    cast, _ = two_pairs
    assert "Pause all my pairs" not in as_(cast.ben).get(f"/pairs/{cast.amara_and_ben.pk}/pause/").content.decode()
    assert "Pause all my pairs" not in as_(cast.esi).get(f"/pairs/{cast.amara_and_ben.pk}/pause/").content.decode()
    amara = as_(cast.amara)
    assert "Pause all my pairs" in amara.get(f"/pairs/{cast.amara_and_ben.pk}/pause/").content.decode()
    amara.post(f"/pairs/{cast.amara_and_ben.pk}/pause/", {"which": "all"})
    assert set(states(cast).values()) == {"paused"}
    assert stored(Pair).get(pk=cast.cleo_and_dev.pk).state == PairState.RUNNING


def seen_by_the_coordinator(cast, as_, at=AT):
    esi = as_(cast.esi)
    pages = [esi.get(address).content for address in (f"/rounds/{cast.cohort.pk}/progress/", "/")]
    return (
        standings_of_a_round(viewer(cast.esi), cast.cohort.pk, at=at),
        pairs_of_a_round(viewer(cast.esi), cast.cohort.pk, at),
        pages,
    )


def test_partners_see_it_at_once_and_coordinators_the_next_morning(cast, as_, clock):
    private.meeting(cast.amara_and_ben)
    before = seen_by_the_coordinator(cast, as_)
    endings.pause(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)

    assert "Meetings are paused." in as_(cast.ben).get("/meetings/").content.decode()
    assert seen_by_the_coordinator(cast, as_)[:2] == before[:2]
    daily_round.run(cast.northmoor.pk, at=then(day=3, hour=7))
    line = next(line for line in standings_of_a_round(viewer(cast.esi), cast.cohort.pk, at=then(day=3)).lines)
    assert (line.mentor, line.state, line.may_pause) == ("Amara Nwosu", PairState.PAUSED, False)


def test_the_open_trail_knows_of_it_from_the_daily_round_alone(cast):
    private.meeting(cast.amara_and_ben)
    endings.pause(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)
    assert not stored(Event).exists()
    assert sorted((line.kind, line.on, line.by_id) for line in events.told(cast.northmoor.pk)) == [
        ("meeting.fall_away", AT.day, ""),
        ("pair.pause", AT.day, ""),
    ]
    daily_round.run(cast.northmoor.pk, at=then(day=3, hour=7))
    daily_round.run(cast.northmoor.pk, at=then(day=4, hour=7))
    assert [line.kind for line in stored(Event).filter(about="pair", kind="pair.show_pause")] == ["pair.show_pause"]
