"""A yes that leads no further is chased on days that both share, lapses by the round's settings, and is told."""

from datetime import timedelta

import pytest

from factories import meetings as agreements_made
from factories.matching import person, waiting_round, worked_out
from ground import floor
from people import AT, NOW, TODAY, saved, viewer
from retold.queries.pairs import pairs_of_a_round
from retold.queries.today import tasks_of_today
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Conflict, Pair, PairBar, Proposal
from retold.records.trail.models import Event, Mail
from retold.rules.when import When
from retold.rules.words import AgreementState, ConflictKind, ConflictSource, ConflictStrength, PairState, ProposalState
from retold.services import chasing, events, match_runs, proposals

pytestmark = pytest.mark.usefixtures("no_lots")
MANY = 60


def days(number):
    """So many days from now, at the hour of the daily round."""
    return When(NOW.replace(hour=7) + timedelta(days=number))


@floor
def half(cast):
    """Mina said yes to Tess today; the round reminds every five days, and lets go after twelve."""
    waiting = waiting_round(cast)
    stored(Cohort).filter(pk=waiting.pk).update(chase_after_days=5, lapse_after_days=12)
    run = match_runs.publish(worked_out(cast, waiting).pk, by=viewer(cast.esi), at=AT)
    row = stored(Proposal).get(match_run=run, mentor=person("mina"))
    said = proposals.say_yes(row.pk, by=viewer(person("mina")), at=AT)
    stored(Mail).all().delete()
    return said


@pytest.fixture
def unstarted(cast):
    """Amara and Ben became a pair today, in the same round."""
    stored(Cohort).filter(pk=cast.cohort.pk).update(chase_after_days=5, lapse_after_days=12)
    new = {"state": PairState.PREPARING, "made_on": TODAY, "started_on": None}
    stored(Pair).filter(pk=cast.amara_and_ben.pk).update(**new)
    return cast.amara_and_ben


def told_by_day(cast, emails):
    """Day -> who of these got a notice by what was chased on it, for two months."""
    found = {}
    for number in range(MANY):
        chasing.carry_out(cast.northmoor.pk, at=days(number))
        told = {mail.to for mail in stored(Mail)} & set(emails)
        if told:
            found[number] = told
        stored(Mail).all().delete()
    return found


def test_both_of_a_proposal_are_reminded_alike_and_told_alike_when_it_lapses(cast, half):
    both = {"mina@example.org", "tess@example.org"}

    assert told_by_day(cast, {*both, cast.esi.email}) == {5: both, 10: both, 12: {*both, cast.esi.email}}
    assert stored(Proposal).get(pk=half.pk).state == ProposalState.LAPSED
    assert stored(Proposal).get(pk=half.pk).lapsed_on == days(12).day


def test_silence_is_told_from_a_no_by_no_trail_that_others_read(cast, half):
    chasing.carry_out(cast.northmoor.pk, at=days(12))

    assert not stored(Event).filter(about_id=half.pk, kind__in=("proposal.expire", "proposal.step_back")).exists()
    lines = [line.kind for line in events.told(half.organisation_id) if line.about_id == half.pk]
    assert lines.count("proposal.expire") == 1


def test_a_yes_in_time_is_chased_no_more_and_its_pair_is_instead(cast, half):
    proposals.say_yes(half.pk, by=viewer(person("tess")), at=days(4))
    stored(Mail).all().delete()
    both = {"mina@example.org", "tess@example.org"}

    assert told_by_day(cast, both) == {9: both, 14: both, 17: both}
    assert stored(Pair).get(mentor=person("mina")).state == PairState.ENDED


def nothing(pair):
    """Neither has done anything."""


def prepared(pair):
    """The mentor has read what to know before."""
    stored(Pair).filter(pk=pair.pk).update(mentor_inducted_on=TODAY)


def half_signed(pair):
    """The mentor has signed, and the mentee has not."""
    agreements_made.signed(pair, state=AgreementState.HALF, signed_by_mentee_on=None)


@pytest.mark.parametrize("done", [nothing, prepared, half_signed])
def test_a_pair_that_does_not_start_is_chased_whatever_either_has_done(cast, unstarted, done):
    """The twelfth day is a Saturday: it ends on the Monday after, as any pair does."""
    done(unstarted)
    both = {cast.amara.email, cast.ben.email}

    assert told_by_day(cast, {*both, cast.esi.email}) == {5: both, 10: both, 14: {*both, cast.esi.email}}
    ended = stored(Pair).get(pk=unstarted.pk)
    assert (ended.state, ended.ended_on) == (PairState.ENDED, days(14).day)


def test_a_pair_that_meets_is_never_chased_and_a_newer_agreement_that_waits_ends_nothing(cast):
    agreements_made.signed(cast.amara_and_ben)
    agreements_made.signed(cast.amara_and_ben, number=2, state=AgreementState.HALF)

    assert told_by_day(cast, {cast.amara.email, cast.ben.email}) == {}
    assert stored(Pair).get(pk=cast.amara_and_ben.pk).state == PairState.RUNNING


def test_a_pair_that_cannot_start_because_something_was_entered_is_not_blamed_for_it(cast, unstarted):
    between = {"one": cast.ben, "other": cast.amara, "declared_by": cast.esi, "since": TODAY}
    said = {"kind": ConflictKind.LINE, "strength": ConflictStrength.BAR, "source": ConflictSource.COORDINATOR}
    entered = saved(Conflict(organisation=cast.northmoor, **between, **said))
    saved(PairBar(organisation=cast.northmoor, pair=unstarted, conflict=entered, ends_on=TODAY))

    assert told_by_day(cast, {cast.amara.email, cast.ben.email}) == {}


def test_the_coordinator_reads_what_lapsed_for_a_week_and_in_the_list_of_pairs(cast, half, unstarted):
    esi = viewer(cast.esi)
    for number in range(15):
        chasing.carry_out(cast.northmoor.pk, at=days(number))

    lines = [(line.mentor, line.mentee, line.on) for line in pairs_of_a_round(esi, half.cohort_id, days(14)).lapsed]
    assert lines == [("Mina Aldous", "Tess Dorn", days(12).day)]
    lines = [(line.mentor, line.mentee, line.on) for line in pairs_of_a_round(esi, cast.cohort.pk, days(14)).lapsed]
    assert lines == [("Amara Nwosu", "Ben Hartley", days(14).day)]
    assert lapsed_tasks(esi, 14) == ["First round", "Second round"]
    assert lapsed_tasks(esi, 19) == ["First round"]
    assert lapsed_tasks(esi, 21) == []


def lapsed_tasks(who, number):
    shown = tasks_of_today(who, days(number))
    return [task.detail for task in shown.now if task.words == "1 pair did not come to meet"]


def test_the_settings_stand_on_the_page_of_the_round_and_are_changed_there(cast, as_):
    page = as_(cast.esi).get(f"/rounds/{cast.cohort.pk}/change/").content.decode()

    for name, sentence in (
        ("chase_after_days", "A proposal that its mentor said yes to, or a pair that has not started"),
        (
            "lapse_after_days",
            "The proposal then did not come to a pair, or the pair ends. Both are told, and so are you.",
        ),
    ):
        assert f'name="{name}"' in page
        assert sentence in page
