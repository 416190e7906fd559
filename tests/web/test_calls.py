"""A call before it opens, on its last day, and after: for anybody, for its coordinator, for whoever is late."""

from datetime import UTC, date, datetime, timedelta

import pytest

from factories import private, scheme
from people import NOW
from retold.records.people.models import Invitation, Organisation
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort
from retold.rules.words import ApplicationState, CohortState, Role

LAST = date(2026, 3, 31)
CLOSED = "This call has closed"


@pytest.fixture
def call(cast):
    return f"/calls/{cast.open_cohort.pk}/"


@pytest.fixture
def draft(cast):
    private.consent(cast.open_cohort, cast.hal)
    return scheme.answered_application(cast.open_cohort, cast.hal)


def in_state(cast, state):
    stored(Cohort).filter(pk=cast.open_cohort.pk).update(state=state)


def text(client, address):
    return client.get(address).content.decode()


def sent(as_, cast, draft):
    as_(cast.hal).post(f"/applications/{draft.pk}/check/")
    return stored(Application).get(pk=draft.pk).state == ApplicationState.SENT


# Before it opens.


def test_a_call_that_never_opened_is_nowhere_but_for_its_coordinator(cast, as_, client, call):
    in_state(cast, CohortState.PLANNED)
    for person in (cast.hal, cast.amara, cast.ines, cast.finn, cast.oke):
        assert as_(person).get(call).status_code == 404
    assert client.get(call).status_code == 404

    page = text(as_(cast.esi), call)
    assert "A preview. Nobody else sees this page" in page
    assert "Come and talk." in page
    assert "Apply as mentor" not in page
    assert f'href="{call}"' in text(as_(cast.esi), f"/rounds/{cast.open_cohort.pk}/")
    assert as_(cast.esi).post(f"{call}apply/mentor/").status_code == 404
    assert as_(cast.esi).get(f"{call}apply/mentor/").status_code == 404


def test_a_call_whose_last_day_is_over_is_not_opened(cast, as_):
    for state, step in ((CohortState.PLANNED, "open_call"), (CohortState.MATCHING, "reopen_call")):
        in_state(cast, state)
        stored(Cohort).filter(pk=cast.open_cohort.pk).update(call_closes_on=NOW.date() - timedelta(days=1))
        page = as_(cast.esi).post(f"/rounds/{cast.open_cohort.pk}/steps/{step}/")

        assert page.status_code == 422
        assert "choose a later one" in page.content.decode()
        assert stored(Cohort).get(pk=cast.open_cohort.pk).state == state


# The last day.


@pytest.mark.parametrize(
    "tried",
    [
        ("Europe/London", datetime(2026, 3, 31, 22, 59, tzinfo=UTC), True),
        ("Europe/London", datetime(2026, 3, 31, 23, 0, tzinfo=UTC), False),
        ("Pacific/Auckland", datetime(2026, 3, 31, 10, 59, tzinfo=UTC), True),
        ("Pacific/Auckland", datetime(2026, 3, 31, 11, 0, tzinfo=UTC), False),
        ("America/New_York", datetime(2026, 4, 1, 3, 59, tzinfo=UTC), True),
        ("America/New_York", datetime(2026, 4, 1, 4, 0, tzinfo=UTC), False),
    ],
)
def test_it_closes_at_the_end_of_its_last_day_where_the_organisation_is(cast, as_, clock, draft, tried):
    zone, moment, is_open = tried
    call = f"/calls/{cast.open_cohort.pk}/"
    stored(Organisation).filter(pk=cast.northmoor.pk).update(time_zone=zone)
    clock.move_to(moment)

    assert (CLOSED in text(as_(None), call)) != is_open
    begun = as_(cast.ines).post(f"{call}apply/mentor/")
    assert (begun.status_code == 302) == is_open
    assert sent(as_, cast, draft) == is_open


# Once it has closed.


@pytest.mark.parametrize(
    "state", [CohortState.MATCHING, CohortState.RUNNING, CohortState.CLOSING, CohortState.FINISHED]
)
def test_an_old_link_says_that_the_call_has_closed_and_nothing_else(cast, as_, client, call, state):
    in_state(cast, state)
    for looking in (client, as_(cast.hal), as_(cast.amara), as_(cast.esi), as_(cast.oke)):
        page = text(looking, call)
        assert CLOSED in page
        assert "31 March 2026" in page
        assert "Come and talk." not in page
        assert "Apply as" not in page


def test_where_nobody_may_apply_any_more_the_page_says_so(cast, as_, call, clock):
    clock.move_to(datetime(2026, 4, 2, 9, tzinfo=UTC))
    for method in ("get", "post"):
        assert CLOSED in getattr(as_(cast.hal), method)(f"{call}apply/mentor/").content.decode()
    assert not stored(Application).exists()


def test_a_draft_is_found_again_and_can_be_written_on_but_not_sent(cast, as_, call, draft, clock):
    clock.move_to(datetime(2026, 4, 2, 9, tzinfo=UTC))
    hal, mine = as_(cast.hal), f"/applications/{draft.pk}/"

    for address in ("/", "/seats/", call):
        assert f'href="{mine}"' in text(hal, address), address
    assert "Not sent yet, and the call has closed" in text(hal, "/")
    page = text(hal, mine)
    assert "ask the coordinator to invite you" in page
    assert "Check your answers and send" not in page
    assert hal.get(f"{mine}check/")["Location"] == mine
    assert hal.post(f"{mine}questions/why/", {"answer": "Still"}).status_code == 302
    assert not sent(as_, cast, draft)


def test_nobody_elses_draft_stands_on_the_page(cast, as_, call, draft):
    in_state(cast, CohortState.MATCHING)

    assert "What you began" not in text(as_(cast.ines), call)


# Whoever is late.


@pytest.mark.parametrize("state", [CohortState.OPEN, CohortState.MATCHING, CohortState.RUNNING])
def test_whoever_is_late_sends_what_they_began_by_the_invitation_of_the_coordinator(cast, as_, clock, draft, state):
    in_state(cast, state)
    clock.move_to(datetime(2026, 4, 2, 9, tzinfo=UTC))
    said = {"email": cast.hal.email, "given_role": "mentor", "cohort": cast.open_cohort.pk}
    assert as_(cast.esi).post("/members/invite/", said).status_code == 302

    taken = as_(cast.hal).post(f"/invitations/{stored(Invitation).get().pk}/take/")

    assert taken["Location"] == f"/applications/{draft.pk}/"
    assert "Check your answers and send" in text(as_(cast.hal), taken["Location"])
    assert sent(as_, cast, draft)
    assert as_(cast.esi).post(f"/applications/{draft.pk}/decisions/accept/").status_code == 302


def test_the_list_of_applications_leads_to_the_invitation(cast, as_):
    assert 'href="/members/invite/"' in text(as_(cast.esi), f"/rounds/{cast.open_cohort.pk}/applications/")


def test_an_invitation_ends_with_the_round(cast, as_, draft):
    stored(Application).filter(pk=draft.pk).update(invited=True)
    in_state(cast, CohortState.CLOSING)

    assert not sent(as_, cast, draft)
    assert f"/applications/{draft.pk}/" not in text(as_(cast.hal), "/")


def test_an_invitation_in_one_role_opens_no_other(cast, as_, clock, draft):
    clock.move_to(datetime(2026, 4, 2, 9, tzinfo=UTC))
    said = {"email": cast.hal.email, "given_role": "mentee", "cohort": cast.open_cohort.pk}
    as_(cast.esi).post("/members/invite/", said)
    as_(cast.hal).post(f"/invitations/{stored(Invitation).get().pk}/take/")

    assert stored(Application).get(role=Role.MENTEE).invited
    assert not sent(as_, cast, draft)
