"""What a coordinator is told of a proposal: its pairs, those without a partner, and what an override costs."""

from factories.cohorts import made_cohort, mentee, mentor
from retold.matching.cohort import Cohort, Settings
from retold.matching.limits import Lock
from retold.matching.override import override
from retold.matching.proposal_view import proposal_view
from retold.matching.propose import NO_MATCH, lay_out, propose


def laid_out(*people):
    return lay_out(Cohort(people=people), Settings())


def test_the_pairs_and_their_sum():
    board = lay_out(made_cohort(4, seed=3), Settings())
    proposal = propose(board)
    view = proposal_view(board, proposal)

    assert [(pair.mentor, pair.mentee) for pair in view.pairs] == [
        (pair.mentor, pair.mentee) for pair in proposal.pairs
    ]
    assert [pair.points for pair in view.pairs] == [
        sum(reason.points for reason in pair.reasons) for pair in view.pairs
    ]
    assert (view.mentors_without, view.mentees_without, view.override) == ((), (), None)
    assert view.in_words().startswith(f"4 pairs; everybody has a partner.\n{view.points} points in all")


def test_whoever_has_no_partner_is_counted_and_told_one_thing():
    board = laid_out(mentor("amara"), mentee("ben"), mentee("dev"))
    one = proposal_view(board, propose(board))
    board = laid_out(mentor("amara"), mentor("cleo"))
    nobody = proposal_view(board, propose(board))

    assert one.in_words().startswith("1 pair; 1 person has none.")
    assert nobody.in_words().splitlines() == ["0 pairs; 2 people have none.", *nobody.shortages]
    assert (nobody.worst, len(nobody.shortages)) == (None, 1)
    assert {one.words_for_those_without, nobody.words_for_those_without} == {NO_MATCH}


def test_what_an_override_moves_stands_last():
    board = laid_out(mentor("amara"), mentor("cleo"), mentee("ben"), mentee("dev"))
    before = propose(board)
    forced = Lock(mentor="amara", mentee=next(pair.mentee for pair in before.pairs if pair.mentor == "cleo"))
    cost = override(board, before, forced)
    view = proposal_view(board, cost.proposal, cost)

    assert view.override is not None
    assert (view.override.mentor, view.override.mentee) == (forced.mentor, forced.mentee)
    assert set(view.override.moved) == {(pair.mentor, pair.mentee) for pair in before.pairs}
    assert view.in_words().splitlines()[-1] == f"{forced.mentor} with {forced.mentee}: {cost.in_words()}"
