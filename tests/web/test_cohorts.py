"""Rounds, schemes, the organisation: planned, opened, changed, by those who may."""

from datetime import date, timedelta

import pytest

from factories import ideas as make
from factories.meetings import signed
from people import BEGAN, NOW, TODAY
from retold.records.committee.models import Idea
from retold.records.people.models import Organisation
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Meeting, Pair, Scheme
from retold.records.trail.models import Event
from retold.rules.lifecycles import LIFECYCLES
from retold.rules.words import CohortState, PairState
from retold.services.work import daily_round

TOMORROW = NOW + timedelta(days=1)
UNDO = "/undo/cohort/{}/close/"
MEETING = {"day": "2026-03-20", "time": "14:00", "minutes": "60", "mode": "online", "place": ""}
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


def strangers(cast):
    return (cast.hal, cast.amara, cast.ben, cast.finn, cast.grace, cast.jo, cast.oke, cast.pia)


def test_whoever_has_no_part_in_it_finds_no_round(cast, as_):
    for person in (cast.hal, cast.oke, cast.pia):
        assert as_(person).get(f"/rounds/{cast.cohort.pk}/").status_code == 404


def test_whoever_may_not_plan_plans_no_round(cast, as_):
    for person in strangers(cast):
        assert as_(person).post(f"/rounds/new/{cast.scheme.pk}/", ROUND).status_code == 404
    assert not stored(Cohort).filter(name="Third round").exists()


def test_the_coordinator_plans_a_round(cast, as_):
    done = as_(cast.esi).post(f"/rounds/new/{cast.scheme.pk}/", ROUND)

    planned = stored(Cohort).get(name="Third round")
    assert done["Location"] == f"/rounds/{planned.pk}/"
    assert planned.state == CohortState.PLANNED


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("starts_on", "2026-04-30", "Choose a day after the call closes."),
        ("ends_on", "2026-05-10", "Choose a day after the round begins."),
        ("identity_kept_until", "2026-12-02", "Choose the last day of the round, or an earlier one."),
        ("identity_kept_until", "2026-05-01", "Choose a day after the call closes."),
        ("name", "", "Fill this in."),
        ("starts_on", "someday", "Write the date as day, month and year, for example 24/11/2026."),
    ],
)
def test_dates_out_of_order_are_said_in_words_and_what_was_typed_stays(cast, as_, field, value, sentence):
    page = as_(cast.esi).post(f"/rounds/new/{cast.scheme.pk}/", {**ROUND, field: value}).content.decode()

    assert page.count(sentence) == 2
    assert "Come." in page
    assert not stored(Cohort).filter(name="Third round").exists()


def test_opening_the_call_shows_its_page_to_anybody_and_closing_says_so(cast, as_, client):
    esi = as_(cast.esi)
    esi.post(f"/rounds/new/{cast.scheme.pk}/", ROUND)
    planned = stored(Cohort).get(name="Third round")
    assert client.get(f"/calls/{planned.pk}/").status_code == 404

    esi.post(f"/rounds/{planned.pk}/steps/open_call/")
    assert "To learn from each other." in client.get(f"/calls/{planned.pk}/").content.decode()

    esi.post(f"/rounds/{planned.pk}/steps/close_call/")
    assert "This call has closed" in client.get(f"/calls/{planned.pk}/").content.decode()


def test_a_step_that_is_not_next_is_refused_and_one_that_does_not_exist_is_not_there(cast, as_):
    esi = as_(cast.esi)

    assert esi.post(f"/rounds/{cast.cohort.pk}/steps/open_call/").status_code == 409
    assert esi.post(f"/rounds/{cast.cohort.pk}/steps/explode/").status_code == 404


def test_what_ends_something_is_asked_on_a_page_of_its_own_and_done_in_the_next_morning(cast, as_):
    esi, where = as_(cast.esi), f"/rounds/{cast.cohort.pk}/"
    assert esi.post(f"{where}steps/close/").status_code == 409
    page = esi.get(f"{where}ending/close/").content.decode()
    assert "It is done in the morning of 3 March 2026. Until then you can undo it, and nobody is told." in page
    assert "leave on 6 April 2026 and 4 May 2026, and not after that" in " ".join(page.split())

    esi.post(f"{where}ending/close/")

    page = esi.get(where).content.decode()
    assert "Start closing the round: in the morning of 3 March 2026" in page
    assert f"{where}ending/close/" not in page
    assert esi.get(f"{where}ending/close/").status_code == 404
    assert state_of(cast.cohort) == ("running", None)
    daily_round.run_due(NOW.replace(hour=23))
    assert state_of(cast.cohort) == ("running", None)

    daily_round.run_due(TOMORROW)
    assert state_of(cast.cohort) == ("closing", TOMORROW.date())
    assert "in the morning of" not in esi.get(where).content.decode()
    assert {event.by_id for event in stored(Event).filter(kind="cohort.announce")} == {cast.esi.pk}


def test_a_round_that_closes_does_not_go_back_and_its_pairs_can_still_meet(cast, as_):
    signed(cast.amara_and_ben)
    esi, where = as_(cast.esi), f"/rounds/{cast.cohort.pk}/"
    page = " ".join(esi.get(f"{where}ending/close/").content.decode().split())
    assert "Pairs can still meet." in page
    assert "A round that closes does not go back to being under way." in page
    esi.post(f"{where}ending/close/")
    daily_round.run_due(TOMORROW)

    planned = as_(cast.ben).post(f"/pairs/{cast.amara_and_ben.pk}/meetings/new/", MEETING)

    assert (planned.status_code, stored(Meeting).get().state) == (302, "planned")
    for step in ("open_call", "close_call", "reopen_call", "begin"):
        assert esi.post(f"{where}steps/{step}/").status_code == 409
    assert esi.post(UNDO.format(cast.cohort.pk)).status_code == 409
    assert state_of(cast.cohort)[0] == "closing"
    assert {step.to for step in LIFECYCLES["cohort"].steps if "closing" in step.sources} == {CohortState.FINISHED}


def test_what_is_to_end_something_is_undone_until_then(cast, as_):
    esi, where = as_(cast.esi), f"/rounds/{cast.cohort.pk}/"
    assert esi.post(UNDO.format(cast.cohort.pk)).status_code == 409
    esi.post(f"{where}ending/close/")

    assert esi.post(UNDO.format(cast.cohort.pk)).status_code == 302

    daily_round.run_due(TOMORROW)
    assert state_of(cast.cohort) == ("running", None)
    assert f"{where}ending/close/" in esi.get(where).content.decode()


@pytest.mark.parametrize(("began", "status"), [(date(2026, 2, 1), 302), (date(2026, 2, 2), 422), (TODAY, 422)])
def test_a_round_finishes_once_its_ideas_had_both_their_days(cast, as_, began, status):
    """Ideas leave on 2 February, today and 6 April: one that began to close on 2 February has a day to come."""
    stored(Cohort).filter(pk=cast.cohort.pk).update(state="closing", closing_on=began)

    answer = as_(cast.esi).post(f"/rounds/{cast.cohort.pk}/ending/finish/")

    assert answer.status_code == status
    assert ("can still leave until" in answer.content.decode()) == (status == 422)


def test_a_round_that_is_to_finish_waits_for_an_answer_that_is_owed(cast, as_):
    stored(Cohort).filter(pk=cast.cohort.pk).update(state="closing", closing_on=BEGAN)
    as_(cast.esi).post(f"/rounds/{cast.cohort.pk}/ending/finish/")
    owed = make.released(cast.amara_and_ben)

    daily_round.run_due(TOMORROW)
    assert state_of(cast.cohort)[0] == "closing"
    stored(Idea).filter(pk=owed.pk).update(state="answered", decision="refuse", reason="No.")
    daily_round.run_due(TOMORROW + timedelta(days=1))

    assert state_of(cast.cohort)[0] == "finished"
    assert {pair.state for pair in stored(Pair).filter(cohort=cast.cohort)} == {PairState.FINISHED}


def state_of(cohort):
    return stored(Cohort).values_list("state", "closing_on").get(pk=cohort.pk)


def test_the_coordinator_changes_a_round(cast, as_):
    as_(cast.esi).post(f"/rounds/{cast.open_cohort.pk}/change/", {**ROUND, "name": "Renamed"})

    assert stored(Cohort).get(pk=cast.open_cohort.pk).name == "Renamed"


def test_the_administrator_changes_the_organisation_and_nobody_else_does(cast, as_):
    said = {"name": "Northmoor and Vale", "time_zone": "Europe/Dublin"}
    for person in (*strangers(cast), cast.esi):
        assert as_(person).post("/organisation/change/", said).status_code == 404

    assert as_(cast.ines).post("/organisation/change/", said).status_code == 302
    changed = stored(Organisation).get(pk=cast.northmoor.pk)
    assert (changed.name, changed.time_zone) == ("Northmoor and Vale", "Europe/Dublin")


def test_a_scheme_is_planned_and_changed(cast, as_):
    ines = as_(cast.ines)
    ines.post("/organisation/schemes/new/", {"name": "Second scheme", "purpose": "More."})
    made = stored(Scheme).get(name="Second scheme")

    ines.post(f"/organisation/schemes/{made.pk}/change/", {"name": "Renamed", "purpose": "More."})

    assert stored(Scheme).get(pk=made.pk).name == "Renamed"
    assert "Renamed" in ines.get("/organisation/").content.decode()
    for person in set(strangers(cast)) - {cast.oke}:
        assert as_(person).post("/organisation/schemes/new/", {"name": "X", "purpose": "Y"}).status_code == 404


def test_the_list_of_rounds_is_of_ones_own_organisation(cast, as_):
    page = as_(cast.esi).get("/rounds/").content.decode()

    assert "First round" in page
    assert "Their round" not in page
    assert as_(cast.hal).get("/rounds/").status_code == 404
