"""The page that asks once: it says what ends, does nothing by being looked at, and is there for whoever may alone."""

import html
import re

import pytest

from factories import ideas, private, scheme, study
from factories import meetings as signed
from factories.matching import person, waiting_round, worked_out
from people import AT, NOW, TODAY, browser, saved, viewer
from retold.records.people.models import Invitation
from retold.records.record import stored
from retold.records.scheme.models import Agreement, Cohort, Conflict, Proposal
from retold.rules.what_ends import ASKING, ENDINGS, Undo
from retold.rules.words import (
    AgreementState,
    ApplicationState,
    ConcernState,
    ConflictKind,
    ConflictSource,
    ConflictStrength,
    IdeaState,
    Role,
)
from retold.services import appointments, match_runs

pytestmark = pytest.mark.usefixtures("no_lots")


def an_invitation(cast):
    house = {"organisation": cast.northmoor, "email": "new@example.org", "role": Role.COMMITTEE, "sent_on": TODAY}
    return cast.ines, f"/invitations/{saved(Invitation(**house, invited_by=cast.ines)).pk}/revoke/"


def an_appointment(cast):
    asked = appointments.ask(email="new@example.org", role=Role.WELLBEING, cohort_id="", by=viewer(cast.ines), at=AT)
    return cast.grace, f"/appointments/{asked.pk}/steps/stop/"


def a_call(cast):
    return cast.esi, f"/rounds/{cast.open_cohort.pk}/steps/close_call/"


def an_application(cast):
    given = {"state": ApplicationState.SENT, "sent_on": TODAY}
    sent = scheme.answered_application(cast.open_cohort, cast.hal, Role.MENTOR, **given)
    scheme.nothing_between(cast.esi, cast.hal)
    return cast.esi, f"/applications/{sent.pk}/decisions/decline/"


def a_board(cast):
    return cast.esi, f"/matching/{worked_out(cast, waiting_round(cast)).pk}/set-aside/"


def a_proposal(cast):
    run = match_runs.publish(worked_out(cast, waiting_round(cast)).pk, by=viewer(cast.esi), at=AT)
    asked = stored(Proposal).get(match_run=run, mentor=person("mina"))
    return cast.esi, f"/proposals/{asked.pk}/take-back/"


def an_agreement(cast):
    half = signed.signed(cast.amara_and_ben)
    stored(Agreement).filter(pk=half.pk).update(state=AgreementState.HALF)
    return cast.ben, f"/agreements/{half.pk}/reopen/"


def a_meeting(cast):
    coming = private.meeting(cast.amara_and_ben, starts_at=NOW.replace(day=20))
    return cast.ben, f"/meetings/{coming.pk}/cancel/"


def a_study(cast):
    return cast.finn, f"/studies/{study.opened(cast).pk}/close/"


def a_conflict(cast):
    between = {"one": cast.amara, "other": cast.dev, "declared_by": cast.esi, "since": TODAY}
    said = {"kind": ConflictKind.LINE, "strength": ConflictStrength.BAR, "source": ConflictSource.COORDINATOR}
    return cast.esi, f"/conflicts/{saved(Conflict(organisation=cast.northmoor, **between, **said)).pk}/end/"


def a_veto(cast):
    return cast.amara, f"/not-with/{private.veto(cast.northmoor.pk, cast.amara, cast.dev).pk}/lift/"


def a_kept_form(cast):
    return cast.amara, f"/kept/{private.kept_form(cast.amara).pk}/remove/"


def an_agreed_idea(cast):
    agreed = ideas.idea(cast.amara_and_ben, state=IdeaState.AGREED, agreed_on=TODAY)
    return cast.amara, f"/ideas/{agreed.pk}/reopen/"


def a_concern(cast):
    given = {"state": ConcernState.ACKNOWLEDGED, "stand_in": cast.henrik}
    sent = private.concern(cast.amara_and_ben, cast.amara, cast.grace, **given)
    return cast.grace, f"/letters/{sent.pk}/steps/stand-aside/"


MADE = {
    "invitation.revoke": an_invitation,
    "appointment.stop": an_appointment,
    "cohort.close_call": a_call,
    "application.decline": an_application,
    "match_run.set_aside": a_board,
    "proposal.take_back": a_proposal,
    "agreement.reopen": an_agreement,
    "meeting.cancel": a_meeting,
    "study.close": a_study,
    "conflict.end": a_conflict,
    "veto.lift": a_veto,
    "kept_form.remove": a_kept_form,
    "idea.reopen": an_agreed_idea,
    "concern.stand_aside": a_concern,
}


def words(response):
    return re.sub(r"\s+", " ", html.unescape(response.content.decode()))


ABOUT = {
    "invitation.revoke": "new@example.org",
    "application.decline": "Hal Nobody",
    "match_run.set_aside": "Second round",
    "proposal.take_back": "Mina Aldous and Tess Dorn",
    "study.close": "Who acts in the story",
}


@pytest.mark.parametrize("name", sorted(ABOUT))
def test_it_says_about_whom_or_what(cast, clock, name):
    who, where = MADE[name](cast)

    page = words(browser(who).get(where))

    assert re.search(r'<p class="kicker"> ?<a href="[^"]+">([^<]+)</a>', page)[1] == ABOUT[name]


def test_each_that_has_words_is_tried():
    assert set(MADE) == set(ASKING)


@pytest.mark.parametrize("name", sorted(MADE))
def test_it_says_what_ends_and_asks_once(cast, clock, name):
    who, where = MADE[name](cast)
    client, said = browser(who), ASKING[name]

    page = client.get(where)
    again = client.get(where)

    assert page.status_code == again.status_code == 200
    shown = words(page)
    for sentence in (said.title, said.undo, *said.told):
        assert sentence in shown
    in_the_morning = "It is done in the morning of 3 March 2026. Until then you can undo it, and nobody is told."
    assert (in_the_morning in shown) == (ENDINGS[name].undo is Undo.MORNING)
    assert [len(re.findall(pattern, shown)) for pattern in (r"<main.*method=\"post\"", r"button stop")] == [1, 1]
    assert client.post(where).status_code == 302
    assert client.get(where).status_code == 404
    assert client.post(where).status_code in {404, 409}


@pytest.mark.parametrize("name", sorted(MADE))
def test_nobody_else_finds_it(cast, clock, name):
    who, where = MADE[name](cast)
    also = {"agreement.reopen": {cast.amara}, "meeting.cancel": {cast.amara}, "idea.reopen": {cast.ben}}
    staff = {
        "invitation.revoke": {cast.esi},
        "appointment.stop": {cast.ines, cast.henrik},
    }
    may = {who, *also.get(name, ()), *staff.get(name, ())}

    for one in (cast.hal, cast.oke, cast.cleo, cast.amara, cast.ben, cast.esi, cast.finn, cast.jo, cast.pia):
        if one not in may:
            assert browser(one).get(where).status_code == 404
            assert browser(one).post(where).status_code == 404


def test_the_page_of_a_round_leads_to_the_question_and_has_no_button_that_closes_its_call(cast, as_):
    page = as_(cast.esi).get(f"/rounds/{cast.open_cohort.pk}/").content.decode()

    where = f"/rounds/{cast.open_cohort.pk}/steps/close_call/"
    assert f'href="{where}"' in page
    assert f'action="{where}"' not in page


def test_a_call_that_was_closed_is_opened_again(cast, as_):
    esi, where = as_(cast.esi), f"/rounds/{cast.open_cohort.pk}/steps/"
    esi.post(f"{where}close_call/")
    assert stored(Cohort).get(pk=cast.open_cohort.pk).state == "matching"

    assert esi.post(f"{where}reopen_call/").status_code == 302

    assert stored(Cohort).get(pk=cast.open_cohort.pk).state == "open"
