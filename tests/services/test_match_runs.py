"""Runs of the matching: asked for, worked out once, changed, approved by two where needed, published."""

import pytest

from factories import private
from factories.matching import join, person, read_anew, someone, waiting_round, worked_out
from ground import floor
from people import AT, TODAY, saved, then, viewer
from retold.matching.limits import BARRED
from retold.queries import match_boards, match_inputs, match_pages, match_tries
from retold.queries.match_changes import changes_to_approve
from retold.records.people.models import Membership
from retold.records.private.models import MatchInput, Veto
from retold.records.record import stored
from retold.records.scheme.models import Application, Conflict, MatchChange, MatchRun, Pair, Proposal
from retold.records.trail.models import Mail
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.words import (
    CohortState,
    ConflictKind,
    ConflictSource,
    ConflictStrength,
    MatchChangeState,
    MatchRunState,
    Objective,
    PairState,
    ProposalState,
    Role,
)
from retold.services import match_changes, match_runs, match_work, offers, proposals

pytestmark = pytest.mark.usefixtures("no_lots")


@floor
def waiting(cast):
    return waiting_round(cast)


def pairs_of(run):
    rows = stored(Proposal).filter(match_run=run).exclude(state=ProposalState.LAPSED)
    return sorted((row.mentor.name.split()[0], row.mentee.name.split()[0]) for row in rows)


def proposal(run, mentor):
    return stored(Proposal).get(match_run=run, mentor=person(mentor))


def force(cast, run, mentor, mentee, *, reason="They asked for it.", approver="", by=None):
    return match_changes.force(
        run.pk,
        mentor=person(mentor).pk,
        mentee=person(mentee).pk,
        reason=reason,
        approver=approver,
        by=by or viewer(cast.esi),
        at=AT,
    )


def entered(cast, one, other, strength=ConflictStrength.BAR, **given):
    said = {"kind": ConflictKind.TEACHES, "source": ConflictSource.COORDINATOR, "since": TODAY, **given}
    return saved(
        Conflict(
            organisation=cast.northmoor,
            one=person(one),
            other=person(other),
            strength=strength,
            declared_by=cast.esi,
            **said,
        )
    )


# Who may ask, and when.


@pytest.mark.parametrize("name", ["amara", "ben", "finn", "grace", "jo", "ines", "oke", "hal"])
def test_nobody_but_the_coordinator_asks_for_a_run(cast, waiting, name):
    with pytest.raises(HiddenError):
        match_runs.ask(waiting.pk, objective=Objective.TOTAL, by=viewer(getattr(cast, name)), at=AT)
    assert stored(MatchRun).count() == 0


def test_a_round_whose_call_is_open_is_not_matched(cast, waiting):
    waiting.state = CohortState.OPEN
    waiting.save()
    with pytest.raises(IncompleteError, match="Close the call first"):
        match_runs.ask(waiting.pk, objective=Objective.TOTAL, by=viewer(cast.esi), at=AT)


def test_without_a_mentor_and_a_mentee_there_is_nothing_to_match(cast):
    cast.open_cohort.state = CohortState.MATCHING
    cast.open_cohort.save()
    join(cast.open_cohort, cast.hal, Role.MENTOR)
    with pytest.raises(IncompleteError, match="There must be a mentor and a mentee"):
        match_runs.ask(cast.open_cohort.pk, objective=Objective.TOTAL, by=viewer(cast.esi), at=AT)


def test_asking_twice_asks_once(cast, waiting):
    asked = [match_runs.ask(waiting.pk, objective=Objective.TOTAL, by=viewer(cast.esi), at=AT).pk for _ in range(2)]
    assert asked[0] == asked[1]


# Working it out.


def test_the_best_pairs_are_proposed_with_both_reasons(cast, waiting):
    run = worked_out(cast, waiting)

    assert run.state == MatchRunState.READY
    assert run.done == 4
    assert pairs_of(run) == [("Maud", "Tara"), ("Milo", "Theo"), ("Mina", "Tess")]
    mina = proposal(run, "mina")
    assert mina.reason_for_coordinator == ["3 hours a week in common.", "Both can meet: online."]
    assert mina.reason_for_pair == ["You are both free: Monday 9–12."]
    assert mina.score == sum(mina.parts.values()) == 22


def test_what_both_share_is_a_reason_for_both_readers(cast, waiting):
    for name in ("mina", "tess"):
        stored(Application).filter(person=person(name)).update(shared=["topics", "mode"])
    run = worked_out(cast, waiting)

    mina = proposal(run, "mina")
    assert mina.reason_for_pair == [
        "You both chose: Money.",
        "You are both free: Monday 9–12.",
        "You can both meet: online.",
    ]
    assert mina.reason_for_coordinator[0] == "Topics in common: Money."


def test_a_run_is_worked_out_once(cast, waiting):
    run = worked_out(cast, waiting)
    before = sorted(stored(Proposal).filter(match_run=run).values_list("pk", flat=True))
    match_work.work(run.pk, moment=AT.moment)

    assert sorted(stored(Proposal).filter(match_run=run).values_list("pk", flat=True)) == before
    assert stored(MatchInput).filter(match_run=run).count() == 6


def test_whoever_has_a_partner_or_is_asked_about_one_is_not_in_it(cast, waiting):
    saved(
        Pair(organisation=cast.northmoor, cohort=waiting, mentor=person("mina"), mentee=person("tess"), made_on=TODAY)
    )
    run = worked_out(cast, waiting)
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)

    assert [row.person.name for row, _ in match_inputs.pool(waiting, AT)] == []
    assert pairs_of(run) == [("Maud", "Tara"), ("Milo", "Theo")]


def test_whoever_has_left_the_round_is_not_in_it(cast, waiting):
    stored(Membership).filter(person=person("mina")).update(until=TODAY)
    run = worked_out(cast, waiting)

    assert pairs_of(run) == [("Maud", "Tara"), ("Milo", "Theo")]
    assert [one["person"] for one in run.unmatched] == [person("tess").pk]


# Bars of every source: a pair that may not be, and nobody can tell why.


def veto(cast):
    private.veto(cast.northmoor.pk, person("mina"), person("tess"))


def veto_by_address(cast):
    private.veto(cast.northmoor.pk, person("mina"), None, "TESS@example.org")


def veto_by_title_and_surname(cast):
    private.veto(cast.northmoor.pk, person("mina"), None, "Prof. Dorn")


def entered_by_the_coordinator(cast):
    entered(cast, "tess", "mina")


def declared(cast, by, named):
    private.declaration(cast.northmoor.pk, person(by), named)


def declared_by_the_mentee(cast):
    declared(cast, "tess", "Mina Aldous")


def earlier_pair(cast):
    saved(
        Pair(
            organisation=cast.northmoor,
            cohort=cast.cohort,
            mentor=person("mina"),
            mentee=person("tess"),
            state=PairState.FINISHED,
            made_on=TODAY,
        )
    )


def named_as_an_earlier_partner(cast):
    stored(Application).filter(person=person("mina")).update(earlier="Tess Dorn, last year")


PRIVATE_BARS = [veto, veto_by_address, veto_by_title_and_surname, declared_by_the_mentee, named_as_an_earlier_partner]
OPEN_BARS = [entered_by_the_coordinator, earlier_pair]


@pytest.mark.parametrize("bar", PRIVATE_BARS + OPEN_BARS)
def test_every_bar_forbids_the_pair(cast, waiting, bar):
    bar(cast)
    run = worked_out(cast, waiting)

    assert ("Mina", "Tess") not in pairs_of(run)
    assert len(pairs_of(run)) == 3


@pytest.mark.parametrize("bar", PRIVATE_BARS[1:])
def test_every_private_bar_looks_like_a_veto_to_the_coordinator(cast, waiting, bar):
    veto(cast)
    esi, ids = viewer(cast.esi), {"mentor": person("mina").pk, "mentee": person("tess").pk}
    first = worked_out(cast, waiting)
    seen = seen_by_esi(esi, first, ids)
    read_anew(first)
    stored(Veto).delete()
    bar(cast)

    assert seen_by_esi(esi, worked_out(cast, waiting), ids) == seen


@pytest.mark.parametrize("bar", PRIVATE_BARS)
def test_a_private_bar_is_said_in_no_word_of_the_board(cast, waiting, bar):
    bar(cast)
    ids = {"mentor": person("mina").pk, "mentee": person("tess").pk}
    tried = match_tries.tried(viewer(cast.esi), worked_out(cast, waiting).pk, **ids, at=AT)

    assert (tried.words, tried.why) == (
        "It adds 24 points; two pairs move.",
        "3 hours a week in common. Both can meet: online.",
    )
    assert not tried.needs_two


@pytest.mark.parametrize("bar", OPEN_BARS)
def test_an_open_bar_is_said_and_needs_two(cast, waiting, bar):
    bar(cast)
    ids = {"mentor": person("mina").pk, "mentee": person("tess").pk}
    tried = match_tries.tried(viewer(cast.esi), worked_out(cast, waiting).pk, **ids, at=AT)

    assert (tried.why, tried.needs_two) == (BARRED, True)


def seen_by_esi(esi, run, ids):
    """All that the coordinator is told of a run, but for its own ids."""
    board = match_pages.board(esi, run.pk)
    told = [
        (pair.mentor, pair.mentee, pair.points, pair.why, pair.else_for_mentor, pair.else_for_mentee)
        for pair in board.pairs
    ]
    tried = match_tries.tried(esi, run.pk, **ids, at=AT)
    return (
        told,
        board.shortages,
        board.mentors_without,
        match_tries.others(esi, run.pk, mentor=ids["mentor"]),
        (tried.words, tried.why, tried.needs_two, tried.moved, tried.approvers),
    )


def test_a_conflict_that_is_over_forbids_nothing(cast, waiting):
    from datetime import timedelta

    entered(cast, "tess", "mina", since=TODAY - timedelta(days=9), until=TODAY - timedelta(days=1))
    assert ("Mina", "Tess") in pairs_of(worked_out(cast, waiting))


def test_who_shares_too_few_places_is_said_by_name(cast, waiting):
    for mentee in ("tess", "theo", "tara"):
        entered(cast, "mina", mentee)
    run = worked_out(cast, waiting)
    board = match_pages.board(viewer(cast.esi), run.pk)

    assert board.shortages[0] == "1 mentor (Mina Aldous) may be paired with no mentee who has a place."
    assert [one.name for one in board.mentors_without] == ["Mina Aldous"]
    assert board.words_for_those_without == "No match in this run."


# What somebody writes after a run moves nothing on its board.


def test_a_veto_written_later_moves_nothing_on_the_board(cast, waiting):
    run = worked_out(cast, waiting)
    esi, ids = viewer(cast.esi), {"mentor": person("mina").pk, "mentee": person("tara").pk}
    before = seen_by_esi(esi, run, ids)
    private.veto(cast.northmoor.pk, person("mina"), person("tara"))

    assert seen_by_esi(esi, run, ids) == before
    assert match_boards.repeats(run)


# Changing it.


def test_a_forced_pair_moves_the_others_and_says_what_it_costs(cast, waiting):
    run = worked_out(cast, waiting)
    tried = match_tries.tried(viewer(cast.esi), run.pk, mentor=person("mina").pk, mentee=person("theo").pk, at=AT)
    force(cast, run, "mina", "theo")

    assert tried.words == "It costs 24 points; two pairs move."
    assert tried.moved == ("Milo Brandt with Theo Ekman", "Mina Aldous with Tess Dorn")
    assert not tried.needs_two
    assert pairs_of(run) == [("Maud", "Tara"), ("Milo", "Tess"), ("Mina", "Theo")]
    assert proposal(run, "mina").locked


def test_a_forced_pair_needs_a_reason(cast, waiting):
    run = worked_out(cast, waiting)
    with pytest.raises(IncompleteError) as lacking:
        force(cast, run, "mina", "theo", reason="  ")
    assert set(lacking.value.reasons) == {"reason"}


@pytest.mark.parametrize("strength", [ConflictStrength.BAR, ConflictStrength.ASK])
def test_a_barred_pair_or_one_to_ask_about_needs_a_second_person(cast, waiting, strength):
    entered(cast, "mina", "theo", strength)
    run = worked_out(cast, waiting)
    for approver in ("", cast.esi.pk, cast.hal.pk, cast.finn.pk, cast.oke.pk):
        with pytest.raises(IncompleteError) as lacking:
            force(cast, run, "mina", "theo", approver=approver)
        assert set(lacking.value.reasons) == {"approver"}
    force(cast, run, "mina", "theo", approver=cast.ines.pk)

    assert ("Mina", "Theo") in pairs_of(run)
    with pytest.raises(IncompleteError, match="second person"):
        match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)
    assert stored(Mail).filter(to=cast.ines.email).count() == 1


def test_only_the_named_person_agrees_and_then_it_can_be_published(cast, waiting):
    entered(cast, "mina", "theo")
    run = worked_out(cast, waiting)
    force(cast, run, "mina", "theo", approver=cast.ines.pk)
    change = stored(MatchChange).get(match_run=run)
    for name in ("esi", "hal", "amara", "oke"):
        with pytest.raises(HiddenError):
            match_changes.answer(change.pk, agreed=True, by=viewer(getattr(cast, name)), at=AT)
    assert match_changes.answer(change.pk, agreed=True, by=viewer(cast.ines), at=AT).answered_on == TODAY
    assert sorted(stored(Mail).values_list("to", flat=True)) == sorted([cast.ines.email, cast.esi.email])
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)

    assert {row.state for row in stored(Proposal).filter(match_run=run)} == {ProposalState.OFFERED}


def test_a_no_of_the_second_person_keeps_it_from_being_published_until_it_is_unlocked(cast, waiting):
    entered(cast, "mina", "theo")
    run = worked_out(cast, waiting)
    force(cast, run, "mina", "theo", approver=cast.ines.pk)
    change = stored(MatchChange).get(match_run=run)
    match_changes.answer(change.pk, agreed=False, by=viewer(cast.ines), at=AT)
    with pytest.raises(IncompleteError, match="second person"):
        match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)
    with pytest.raises(MovedOnError):
        match_changes.answer(change.pk, agreed=True, by=viewer(cast.ines), at=AT)
    assert stored(MatchChange).get(pk=change.pk).state == MatchChangeState.REFUSED


def states(run):
    return [change.state for change in stored(MatchChange).filter(match_run=run)]


def test_what_a_second_person_was_asked_lapses_when_the_pair_leaves_the_run(cast, waiting):
    entered(cast, "mina", "theo")
    run = worked_out(cast, waiting)
    force(cast, run, "mina", "theo", approver=cast.ines.pk)
    match_changes.lock(proposal(run, "mina").pk, locked=False, by=viewer(cast.esi), at=AT)
    force(cast, run, "mina", "tess")

    assert states(run) == [MatchChangeState.LAPSED, MatchChangeState.MADE, MatchChangeState.MADE]
    with pytest.raises(HiddenError):
        asked_of(cast.ines, run)
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)


def test_a_pair_that_is_forced_again_is_asked_about_once(cast, waiting):
    entered(cast, "mina", "theo")
    run = worked_out(cast, waiting)
    for _ in range(2):
        force(cast, run, "mina", "theo", approver=cast.ines.pk)

    assert states(run) == [MatchChangeState.LAPSED, MatchChangeState.ASKED]
    assert len(asked_of(cast.ines, run)) == 1


def test_what_a_second_person_was_asked_lapses_with_the_run(cast, waiting):
    entered(cast, "mina", "theo")
    run = worked_out(cast, waiting)
    force(cast, run, "mina", "theo", approver=cast.ines.pk)
    match_runs.set_aside(run.pk, by=viewer(cast.esi), at=AT)

    assert states(run) == [MatchChangeState.LAPSED]
    with pytest.raises(HiddenError):
        asked_of(cast.ines, run)


def asked_of(who, run):
    return changes_to_approve(viewer(who), run.pk)


def test_an_unlocked_barred_pair_is_not_published_unapproved(cast, waiting):
    entered(cast, "mina", "theo")
    run = worked_out(cast, waiting)
    force(cast, run, "mina", "theo", approver=cast.ines.pk)
    match_changes.lock(proposal(run, "mina").pk, locked=False, by=viewer(cast.esi), at=AT)
    with pytest.raises(IncompleteError, match="second person"):
        match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)


def test_a_locked_pair_stands_in_the_next_run(cast, waiting):
    run = worked_out(cast, waiting)
    force(cast, run, "mina", "theo")
    next_ = worked_out(cast, waiting, keep=run)

    assert ("Mina", "Theo") in pairs_of(next_)
    assert proposal(next_, "mina").locked


def test_the_run_repeats_with_everything_that_was_changed(cast, waiting):
    entered(cast, "maud", "tess")
    run = worked_out(cast, waiting)
    force(cast, run, "mina", "theo")
    match_changes.lock(proposal(run, "milo").pk, locked=True, by=viewer(cast.esi), at=AT)
    force(cast, run, "maud", "tara")
    match_changes.lock(proposal(run, "mina").pk, locked=False, by=viewer(cast.esi), at=AT)
    run.refresh_from_db()

    assert match_boards.repeats(run)
    stored(Proposal).filter(match_run=run, mentor=person("mina")).delete()
    assert not match_boards.repeats(run)


def test_a_published_run_cannot_be_changed(cast, waiting):
    run = worked_out(cast, waiting)
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)
    with pytest.raises(MovedOnError):
        force(cast, run, "mina", "theo")
    with pytest.raises(MovedOnError):
        match_changes.lock(proposal(run, "mina").pk, locked=True, by=viewer(cast.esi), at=AT)
    with pytest.raises(MovedOnError):
        match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)


def test_publishing_tells_the_mentors_and_nobody_else(cast, waiting):
    match_runs.publish(worked_out(cast, waiting).pk, by=viewer(cast.esi), at=AT)

    assert sorted(stored(Mail).values_list("to", flat=True)) == [
        "maud@example.org",
        "milo@example.org",
        "mina@example.org",
    ]


def test_a_run_whose_people_have_found_a_partner_since_is_not_published(cast, waiting):
    run = worked_out(cast, waiting)
    saved(
        Pair(organisation=cast.northmoor, cohort=waiting, mentor=person("mina"), mentee=person("tess"), made_on=TODAY)
    )
    with pytest.raises(IncompleteError, match="no longer waiting"):
        match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)


def test_a_run_that_is_set_aside_forgets_what_it_knew(cast, waiting):
    run = worked_out(cast, waiting)
    match_runs.set_aside(run.pk, by=viewer(cast.esi), at=AT)

    assert stored(MatchInput).filter(match_run=run).count() == 0
    assert pairs_of(run) == []


def test_after_the_day_of_answers_both_wait_again_and_come_first_next_time(cast, waiting):
    run = worked_out(cast, waiting)
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)
    someone(waiting, "Maya Gold", Role.MENTOR, availability=["mon-am"])
    for name in ("milo", "maud"):
        proposals.say_yes(proposal(run, name).pk, by=viewer(person(name)), at=AT)
    proposals.say_no(proposal(run, "mina").pk, by=viewer(person("mina")), at=AT)
    before = match_inputs.gathered(waiting, at=AT)
    offers.run_out(cast.northmoor.pk, at=then(day=9))
    inputs = match_inputs.gathered(waiting, at=AT)

    assert {one.id for one in before.people} == {person("maya").pk}
    assert {(one.id, one.waited) for one in inputs.people} == {
        (person("mina").pk, True),
        (person("tess").pk, True),
        (person("maya").pk, False),
    }
    assert pairs_of(worked_out(cast, waiting)) == [("Maya", "Tess")]
