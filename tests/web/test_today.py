"""The first page of every role, and the seats one may look from."""

import pytest

from factories import scheme
from people import AT, browser, saved
from retold.records.people.models import Membership
from retold.rules.words import ApplicationState, Role


def test_somebody_without_a_role_reads_what_to_do(cast, as_):
    page = as_(cast.hal).get("/").content.decode()

    assert "Nothing needs you today." in page
    assert "You have no role here yet." in page


@pytest.mark.parametrize("name", ["amara", "ben", "esi", "finn", "grace", "jo", "ines"])
def test_every_role_has_a_first_page(cast, name):
    page = browser(getattr(cast, name)).get("/").content.decode()

    assert "<h1>Today</h1>" in page
    assert "Northmoor" in page


def test_the_coordinator_is_told_of_applications_and_nobody_else_is(cast, as_):
    scheme.answered_application(cast.open_cohort, cast.hal, state=ApplicationState.SENT, sent_on=AT.day)

    assert b"1 application waits for you" in as_(cast.esi).get("/").content
    for person in (cast.amara, cast.ben, cast.finn, cast.grace, cast.jo, cast.ines, cast.oke):
        assert b"waits for you" not in as_(person).get("/").content


def test_an_unfinished_application_waits_for_its_applicant(cast, as_):
    scheme.application(cast.open_cohort, cast.hal)

    assert b"Your application as mentor" in as_(cast.hal).get("/").content


def test_one_person_looks_from_one_seat_at_a_time(cast, as_):
    saved(Membership(organisation=cast.elsewhere, person=cast.esi, role=Role.COMMITTEE, since=AT.day))
    client = as_(cast.esi)
    assert client.get(f"/rounds/{cast.cohort.pk}/").status_code == 404

    client.post("/seats/", {"seat": f"coordinator.{cast.northmoor.pk}"})
    assert client.get(f"/rounds/{cast.cohort.pk}/").status_code == 200

    client.post("/seats/", {"seat": f"committee.{cast.elsewhere.pk}"})
    assert client.get(f"/rounds/{cast.cohort.pk}/").status_code == 404


@pytest.mark.parametrize("seat", ["", "coordinator.", "machine.x", "administrator.{}"])
def test_nobody_takes_a_seat_they_do_not_have(cast, as_, seat):
    client = as_(cast.amara)

    assert client.post("/seats/", {"seat": seat.format(cast.northmoor.pk)}).status_code == 404
    assert b"Mentor" in client.get("/").content


def test_whoever_left_has_no_seat_any_more(cast, as_):
    assert b"You have no role in an organisation yet." in as_(cast.pia).get("/seats/").content


def test_nobody_is_told_that_something_ended_that_never_was(cast, as_):
    """Whoever waits reads the same, whether or not anything was proposed; it is true either way."""
    scheme.answered_application(cast.open_cohort, cast.hal, state=ApplicationState.ACCEPTED)
    saved(
        Membership(
            organisation=cast.northmoor, person=cast.hal, role=Role.MENTOR, cohort=cast.open_cohort, since=AT.day
        )
    )
    page = as_(cast.hal).get("/").content.decode()

    assert "Mentors are asked first. If you were asked about somebody before, that is over." in page
    assert "was proposed earlier" not in page
