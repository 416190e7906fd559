"""What is entered or kept private after a run: openly it counts at once and for all, privately it moves nothing."""

import pytest

from factories import private
from factories.matching import person, waiting_round, worked_out
from ground import floor
from people import AT, saved, then, viewer
from retold.queries import match_boards, match_pages
from retold.queries.conflicts import own_exclusions
from retold.queries.matching_today import known_to
from retold.queries.today import tasks_of_today
from retold.records.private.models import PairChoice
from retold.records.record import stored
from retold.records.scheme.models import Assent, Conflict, MatchChange, MatchRun, Pair, PairBar, Proposal
from retold.records.trail.models import Mail
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.words import (
    AssentState,
    ConflictKind,
    ConflictSource,
    ConflictStrength,
    MatchAct,
    PairBarState,
    PairState,
    ProposalState,
    Role,
)
from retold.services import assents, conflicts, endings, match_changes, match_runs, pair_starts, proposals, steps
from retold.services.work import daily_round

pytestmark = pytest.mark.usefixtures("no_lots")
THURSDAY = then(day=5, hour=7)


@floor
def waiting(cast):
    return waiting_round(cast)


def pairs_of(run):
    rows = stored(Proposal).filter(match_run=run).exclude(state=ProposalState.LAPSED)
    return sorted((row.mentor.name.split()[0], row.mentee.name.split()[0]) for row in rows)


def proposal(run, mentor):
    return stored(Proposal).get(match_run=run, mentor=person(mentor))


def enter(cast, cohort, one, other, *, strength=ConflictStrength.BAR):
    said = {"kind": ConflictKind.LINE, "strength": strength, "until": None}
    return conflicts.enter(cohort.pk, one=one.pk, other=other.pk, **said, by=viewer(cast.esi), at=AT)


def published(cast, waiting):
    return match_runs.publish(worked_out(cast, waiting).pk, by=viewer(cast.esi), at=AT)


# On boards.


def test_what_touches_nobody_on_a_board_leaves_it_as_it_is(cast, waiting):
    run = worked_out(cast, waiting)
    saved_row(cast, cast.amara, cast.ben)
    enter(cast, cast.cohort, *accepted_in(cast))

    assert pairs_of(run) == [("Maud", "Tara"), ("Milo", "Theo"), ("Mina", "Tess")]
    assert stored(MatchChange).count() == 0


def accepted_in(cast):
    from factories import scheme
    from retold.rules.words import ApplicationState

    for who, role in ((cast.amara, Role.MENTOR), (cast.dev, Role.MENTEE)):
        scheme.answered_application(cast.cohort, who, role, state=ApplicationState.ACCEPTED)
    return cast.amara, cast.dev


def saved_row(cast, one, other, **given):
    said = {"kind": ConflictKind.LINE, "source": ConflictSource.COORDINATOR, "since": AT.day, **given}
    first, second = sorted((one, other), key=lambda who: who.pk)
    return saved(Conflict(organisation=cast.northmoor, one=first, other=second, declared_by=cast.esi, **said))


def test_an_open_bar_takes_its_pair_off_every_board_at_once_and_says_so(cast, waiting):
    run = worked_out(cast, waiting)
    enter(cast, waiting, person("tess"), person("mina"))
    board = match_pages.board(viewer(cast.esi), run.pk)

    assert ("Mina", "Tess") not in pairs_of(run)
    assert len(pairs_of(run)) == 3
    assert [(line.words, line.reason) for line in board.changes] == [
        (
            "Entered since by Esi Owusu: Mina Aldous with Tess Dorn. The pairs were worked out anew",
            f"{ConflictKind.LINE.label}: {ConflictStrength.BAR.label}",
        )
    ]
    run.refresh_from_db()
    assert match_boards.repeats(run)
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)


def test_the_pairs_that_the_bar_leaves_alone_stay_before_any_points(cast, waiting):
    """Of the base (Mina, Tess), (Milo, Theo), (Maud, Tara) the bar takes one pair; one more must go, not two."""
    run = worked_out(cast, waiting)
    enter(cast, waiting, person("tess"), person("mina"))

    assert len({("Milo", "Theo"), ("Maud", "Tara")} & set(pairs_of(run))) == 1


def test_a_locked_pair_that_is_barred_since_is_taken_off_too(cast, waiting):
    run = worked_out(cast, waiting)
    match_changes.lock(proposal(run, "mina").pk, locked=True, by=viewer(cast.esi), at=AT)
    enter(cast, waiting, person("tess"), person("mina"))

    assert ("Mina", "Tess") not in pairs_of(run)
    run.refresh_from_db()
    assert match_boards.repeats(run)


def test_what_is_to_be_asked_first_is_marked_on_the_board(cast, waiting):
    run = worked_out(cast, waiting)
    enter(cast, waiting, person("tess"), person("mina"), strength=ConflictStrength.ASK)

    assert ("Mina", "Tess") in pairs_of(run)
    assert proposal(run, "mina").ask_first
    assert [change.act for change in stored(MatchChange)] == [MatchAct.BAR]


def test_a_board_that_does_not_know_of_the_newest_bar_is_not_published(cast, waiting):
    run = worked_out(cast, waiting)
    saved_row(cast, person("mina"), person("tess"))
    with pytest.raises(IncompleteError, match="entered about these people since"):
        match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)
    again = worked_out(cast, waiting, keep=run)

    assert ("Mina", "Tess") not in pairs_of(again)
    match_runs.publish(again.pk, by=viewer(cast.esi), at=AT)


def test_a_forced_pair_that_waits_for_a_second_person_lapses_with_it(cast, waiting):
    enter(cast, waiting, person("mina"), person("theo"))
    run = worked_out(cast, waiting)
    ids = {"mentor": person("mina").pk, "mentee": person("theo").pk}
    match_changes.force(run.pk, **ids, reason="They asked.", approver=cast.ines.pk, by=viewer(cast.esi), at=AT)
    enter(cast, waiting, person("milo"), person("tess"))

    assert ("Mina", "Theo") in pairs_of(run)  # two people stand for it, one of them still to answer
    assert ("Milo", "Tess") not in pairs_of(run)
    run.refresh_from_db()
    assert match_boards.repeats(run)


# For proposals.


def test_an_open_bar_takes_a_proposal_back_before_and_after_the_mentors_yes(cast, waiting):
    run = published(cast, waiting)
    proposals.say_yes(proposal(run, "milo").pk, by=viewer(person("milo")), at=AT)
    stored(Mail).all().delete()
    enter(cast, waiting, person("mina"), person("tess"))
    assert stored(Mail).count() == 0
    enter(cast, waiting, person("theo"), person("milo"))

    assert known_to(viewer(person("mina"))) == known_to(viewer(person("theo"))) == []
    assert pairs_of(run) == [("Maud", "Tara")]
    assert sorted(stored(Mail).values_list("to", flat=True)) == ["milo@example.org", "theo@example.org"]


# Calling off takes two.


def test_before_any_yes_one_person_takes_a_proposal_back_and_nobody_is_told(cast, waiting):
    run = published(cast, waiting)
    stored(Mail).all().delete()
    proposals.take_back(proposal(run, "mina").pk, by=viewer(cast.esi), at=AT)

    assert proposal(run, "mina").state == ProposalState.LAPSED
    assert stored(Mail).count() == 0


def half(cast, waiting):
    run = published(cast, waiting)
    proposals.say_yes(proposal(run, "mina").pk, by=viewer(person("mina")), at=AT)
    return proposal(run, "mina")


def ask(cast, row, **given):
    said = {"reason": "She has left.", "approver": cast.ines.pk, "by": viewer(cast.esi), "at": AT, **given}
    return assents.ask_to_call_off(row.pk, **said)


def test_after_the_mentors_yes_one_person_alone_cannot_call_it_off(cast, waiting):
    row = half(cast, waiting)
    with pytest.raises(MovedOnError):
        proposals.take_back(row.pk, by=viewer(cast.esi), at=AT)
    for lacking, given in (("reason", {"reason": " "}), ("approver", {"approver": cast.esi.pk})):
        with pytest.raises(IncompleteError) as refused:
            ask(cast, row, **given)
        assert set(refused.value.reasons) == {lacking}
    asked = ask(cast, row)
    for name in ("esi", "hal", "grace", "oke"):
        with pytest.raises(HiddenError):
            assents.answer(asked.pk, agreed=True, by=viewer(getattr(cast, name)), at=AT)

    row.refresh_from_db()
    assert row.state == ProposalState.HALF
    assert ask(cast, row).pk == asked.pk
    assents.answer(asked.pk, agreed=True, by=viewer(cast.ines), at=AT)
    row.refresh_from_db()
    assert row.state == ProposalState.LAPSED


def test_a_no_of_the_second_person_leaves_it_as_it_is(cast, waiting):
    row = half(cast, waiting)
    assents.answer(ask(cast, row).pk, agreed=False, by=viewer(cast.ines), at=AT)

    row.refresh_from_db()
    assert row.state == ProposalState.HALF


def test_what_is_not_answered_yet_cannot_be_asked_about(cast, waiting):
    run = published(cast, waiting)
    with pytest.raises(MovedOnError):
        ask(cast, proposal(run, "mina"))


@pytest.mark.parametrize("act", ["say_yes", "say_no"])
def test_what_a_second_person_was_asked_lapses_once_it_is_answered(cast, waiting, act):
    row = half(cast, waiting)
    asked = ask(cast, row)
    getattr(proposals, act)(row.pk, by=viewer(person("tess")), at=AT)

    asked.refresh_from_db()
    assert asked.state == AssentState.LAPSED
    with pytest.raises(MovedOnError):
        assents.answer(asked.pk, agreed=True, by=viewer(cast.ines), at=AT)


# For pairs.


@floor
def barred(cast):
    """Amara and Ben meet, and the coordinator enters that one manages the other."""
    from factories import scheme
    from retold.rules.words import ApplicationState

    for who, role in ((cast.amara, Role.MENTOR), (cast.ben, Role.MENTEE)):
        scheme.answered_application(cast.cohort, who, role, state=ApplicationState.ACCEPTED)
    enter(cast, cast.cohort, cast.ben, cast.amara)
    return stored(PairBar).get()


def state_of(cast):
    return stored(Pair).get(pk=cast.amara_and_ben.pk).state


def live(cast, *days):
    for day in days:
        daily_round.run(cast.northmoor.pk, at=then(day=day, hour=7))


def both_go_on(cast):
    for who in (cast.amara, cast.ben):
        endings.go_on(cast.amara_and_ben.pk, by=viewer(who), at=AT)


def agreed(cast, bar, *, yes=True):
    asked = assents.ask_to_go_on(bar.pk, reason="It is over.", approver=cast.ines.pk, by=viewer(cast.esi), at=AT)
    return assents.answer(asked.pk, agreed=yes, by=viewer(cast.ines), at=AT)


def test_a_running_pair_is_paused_at_once_and_ends_on_the_next_ending_day(cast, barred):
    assert (state_of(cast), barred.ends_on) == (PairState.PAUSED, THURSDAY.day)
    live(cast, 3, 4)
    assert state_of(cast) == PairState.PAUSED
    live(cast, 5)

    assert state_of(cast) == PairState.ENDED
    assert stored(PairBar).get().state == PairBarState.OVER


def test_it_ends_although_both_partners_want_to_go_on(cast, barred):
    both_go_on(cast)
    live(cast, 3)
    assert state_of(cast) == PairState.PAUSED
    live(cast, 5)

    assert state_of(cast) == PairState.ENDED


def test_it_ends_although_two_people_agree_where_one_partner_says_nothing(cast, barred):
    agreed(cast, barred)
    endings.go_on(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)
    live(cast, 3)
    assert state_of(cast) == PairState.PAUSED
    live(cast, 5)

    assert state_of(cast) == PairState.ENDED


def test_it_goes_on_where_two_people_agree_and_both_partners_want_to(cast, barred):
    agreed(cast, barred)
    both_go_on(cast)
    live(cast, 3, 5)

    assert state_of(cast) == PairState.RUNNING
    assert stored(PairChoice).filter(pair=cast.amara_and_ben).count() == 0


def test_a_no_of_the_second_person_ends_it(cast, barred):
    agreed(cast, barred, yes=False)
    both_go_on(cast)
    live(cast, 5)

    assert state_of(cast) == PairState.ENDED


def test_a_wish_of_before_to_go_on_does_not_count(cast):
    from factories import scheme
    from retold.rules.words import ApplicationState

    for who, role in ((cast.amara, Role.MENTOR), (cast.ben, Role.MENTEE)):
        scheme.answered_application(cast.cohort, who, role, state=ApplicationState.ACCEPTED)
    endings.pause(cast.amara_and_ben.pk, by=viewer(cast.ben), at=AT)
    both_go_on(cast)
    enter(cast, cast.cohort, cast.ben, cast.amara)
    agreed(cast, stored(PairBar).get())
    live(cast, 3, 5)

    assert state_of(cast) == PairState.ENDED


def test_what_was_entered_by_mistake_and_is_removed_ends_nothing(cast, barred):
    asked = assents.ask_to_go_on(barred.pk, reason="A slip.", approver=cast.ines.pk, by=viewer(cast.esi), at=AT)
    conflicts.end(barred.conflict_id, by=viewer(cast.esi), at=AT)
    live(cast, 3, 5)

    assert state_of(cast) == PairState.PAUSED
    asked.refresh_from_db()
    assert asked.state == AssentState.LAPSED
    both_go_on(cast)
    live(cast, 6)
    assert state_of(cast) == PairState.RUNNING


def test_one_that_has_ended_meanwhile_is_left_alone(cast, barred):
    from retold.rules.viewer import machine

    endings.end(cast.amara_and_ben.pk, by=machine(cast.northmoor.pk), at=AT)
    live(cast, 3)

    assert stored(PairBar).get().state == PairBarState.OVER


def test_nobody_else_may_ask_for_it(cast, barred):
    for name in ("amara", "ben", "grace", "finn", "oke"):
        with pytest.raises(HiddenError):
            assents.ask_to_go_on(
                barred.pk, reason="Please.", approver=cast.ines.pk, by=viewer(getattr(cast, name)), at=AT
            )
    agreed(cast, barred)
    with pytest.raises(MovedOnError):
        agreed(cast, stored(PairBar).get())


def test_a_pair_that_prepares_does_not_start_and_ends(cast, waiting):
    row = half(cast, waiting)
    proposals.say_yes(row.pk, by=viewer(person("tess")), at=AT)
    pair = stored(Pair).get(mentor=person("mina"))
    enter(cast, waiting, person("mina"), person("tess"))
    ready(pair)
    assert stored(Pair).get(pk=pair.pk).state == PairState.PREPARING
    live(cast, 5)

    assert stored(Pair).get(pk=pair.pk).state == PairState.ENDED


def test_a_pair_that_prepares_starts_once_two_people_agree_and_both_have_signed(cast, waiting):
    row = half(cast, waiting)
    proposals.say_yes(row.pk, by=viewer(person("tess")), at=AT)
    pair = stored(Pair).get(mentor=person("mina"))
    enter(cast, waiting, person("mina"), person("tess"))
    ready(pair)
    agreed(cast, stored(PairBar).get())
    live(cast, 3)

    assert stored(Pair).get(pk=pair.pk).state == PairState.RUNNING


def ready(pair):
    """Both have read and signed."""
    from retold.records.scheme.models import Agreement
    from retold.rules.viewer import machine
    from retold.rules.words import AgreementState

    stored(Pair).filter(pk=pair.pk).update(mentor_inducted_on=AT.day, mentee_inducted_on=AT.day)
    stored(Agreement).filter(pair=pair).update(state=AgreementState.SIGNED)
    held = steps.held_for(Pair, pair.pk, "start", by=machine(pair.organisation_id))
    pair_starts.start_if_ready(held, at=AT)


# What is private moves nothing, and asks its writer.


def leave_lines(who, at=AT):
    today = [task.page for task in tasks_of_today(viewer(who), at).now if task.words == "Do you want to leave?"]
    return today, [line.page for line in own_exclusions(viewer(who), at).leave]


@pytest.mark.parametrize("name", ["amara", "ben"])
def test_a_private_bar_that_may_mean_ones_partner_only_asks_its_writer(cast, name):
    accepted(cast)
    who, other = (cast.amara, cast.ben) if name == "amara" else (cast.ben, cast.amara)
    assert leave_lines(who) == ([], [])
    if name == "amara":
        conflicts.veto(named="Prof. Hartley", kind=None, by=viewer(who), at=AT)
    else:
        conflicts.declare(named="Amara Nwosu", kind=ConflictKind.TEACHES, by=viewer(who), at=AT)

    assert leave_lines(who) == (["pair-leave"], ["pair-leave"])
    assert leave_lines(other) == ([], [])
    live(cast, 3, 5)
    assert state_of(cast) == PairState.RUNNING
    assert stored(PairBar).count() == stored(MatchRun).count() == 0


def accepted(cast):
    from factories import scheme
    from retold.rules.words import ApplicationState

    for who, role in ((cast.amara, Role.MENTOR), (cast.ben, Role.MENTEE)):
        scheme.answered_application(cast.cohort, who, role, state=ApplicationState.ACCEPTED)


def test_so_does_one_that_may_mean_somebody_she_said_yes_to(cast, waiting):
    half(cast, waiting)
    private.veto(cast.northmoor.pk, person("mina"), person("tess"))

    assert leave_lines(person("mina")) == (["proposal-no"], ["proposal-no"])
    assert stored(Proposal).filter(state=ProposalState.HALF).count() == 1


def test_a_name_that_means_nobody_asks_nothing(cast):
    accepted(cast)
    conflicts.veto(named="Wilhelmina Oakes", kind=None, by=viewer(cast.amara), at=AT)

    assert leave_lines(cast.amara) == ([], [])
    assert stored(Assent).count() == 0
