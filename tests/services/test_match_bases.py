"""The base of a publication: read once, again only where the people have changed, and never more than three times."""

import pytest

from factories import private
from factories.matching import person, someone, waiting_round, worked_out
from ground import floor
from people import AT, then, viewer
from retold.matching.base import LOT
from retold.queries import match_boards, match_inputs
from retold.records import vault
from retold.records.private.models import MatchInput, OfferAnswer, Veto
from retold.records.record import stored
from retold.records.scheme.models import MatchBase, MatchRun, Proposal
from retold.rules.words import MatchRunState, ProposalState, Role
from retold.services import match_changes, match_runs, match_work, offers
from retold.services.letting_go.identity import let_answers_go
from retold.services.match_bases import MOST, lot_of

pytestmark = pytest.mark.usefixtures("no_lots")


@floor
def waiting(cast):
    return waiting_round(cast)


def pairs_of(run):
    rows = stored(Proposal).filter(match_run=run).exclude(state=ProposalState.LAPSED)
    return sorted((row.mentor.name.split()[0], row.mentee.name.split()[0]) for row in rows)


def veto(cast, mentor, mentee):
    private.veto(cast.northmoor.pk, person(mentor), person(mentee))


def test_the_first_board_is_the_base(cast, waiting):
    veto(cast, "mina", "tess")
    run = worked_out(cast, waiting)
    base = stored(MatchBase).get()

    assert (base.publication, base.number) == (0, 1)
    assert {tuple(pair) for pair in base.pairs} == {
        (row.mentor_id, row.mentee_id) for row in stored(Proposal).filter(match_run=run)
    }
    assert ("Mina", "Tess") not in pairs_of(run)


def test_who_wrote_in_between_is_not_seen_by_proposing_anew(cast, waiting):
    run = worked_out(cast, waiting)
    before = pairs_of(run)
    veto(cast, "mina", "tess")
    again = match_runs.ask_again(run.pk, by=viewer(cast.esi), at=then(day=4))
    match_work.work(again.pk, moment=then(day=4).moment)

    assert pairs_of(again) == before
    assert stored(MatchBase).count() == 1


def test_a_lock_then_a_veto_then_a_new_run_does_not_fail(cast, waiting):
    run = worked_out(cast, waiting)
    row = stored(Proposal).get(match_run=run, mentor=person("mina"))
    match_changes.lock(row.pk, locked=True, by=viewer(cast.esi), at=AT)
    veto(cast, "mina", "tess")
    again = worked_out(cast, waiting, keep=run)

    assert again.state == MatchRunState.READY
    assert ("Mina", "Tess") in pairs_of(again)


def test_where_the_people_have_changed_it_is_read_again_three_times_at_most(cast, waiting):
    worked_out(cast, waiting)
    for number in range(2, MOST + 3):
        someone(waiting, f"Mentor{number} New", Role.MENTOR)
        run = worked_out(cast, waiting)
        assert run.base.number == min(number, MOST)
    veto(cast, "mina", "tess")
    run = worked_out(cast, waiting)

    assert ("Mina", "Tess") in pairs_of(run)
    assert stored(MatchBase).count() == MOST


def test_after_a_publication_it_is_read_anew(cast, waiting):
    run = worked_out(cast, waiting)
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)
    offers.run_out(cast.northmoor.pk, at=then(day=9, hour=7))
    veto(cast, "mina", "theo")
    again = worked_out(cast, waiting)

    assert (again.base.publication, again.base.number) == (1, 1)
    assert stored(MatchRun).get(pk=again.pk).state == MatchRunState.READY


def test_a_run_keeps_nothing_private(cast, waiting):
    veto(cast, "mina", "tess")
    run = worked_out(cast, waiting)
    inputs, _ = match_inputs.of_run(run)
    stored(Veto).all().delete()

    assert {one.not_with for one in inputs.people} == {frozenset()}
    assert match_boards.repeats(run)
    assert b"not_with" not in b"".join(words(run))


def words(run):
    rows = stored(MatchInput).filter(match_run=run)
    return [text.encode() for text in vault.opened_together(rows, "text")]


def test_the_lot_is_the_same_as_often_as_it_is_asked_for_and_another_in_each_round(cast, monkeypatch):
    monkeypatch.setattr("retold.matching.base.LOT", LOT)
    ids = [(f"m{i}", f"n{j}") for i in range(20) for j in range(20)]
    one, again, other = (
        [lot_of(cohort)(*pair) for pair in ids] for cohort in (cast.cohort, cast.cohort, cast.open_cohort)
    )

    assert one == again != other
    assert set(one) == set(range(LOT + 1))


def test_what_was_sealed_of_a_proposal_goes_once_it_waits_no_more(cast, waiting):
    run = worked_out(cast, waiting)
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)
    let_answers_go(cast.northmoor.pk, at=AT)
    assert stored(OfferAnswer).filter(proposal__match_run=run).count() == 3
    stored(Proposal).filter(match_run=run, mentor=person("mina")).update(state=ProposalState.LAPSED)
    let_answers_go(cast.elsewhere.pk, at=AT)
    assert stored(OfferAnswer).filter(proposal__match_run=run).count() == 3
    let_answers_go(cast.northmoor.pk, at=AT)

    assert stored(OfferAnswer).filter(proposal__match_run=run).count() == 2
