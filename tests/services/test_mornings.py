"""What ends in the next morning: asked for, undone until then, and told to nobody before it is done."""

from datetime import timedelta

import pytest

from factories import scheme, study
from factories.matching import person, waiting_round, worked_out
from people import AT, TODAY, then, viewer
from retold.records.record import stored
from retold.records.scheme.models import Application, ComingStep, MatchRun, Proposal
from retold.records.study.models import Study
from retold.records.trail.models import Event, Mail
from retold.rules.refusals import HiddenError, MovedOnError
from retold.rules.words import ApplicationState, MatchRunState, ProposalState, Role, StudyState
from retold.services import applications, match_runs, mornings, proposals
from retold.services.work import daily_round

pytestmark = pytest.mark.usefixtures("no_lots")
TONIGHT = then(hour=23)
MORNING = then(day=3, hour=7)


def an_application(cast):
    given = {"state": ApplicationState.SENT, "sent_on": TODAY}
    sent = scheme.answered_application(cast.open_cohort, cast.hal, Role.MENTOR, **given)
    scheme.nothing_between(cast.esi, cast.hal)
    return cast.esi, sent, "decline"


def a_board(cast):
    return cast.esi, worked_out(cast, waiting_round(cast)), "set_aside"


def a_proposal(cast):
    run = match_runs.publish(worked_out(cast, waiting_round(cast)).pk, by=viewer(cast.esi), at=AT)
    return cast.esi, stored(Proposal).get(match_run=run, mentor=person("mina")), "take_back"


def a_study(cast):
    return cast.finn, study.opened(cast), "close"


DONE = {
    an_application: ApplicationState.DECLINED,
    a_board: MatchRunState.SET_ASIDE,
    a_proposal: ProposalState.LAPSED,
    a_study: StudyState.CLOSED,
}
each = pytest.mark.parametrize("made", DONE, ids=lambda made: made.__name__)


def state_of(record):
    return stored(type(record)).values_list("state", flat=True).get(pk=record.pk)


def announce(who, record, step):
    mornings.announce(record.noun, record.pk, step=step, by=viewer(who), at=AT)


@each
def test_it_is_done_in_the_next_morning_and_not_before(cast, made):
    who, record, step = made(cast)
    before, mails = state_of(record), stored(Mail).count()
    announce(who, record, step)

    assert stored(Mail).count() == mails
    daily_round.run_due(TONIGHT.moment)
    assert state_of(record) == before

    daily_round.run_due(MORNING.moment)

    assert state_of(record) == DONE[made]
    assert not stored(ComingStep).exists()
    assert stored(Event).get(kind=f"{record.noun}.announce").by_id == who.pk


@each
def test_it_is_undone_until_then(cast, made):
    who, record, step = made(cast)
    before = state_of(record)
    announce(who, record, step)

    mornings.call_off(record.noun, record.pk, step=step, by=viewer(who), at=TONIGHT)

    daily_round.run_due(MORNING.moment)
    assert state_of(record) == before
    with pytest.raises(MovedOnError):
        mornings.call_off(record.noun, record.pk, step=step, by=viewer(who), at=MORNING)


@each
def test_it_is_asked_for_once_and_only_by_whoever_may(cast, made):
    who, record, step = made(cast)
    announce(who, record, step)

    with pytest.raises(MovedOnError):
        announce(who, record, step)
    for other in (cast.amara, cast.hal, cast.oke, cast.jo):
        with pytest.raises(HiddenError):
            announce(other, record, step)
        with pytest.raises(HiddenError):
            mornings.call_off(record.noun, record.pk, step=step, by=viewer(other), at=AT)


def test_a_declined_applicant_is_told_in_the_morning_and_nobody_where_it_was_undone(cast):
    who, record, step = an_application(cast)
    announce(who, record, step)
    mornings.call_off("application", record.pk, step=step, by=viewer(who), at=TONIGHT)
    daily_round.run_due(MORNING.moment)
    assert not stored(Mail).filter(to=cast.hal.email).exists()

    mornings.announce("application", record.pk, step="decline", by=viewer(who), at=MORNING)
    assert not stored(Mail).filter(to=cast.hal.email).exists()
    daily_round.run_due(MORNING.moment + timedelta(days=1))

    assert stored(Mail).get(to=cast.hal.email).slot == then(day=4, hour=8, minute=0).moment
    assert stored(Application).get(pk=record.pk).decided_on == then(day=4).day


def test_what_has_moved_on_meanwhile_stays_as_it_is(cast):
    """Put on the waiting list after all: from there, too, page 2 would let it be declined."""
    who, record, step = an_application(cast)
    announce(who, record, step)
    applications.keep_waiting(record.pk, by=viewer(who), at=AT)

    daily_round.run_due(MORNING.moment)

    assert state_of(record) == ApplicationState.WAITING
    assert not stored(ComingStep).exists()


def test_a_mentors_yes_before_the_morning_keeps_the_proposal(cast):
    who, record, step = a_proposal(cast)
    announce(who, record, step)
    proposals.say_yes(record.pk, by=viewer(person("mina")), at=AT)

    daily_round.run_due(MORNING.moment)

    assert state_of(record) == ProposalState.HALF


@pytest.mark.parametrize(("noun", "step"), [("invitation", "revoke"), ("dragon", "fly"), ("study", "fly")])
def test_only_what_is_done_in_the_morning_is_undone_so(cast, noun, step):
    with pytest.raises(HiddenError):
        mornings.call_off(noun, cast.cohort.pk, step=step, by=viewer(cast.esi), at=AT)


def test_the_coordinator_reads_what_comes_and_is_asked_for_it_no_more(cast, as_):
    who, record, step = an_application(cast)
    esi, where = as_(who), f"/applications/{record.pk}/read/"
    assert "1 application waits for you" in esi.get("/").content.decode()
    announce(who, record, step)

    page = esi.get(where).content.decode()

    assert "Declined: in the morning of 3 March 2026" in page
    assert f"/undo/application/{record.pk}/decline/" in page
    assert "/decisions/accept/" not in page
    assert "1 application waits for you" not in esi.get("/").content.decode()
    assert esi.post(f"/undo/application/{record.pk}/decline/")["Location"] == where
    assert "/decisions/accept/" in esi.get(where).content.decode()


def test_boards_proposals_and_studies_say_what_comes_and_undo_it(cast, as_):
    who, board, _ = a_board(cast)
    _, closing, _ = a_study(cast)
    announce(who, board, "set_aside")
    announce(cast.finn, closing, "close")

    for one, where, undo in (
        (cast.esi, f"/matching/{board.pk}/", f"/undo/match_run/{board.pk}/set_aside/"),
        (cast.finn, f"/studies/{closing.pk}/", f"/undo/study/{closing.pk}/close/"),
    ):
        page = as_(one).get(where).content.decode()
        assert "in the morning of 3 March 2026" in page
        assert f'action="{undo}"' in page
        assert as_(one).post(undo)["Location"] == where
    assert (stored(MatchRun).get(pk=board.pk).state, stored(Study).get().state) == ("ready", "open")

    match_runs.publish(board.pk, by=viewer(who), at=AT)
    asked = stored(Proposal).get(match_run=board, mentor=person("mina"))
    announce(who, asked, "take_back")
    where = f"/rounds/{board.cohort_id}/pairs/"
    assert "Taken back in the morning of 3 March 2026" in as_(who).get(where).content.decode()
    assert as_(who).post(f"/undo/proposal/{asked.pk}/take_back/")["Location"] == where
