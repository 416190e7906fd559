"""What takes two people, on the screen: nothing is done before the second says yes."""

import re
from typing import Any

import pytest

from factories import scheme
from factories.matching import person, waiting_round, worked_out
from ground import floor
from people import AT, browser, then, viewer
from retold.records.record import stored
from retold.records.scheme.models import Assent, PairBar, Proposal
from retold.rules.words import ApplicationState, ConflictKind, ConflictStrength, PairBarState, ProposalState, Role
from retold.services import conflicts, match_runs, proposals
from retold.services.work import daily_round

pytestmark = pytest.mark.usefixtures("no_lots")


@floor
def half(cast):
    """Mina has said yes to Tess, and Tess is asked."""
    waiting = waiting_round(cast)
    run = match_runs.publish(worked_out(cast, waiting).pk, by=viewer(cast.esi), at=AT)
    row = stored(Proposal).get(match_run=run, mentor=person("mina"))
    return proposals.say_yes(row.pk, by=viewer(person("mina")), at=AT)


@floor
def barred(cast):
    """Amara and Ben meet, and something is entered against it."""
    for who, role in ((cast.amara, Role.MENTOR), (cast.ben, Role.MENTEE)):
        scheme.answered_application(cast.cohort, who, role, state=ApplicationState.ACCEPTED)
    said: dict[str, Any] = {"kind": ConflictKind.LINE, "strength": ConflictStrength.BAR, "until": None}
    conflicts.enter(cast.cohort.pk, one=cast.ben.pk, other=cast.amara.pk, **said, by=viewer(cast.esi), at=AT)
    return stored(PairBar).get()


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_coordinator_asks_a_second_person_to_call_a_proposal_off(cast, half):
    esi, ines = browser(cast.esi), browser(cast.ines)
    listed = f"/rounds/{half.cohort_id}/pairs/"
    address = f"/proposals/{half.pk}/call-off/"
    assert address in esi.get(listed).content.decode()
    assert "the mentor has said yes" in words(esi.get(address))
    esi.post(address, {"reason": "She left.", "approver": cast.esi.pk})
    assert stored(Assent).count() == 0
    assert esi.post(address, {"reason": "She left.", "approver": cast.ines.pk})["Location"] == listed
    assert "Ines Ferreira is asked to call it off" in words(esi.get(listed))
    asked = stored(Assent).get()
    assert "You are asked to agree to something" in words(ines.get("/"))
    assert "She left." in words(ines.get(f"/agree/{asked.pk}/"))
    ines.post(f"/agree/{asked.pk}/", {"answer": "yes"})

    half.refresh_from_db()
    assert half.state == ProposalState.LAPSED
    assert ines.get(f"/agree/{asked.pk}/").status_code == 404


def test_one_that_nobody_has_said_yes_to_is_taken_back_and_not_called_off(cast, half):
    other = stored(Proposal).get(match_run=half.match_run, mentor=person("milo"))
    assert browser(cast.esi).get(f"/proposals/{other.pk}/call-off/").status_code == 404
    browser(cast.esi).post(f"/proposals/{other.pk}/take-back/")
    daily_round.run_due(then(day=3, hour=7).moment)

    other.refresh_from_db()
    assert other.state == ProposalState.LAPSED


def test_a_coordinator_asks_a_second_person_to_let_a_pair_go_on(cast, barred):
    esi, ines = browser(cast.esi), browser(cast.ines)
    listed = f"/rounds/{cast.cohort.pk}/pairs/"
    assert "ends on the morning of 5 March" in words(esi.get(listed))
    address = f"/barred-pairs/{barred.pk}/go-on/"
    lacking = esi.post(address, {"reason": "", "approver": cast.ines.pk})
    assert stored(Assent).count() == 0
    assert "Error: " in lacking.content.decode()
    esi.post(address, {"reason": "It ended in May.", "approver": cast.ines.pk})
    assert "Ines Ferreira is asked" in words(esi.get(listed))
    asked = stored(Assent).get()
    assert "stands against this pair" in words(ines.get(f"/agree/{asked.pk}/"))
    ines.post(f"/agree/{asked.pk}/", {"answer": "yes"})

    barred.refresh_from_db()
    assert barred.state == PairBarState.AGREED
    assert "The pair goes on if both want to" in words(esi.get(listed))
    assert esi.get(address).status_code == 404


@pytest.mark.parametrize("name", ["hal", "amara", "ben", "finn", "grace", "jo", "oke"])
def test_nobody_else_meets_any_of_it(cast, barred, half, name):
    client = browser(getattr(cast, name))
    for address in (f"/barred-pairs/{barred.pk}/go-on/", f"/proposals/{half.pk}/call-off/"):
        assert client.get(address).status_code == client.post(address, {}).status_code == 404
