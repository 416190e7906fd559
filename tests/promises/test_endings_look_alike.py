"""An end looks like any other end, and a pause like any other pause, whoever asked for it and whatever came before."""

import pytest

from factories import private
from people import AT, then, viewer
from promises.twins import differences, ids_from, nothing
from retold.records.record import stored
from retold.records.trail.models import Event
from retold.services import concerns, endings
from retold.services.work import daily_round, sending

THURSDAY = then(day=5, hour=7, minute=0)
SINCE = ("pair.", "meeting.")
# The partner and the coordinator each day: they may see the most of a pair.
OBSERVERS = ["ben", "esi", *(pytest.param(name, marks=pytest.mark.exhaustive) for name in ("dev", "ines"))]


def the_mentor_leaves(cast):
    endings.leave(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)


def the_mentor_leaves_after_a_concern(cast):
    private.concern(cast.amara_and_ben, cast.amara, cast.grace, urgent=True)
    private.reflection(cast.amara_and_ben, cast.amara)
    the_mentor_leaves(cast)


def the_mentee_leaves(cast):
    endings.leave(cast.amara_and_ben.pk, by=viewer(cast.ben), at=AT)


def the_coordinator_ends_it(cast):
    endings.leave(cast.amara_and_ben.pk, by=viewer(cast.esi), at=AT)


def both_leave(cast):
    the_mentor_leaves(cast)
    the_mentee_leaves(cast)


def the_mentor_pauses(cast):
    endings.pause(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)


def the_mentee_pauses(cast):
    endings.pause(cast.amara_and_ben.pk, by=viewer(cast.ben), at=AT)


def the_coordinator_pauses(cast):
    endings.pause(cast.amara_and_ben.pk, by=viewer(cast.esi), at=AT)


def a_concern_pauses(cast):
    amara = viewer(cast.amara)
    begun = concerns.begin(by=amara, at=AT)
    said = {"text": "x", "kind": "safety", "wish": "act", "contact": cast.grace.pk}
    for name, value in {**said, "pause_pairs": [cast.amara_and_ben.pk]}.items():
        concerns.answer(begun.pk, name=name, value=value, by=amara, at=AT)
    concerns.send(begun.pk, by=amara, at=AT)


@pytest.fixture
def seen(told, monkeypatch):
    """`seen(name, cause)`: what `name` sees after a cause and a daily round on a day on which pairs end; the trail."""

    def of(name, cause):
        trail = []

        def after(cast):
            del cast
            with ids_from(monkeypatch, "round"):
                daily_round.run_due(THURSDAY.moment)
            sending.send_due(then(day=5, hour=9).moment)
            columns = ("kind", "about_id", "by_id", "by_role", "at")
            trail.extend(line for line in stored(Event).values_list(*columns) if line[0].startswith(SINCE))

        pages = told(name, nothing, secretly=cause, after=after)
        return [page for page in pages if page.address != "tables"], trail

    return of


@pytest.mark.parametrize("name", OBSERVERS)
def test_every_end_is_the_same_end(seen, name):
    first, trail = seen(name, the_mentor_leaves)

    assert "pair.end" in {line[0] for line in trail}
    assert {line[2] for line in trail} == {""}
    for cause in (the_mentor_leaves_after_a_concern, the_mentee_leaves, the_coordinator_ends_it, both_leave):
        other, its_trail = seen(name, cause)
        assert differences(first, other) == [], cause.__name__
        assert its_trail == trail, cause.__name__


@pytest.mark.parametrize("name", OBSERVERS)
def test_every_pause_is_the_same_pause(seen, name):
    first, trail = seen(name, the_mentor_pauses)

    # The other pair of the round is one that may not meet any more: it ends on that day.
    assert [line[0] for line in trail if line[1]] == ["pair.show_pause", "pair.end"]
    for cause in (the_mentee_pauses, the_coordinator_pauses, a_concern_pauses):
        other, its_trail = seen(name, cause)
        assert differences(first, other) == [], cause.__name__
        assert its_trail == trail, cause.__name__
