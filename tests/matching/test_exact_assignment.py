"""Every objective against brute force: all sets of pairs tried, the best compared goal by goal."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.cohorts import WEAK, board_of, chosen_by, every_choice, goals, tables
from retold.errors import MatchingError
from retold.matching.assign import OBJECTIVES, last_true, stacked
from retold.matching.cohort import Settings
from retold.matching.limits import Lock
from retold.matching.propose import propose, proposed


@pytest.mark.parametrize("objective", OBJECTIVES)
@settings(max_examples=150, deadline=None)
@given(table=tables(most=4))
def test_with_one_partner_each(objective, table):
    mentors, mentees, scores, may = table
    board = board_of(*table, settings=Settings(objective=objective, weak_below=WEAK))

    chosen = chosen_by(board, mentors, mentees)

    best = max(goals(choice, objective, mentors, mentees, scores) for choice in every_choice(mentors, mentees, may))
    assert goals(chosen, objective, mentors, mentees, scores) == best
    assert all(may[i][j] for i, j in chosen)


@pytest.mark.parametrize("objective", OBJECTIVES)
@settings(max_examples=150, deadline=None)
@given(table=tables(most=3, capacities=st.integers(1, 2)))
def test_with_one_or_two_partners_each(objective, table):
    mentors, mentees, scores, may = table
    board = board_of(*table, settings=Settings(objective=objective, weak_below=WEAK))

    chosen = chosen_by(board, mentors, mentees)

    best = max(goals(choice, objective, mentors, mentees, scores) for choice in every_choice(mentors, mentees, may))
    assert goals(chosen, objective, mentors, mentees, scores) == best
    assert len(chosen) == len(set(chosen)), "the same pair never twice"


@pytest.mark.parametrize("objective", OBJECTIVES)
@settings(max_examples=150, deadline=None)
@given(table=tables(most=3, capacities=st.integers(1, 2)), data=st.data())
def test_with_locked_pairs(objective, table, data):
    mentors, mentees, scores, may = table
    choices = list(every_choice(mentors, mentees, may))
    locked = data.draw(st.sampled_from(choices))
    locks = tuple(Lock(mentor=mentors[i].id, mentee=mentees[j].id) for i, j in locked)
    board = board_of(*table, settings=Settings(objective=objective, weak_below=WEAK), locks=locks)

    chosen = chosen_by(board, mentors, mentees)

    def value(choice):
        return goals(choice, objective, mentors, mentees, scores, free=set(choice) - set(locked))

    assert set(locked) <= set(chosen)
    assert value(chosen) == max(value(choice) for choice in choices if set(locked) <= set(choice))


@settings(max_examples=100, deadline=None)
@given(table=tables(most=5, scores=st.integers(-40, 100)))
def test_a_guess_at_the_worst_pair_changes_nothing(table):
    board = board_of(*table)

    assert [proposed(board, (), near=guess).sealed for guess in (-50, 0, 37, 200)] == [propose(board).sealed] * 4


@given(edge=st.integers(0, 20), more=st.integers(1, 20), guess=st.integers(0, 40))
def test_the_search_finds_the_edge_from_any_guess(edge, more, guess):
    size = edge + more

    assert last_true(lambda index: index <= edge, size, min(guess, size - 1)) == edge


def test_numbers_too_large_to_be_exact_are_refused():
    with pytest.raises(MatchingError, match=r"^These are too many people to match exactly in one run\."):
        stacked(np.full((2, 2), 2.0**40), np.full((2, 2), 1024))
