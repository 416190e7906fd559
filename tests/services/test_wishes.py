"""What a mentor wishes of a partner, and what mentees say of themselves: weighed where allowed, until its day comes."""

import json
from datetime import timedelta

import pytest

from factories import private
from factories.matching import person, read_anew, waiting_round, worked_out
from ground import floor
from people import AT, TODAY, viewer
from retold.queries import match_boards, match_inputs, match_pages, match_tries
from retold.queries.match_private import private_side
from retold.queries.offers import asked_of
from retold.queries.proposals import proposal_shown
from retold.records.private.models import MatchInput, PrivateAnswer
from retold.records.record import stored
from retold.records.scheme.models import Application, MatchRun, Proposal
from retold.records.trail.models import Event
from retold.rules.identity import ATTRIBUTES, IDENTITY
from retold.rules.refusals import HiddenError
from retold.rules.words import MatchRunState, Objective, ProposalState
from retold.services import applications, events, match_runs, match_work, proposals
from retold.services.letting_go.identity import let_identity_go

pytestmark = pytest.mark.usefixtures("no_lots")


@floor
def waiting(cast):
    return waiting_round(cast)


def said(first, question, *words, allowed=True):
    application = stored(Application).get(person=person(first))
    return private.private_answer(application, question, json.dumps(words), for_matching=allowed)


def pairs_of(run):
    rows = stored(Proposal).filter(match_run=run, state=ProposalState.PROPOSED)
    return sorted((row.mentor.name.split()[0], row.mentee.name.split()[0]) for row in rows)


BEST_BY_HOURS = [("Maud", "Tara"), ("Milo", "Theo"), ("Mina", "Tess")]


# Where nothing should happen.


def test_a_wish_that_may_not_be_used_weighs_nothing(cast, waiting):
    said("mina", "wishes", "require gender=woman", allowed=False)
    said("theo", "described_as", "gender=woman")

    assert pairs_of(worked_out(cast, waiting)) == BEST_BY_HOURS


def test_what_a_mentee_does_not_let_be_used_meets_no_wish(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    said("tess", "described_as", "gender=woman", allowed=False)
    said("theo", "described_as", "gender=woman")

    assert ("Mina", "Theo") in pairs_of(worked_out(cast, waiting))


def test_the_words_of_a_mentor_about_themselves_weigh_nothing(cast, waiting):
    private.private_answer(
        stored(Application).get(person=person("mina")), "identity", "gender=woman", for_matching=True
    )
    inputs = private_side(waiting, match_inputs.gathered(waiting, at=AT), at=AT)

    assert {one.identity for one in inputs.people} == {frozenset()}


def test_once_their_day_has_come_the_answers_weigh_nothing(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    said("theo", "described_as", "gender=woman")
    openly = match_inputs.gathered(waiting, at=AT)
    before = private_side(waiting, openly, at=on(waiting, -1))
    then = private_side(waiting, openly, at=on(waiting))

    assert sum(bool(one.wishes or one.identity) for one in before.people) == 2
    assert sum(bool(one.wishes or one.identity) for one in then.people) == 0


# Where it decides.


def test_a_required_wish_bars_whoever_has_not_said_it(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    said("theo", "described_as", "gender=woman", "faith=none")
    run = worked_out(cast, waiting)

    assert ("Mina", "Theo") in pairs_of(run)
    assert len(pairs_of(run)) == 3


def test_a_required_wish_that_nobody_meets_leaves_its_mentor_unasked_and_the_board_full(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    run = worked_out(cast, waiting)
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)

    assert stored(Proposal).filter(match_run=run, state=ProposalState.OFFERED).count() == 3
    assert asked_of(viewer(person("mina"))) == []
    assert len(asked_of(viewer(person("milo")))) == 1


def test_a_preference_decides_between_two_that_are_equally_good(cast, waiting):
    stored(Application).filter(cohort=waiting).update(availability=[], topics=[])
    for wanted, other in (("theo", "tess"), ("tess", "theo"), ("tara", "tess")):
        wish = said("mina", "wishes", "prefer gender=woman")
        for mentee, word in ((wanted, "woman"), (other, "man")):
            said(mentee, "described_as", f"gender={word}")
        run = worked_out(cast, waiting)

        assert ("Mina", person(wanted).name.split()[0]) in pairs_of(run)
        read_anew(run)
        stored(PrivateAnswer).all().delete()
        assert wish.pk


# What is told of it.


def test_a_required_wish_looks_like_a_veto_to_the_coordinator(cast, waiting):
    """The same pairs barred by Mina's wish and by her veto: every word, figure and order on the board is the same."""
    esi, ids = viewer(cast.esi), {"mentor": person("mina").pk, "mentee": person("tess").pk}
    for mentee in ("theo", "tara"):
        said(mentee, "described_as", "gender=woman")
    wish = said("mina", "wishes", "require gender=woman")
    first = worked_out(cast, waiting)
    by_wish = seen_by_esi(esi, first, ids)
    read_anew(first)
    wish.delete()
    private.veto(cast.northmoor.pk, person("mina"), person("tess"))
    second = worked_out(cast, waiting)

    assert seen_by_esi(esi, second, ids) == by_wish
    assert by_wish[-1][:2] == (
        "It adds 24 points; two pairs move.",
        "3 hours a week in common. Both can meet: online.",
    )


def test_a_preference_stands_in_no_reason_and_in_no_figure(cast, waiting):
    said("mina", "wishes", "prefer gender=woman")
    said("tess", "described_as", "gender=woman")
    row = stored(Proposal).get(match_run=worked_out(cast, waiting), mentor=person("mina"))

    assert (row.score, row.parts) == (22, {"hours": 12, "modes": 10})
    assert row.reason_for_coordinator == ["3 hours a week in common.", "Both can meet: online."]
    assert row.reason_for_pair == ["You are both free: Monday 9–12."]


def test_a_wish_written_after_the_run_moves_nothing_on_its_board(cast, waiting):
    run = worked_out(cast, waiting)
    esi, ids = viewer(cast.esi), {"mentor": person("mina").pk, "mentee": person("tess").pk}
    before = seen_by_esi(esi, run, ids)
    said("mina", "wishes", "require gender=woman")

    assert seen_by_esi(esi, run, ids) == before


def test_a_run_repeats_without_the_wishes_and_keeps_none_of_them(cast, waiting):
    said("mina", "wishes", "require gender=woman", "prefer faith=none")
    said("theo", "described_as", "gender=woman", "faith=none")
    run = worked_out(cast, waiting)
    inputs, _ = match_inputs.of_run(run)
    stored(PrivateAnswer).all().delete()

    assert match_boards.repeats(run)
    assert ("Mina", "Theo") in pairs_of(run)
    assert {(one.wishes, one.identity, one.not_with) for one in inputs.people} == {(frozenset(),) * 3}


def seen_by_esi(esi, run, ids):
    """All that the coordinator is told of a run, but for its own ids."""
    board = match_pages.board(esi, run.pk)
    told = [
        (one.mentor, one.mentee, one.points, one.why, one.else_for_mentor, one.else_for_mentee) for one in board.pairs
    ]
    tried = match_tries.tried(esi, run.pk, **ids, at=AT)
    return (
        told,
        board.shortages,
        board.mentors_without,
        match_tries.others(esi, run.pk, mentor=ids["mentor"]),
        (tried.words, tried.why, tried.needs_two, tried.moved, tried.approvers),
    )


# What a mentee lets be used is shown to the mentor who is asked, and to nobody else.


def described(who, row):
    shown = proposal_shown(viewer(person(who)), row.pk)
    return [word for told in (*shown.partner.told, *shown.described) for word in told.words]


@pytest.mark.parametrize("allowed", [True, False])
def test_a_mentor_who_is_asked_reads_it_where_it_is_allowed(cast, waiting, allowed):
    said("tess", "described_as", "gender=woman", allowed=allowed)
    said("mina", "wishes", "prefer faith=none")
    said("theo", "described_as", "gender=man")
    run = match_runs.publish(worked_out(cast, waiting).pk, by=viewer(cast.esi), at=AT)
    row = stored(Proposal).get(match_run=run, mentor=person("mina"), mentee=person("tess"))
    label = dict(IDENTITY.descriptions)["gender=woman"]

    assert (label in described("mina", row)) == allowed
    proposals.say_yes(row.pk, by=viewer(person("mina")), at=AT)
    assert label not in described("tess", row)
    assert (label in described("mina", row)) == allowed


def test_what_is_only_its_writers_moves_no_pair(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    first = pairs_of(worked_out(cast, waiting))
    for name in ("tess", "theo", "tara"):
        said(name, "described_as", "gender=woman", allowed=False)
    read_anew(stored(MatchRun).get())

    assert pairs_of(worked_out(cast, waiting)) == first == BEST_BY_HOURS


# When somebody changes their mind.


def taken_back(first, question, *, allowed=False):
    application = stored(Application).get(person=person(first))
    applications.allow_matching(application.pk, name=question, allowed=allowed, by=viewer(person(first)), at=AT)


def test_only_its_writer_changes_whether_an_answer_is_used(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    application = stored(Application).get(person=person("mina"))
    for other in (cast.esi, cast.ines, person("tess")):
        with pytest.raises(HiddenError):
            applications.allow_matching(application.pk, name="wishes", allowed=False, by=viewer(other), at=AT)

    assert stored(PrivateAnswer).get().for_matching


@pytest.mark.parametrize("question", ["wishes", "identity", "described_as", "name", "nothing"])
def test_what_was_not_answered_or_is_never_used_cannot_be_allowed(cast, waiting, question):
    said("mina", "identity", "Deaf", allowed=False)
    with pytest.raises(HiddenError):
        taken_back("mina", question, allowed=True)

    assert not stored(PrivateAnswer).get().for_matching


def test_a_wish_that_was_taken_back_counts_in_no_later_run(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    said("theo", "described_as", "gender=woman")
    taken_back("mina", "wishes")

    assert pairs_of(worked_out(cast, waiting)) == BEST_BY_HOURS


def test_a_description_that_was_taken_back_meets_no_wish(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    said("theo", "described_as", "gender=woman")
    taken_back("theo", "described_as")

    assert pairs_of(worked_out(cast, waiting)) == BEST_BY_HOURS


def test_it_can_be_allowed_again(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    said("theo", "described_as", "gender=woman")
    taken_back("mina", "wishes")
    taken_back("mina", "wishes", allowed=True)

    assert ("Mina", "Theo") in pairs_of(worked_out(cast, waiting))


def test_a_run_that_is_asked_for_but_not_begun_does_without_it(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    run = match_runs.ask(waiting.pk, objective=Objective.WORST_PAIR, by=viewer(cast.esi), at=AT)
    taken_back("mina", "wishes")
    match_work.work(run.pk, moment=AT.moment)

    assert pairs_of(run) == BEST_BY_HOURS


def test_what_is_taken_back_moves_nothing_on_a_board_that_stands(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    said("theo", "described_as", "gender=woman")
    run = worked_out(cast, waiting)
    esi, ids = viewer(cast.esi), {"mentor": person("mina").pk, "mentee": person("tess").pk}
    before = seen_by_esi(esi, run, ids)
    taken_back("mina", "wishes")

    assert seen_by_esi(esi, run, ids) == before
    match_runs.publish(run.pk, by=esi, at=AT)
    assert stored(Proposal).filter(match_run=run, state=ProposalState.OFFERED).count() == 3


def test_each_change_is_one_line_of_the_sealed_trail_and_none_of_the_open_one(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    before = stored(Event).count()
    for allowed in (False, False, True):
        taken_back("mina", "wishes", allowed=allowed)

    lines = events.told(cast.northmoor.pk)
    assert [(line.kind, line.by_id, line.on) for line in lines if line.about == "private_answer"] == [
        ("private_answer.disallow", person("mina").pk, TODAY),
        ("private_answer.allow", person("mina").pk, TODAY),
    ]
    assert stored(Event).count() == before


# When its day has come.


def on(cohort, days=0):
    return AT + (cohort.identity_kept_until - TODAY) + timedelta(days=days)


def test_nothing_is_deleted_before_the_day(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    run = worked_out(cast, waiting)
    let_identity_go(cast.northmoor.pk, at=on(waiting, -1))

    run.refresh_from_db()
    assert (stored(PrivateAnswer).count(), stored(MatchInput).count()) == (1, 6)
    assert run.state == MatchRunState.READY


def test_on_the_day_the_answers_go_and_so_does_what_runs_knew(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    said("theo", "described_as", "gender=woman")
    published = worked_out(cast, waiting)
    match_runs.publish(published.pk, by=viewer(cast.esi), at=AT)
    let_identity_go(cast.northmoor.pk, at=on(waiting))

    published.refresh_from_db()
    assert (stored(PrivateAnswer).count(), stored(MatchInput).count()) == (0, 0)
    assert published.state == MatchRunState.PUBLISHED
    assert stored(Proposal).filter(match_run=published, state=ProposalState.OFFERED).count() == 3


def test_a_run_that_could_still_be_changed_is_set_aside(cast, waiting):
    run = worked_out(cast, waiting)
    let_identity_go(cast.northmoor.pk, at=on(waiting))

    run.refresh_from_db()
    assert (run.state, run.conflicts) == (MatchRunState.SET_ASIDE, [])
    assert stored(MatchInput).count() == 0


def test_a_run_asked_for_later_stays_until_the_round_is_over(cast, waiting):
    run = worked_out(cast, waiting)
    stored(MatchRun).filter(pk=run.pk).update(asked_on=waiting.identity_kept_until)
    let_identity_go(cast.northmoor.pk, at=on(waiting, 30))
    assert stored(MatchInput).count() == 6

    let_identity_go(cast.northmoor.pk, at=AT + (waiting.ends_on - TODAY) + timedelta(days=1))
    assert stored(MatchInput).count() == 0


def test_other_rounds_and_organisations_keep_theirs(cast, waiting):
    said("mina", "wishes", "require gender=woman")
    let_identity_go(cast.elsewhere.pk, at=on(waiting))
    waiting.identity_kept_until += timedelta(days=1)
    waiting.save()
    let_identity_go(cast.northmoor.pk, at=on(waiting, -1))

    assert stored(PrivateAnswer).count() == 1


# The words themselves.


def test_every_stored_word_is_one_of_a_kind_and_has_a_label():
    for choices in (IDENTITY.descriptions, IDENTITY.wishes):
        assert len({stored_word for stored_word, _ in choices}) == len({label for _, label in choices}) == len(choices)
    assert len({one.name for one in ATTRIBUTES}) == len(ATTRIBUTES)
    assert len(IDENTITY.wishes) == 2 * len(IDENTITY.descriptions)
