"""Quotas: the same goals by brute force, over the sets of pairs that meet every quota."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import milp

from factories.cohorts import WEAK, board_of, chosen_by, every_choice, goals, made_cohort, mentee, mentor, tables, words
from retold.errors import MatchingError
from retold.matching import quotas
from retold.matching.assign import OBJECTIVES
from retold.matching.cohort import Cohort, Settings
from retold.matching.limits import Lock
from retold.matching.propose import lay_out, propose
from retold.matching.quotas import Quota


def proposal_of(people, *quotas, locks=()):
    return propose(lay_out(Cohort(people=tuple(people), quotas=quotas, locks=locks), Settings()))


def ids(proposal):
    return {(pair.mentor, pair.mentee) for pair in proposal.pairs}


def test_a_quota_that_asks_for_nothing_changes_no_goal():
    cohort = made_cohort(10, seed=3, mentees=8, doubles=0.3)
    free = propose(lay_out(cohort, Settings()))
    idle = Quota(role="mentor", field="unit")
    held = propose(lay_out(Cohort(people=cohort.people, conflicts=cohort.conflicts, quotas=(idle,)), Settings()))

    assert (held.sealed, held.without()) == (free.sealed, free.without())


@pytest.mark.parametrize("objective", OBJECTIVES)
@settings(max_examples=25, deadline=None)
@given(
    table=tables(most=3, capacities=st.integers(1, 2)),
    least=st.integers(0, 1),
    most=st.integers(1, 3),
    per_partner=st.booleans(),
)
def test_against_brute_force(objective, table, least, most, per_partner):
    mentors, mentees, scores, may = table
    mentors = tuple(
        mentor(p.id, capacity=p.capacity, waited=p.waited, groups=words("tutor 1") if i < 2 else words())
        for i, p in enumerate(mentors)
    )
    quota = Quota(
        role="mentor",
        field="group",
        value="Tutor 1",
        least=0 if per_partner else least,
        most=1 if per_partner else most,
        per_partner=per_partner,
    )
    board = board_of(
        mentors, mentees, scores, may, settings=Settings(objective=objective, weak_below=WEAK), quotas=(quota,)
    )

    def meets(choice):
        counted = [j for i, j in choice if i < 2]
        if per_partner:
            return all(counted.count(j) <= 1 for j in counted)
        return quota.least <= len(counted) <= most

    fitting = [choice for choice in every_choice(mentors, mentees, may) if meets(choice)]
    if not fitting:
        with pytest.raises(MatchingError):
            propose(board)
        return
    chosen = chosen_by(board, mentors, mentees)

    assert meets(chosen)
    assert goals(chosen, objective, mentors, mentees, scores) == max(
        goals(choice, objective, mentors, mentees, scores) for choice in fitting
    )


PEOPLE = (
    mentor("amara", groups=words("Tutor 1")),
    mentor("cleo", groups=words("tutor 1")),
    mentor("zoe", groups=words("Tutor 2")),
    mentee("ben", unit="Law", capacity=2),
    mentee("dev", unit="Medicine"),
)


def test_at_most_one_mentor_from_each_tutor_group():
    proposal = proposal_of(PEOPLE, Quota(role="mentor", field="group", most=1))

    assert len(proposal.pairs) == 2
    assert "zoe" in {one for one, _ in ids(proposal)}


def test_no_mentee_gets_two_mentors_from_one_tutor_group():
    quota = Quota(role="mentor", field="group", most=1, per_partner=True)

    for seed in range(8):
        settings_ = Settings(seed=seed)
        proposal = propose(lay_out(Cohort(people=PEOPLE, quotas=(quota,)), settings_))
        assert len(proposal.pairs) == 3
        assert not {("amara", "ben"), ("cleo", "ben")} <= ids(proposal)


def test_a_quota_for_a_faculty():
    proposal = proposal_of(PEOPLE, Quota(role="mentee", field="unit", value="law", most=1))

    assert len([mentee for _, mentee in ids(proposal) if mentee == "ben"]) == 1
    assert len(proposal.mentors_without) == 1


def test_locked_pairs_count():
    quota = Quota(role="mentor", field="group", value="tutor 1", most=1)
    proposal = proposal_of(PEOPLE, quota, locks=(Lock(mentor="amara", mentee="ben"),))

    assert ids(proposal) >= {("amara", "ben")}
    assert proposal.mentors_without == ("cleo",)


@pytest.mark.parametrize(
    ("quotas", "said"),
    [
        (
            [Quota(role="mentor", field="unit", value="Law", least=2, most=1)],
            (
                "The quota 'at least 2 and at most 1 mentors of unit Law' contradicts itself. "
                "Give numbers from 0, the smaller first."
            ),
        ),
        (
            [Quota(role="mentor", field="group", least=1, per_partner=True)],
            (
                "The quota 'at least 1 mentors of each group for one partner' counts for each partner, "
                "so it takes a largest number only."
            ),
        ),
        (
            [Quota(role="mentee", field="unit", value="Medicine", least=2)],
            "The quota 'at least 2 mentees of unit Medicine' asks for more than there are. Lower it.",
        ),
        (
            [
                Quota(role="mentor", field="group", value="Tutor 1", most=0),
                Quota(role="mentee", field="unit", value="Law", least=2),
            ],
            (
                "The quotas cannot all be met together with the pairs that may be and the locked ones. "
                "Lower or drop one."
            ),
        ),
    ],
)
def test_quotas_that_cannot_be_met_are_refused(quotas, said):
    with pytest.raises(MatchingError) as raised:
        proposal_of(PEOPLE, *quotas)

    assert str(raised.value) == said


def test_quotas_are_for_two_hundred_people():
    quota = Quota(role="mentor", field="unit", value="Law", most=3)
    cohort = made_cohort(101, barred=0)

    with pytest.raises(MatchingError) as raised:
        proposal_of(cohort.people[:201], quota)

    assert str(raised.value) == (
        "Quotas work for up to 200 people; here are 201. Match without quotas, or unit by unit."
    )


def test_a_solver_that_runs_out_of_time_is_said_and_no_half_answer_is_taken(monkeypatch):
    def hurried(*arguments, **options):
        return milp(*arguments, **{**options, "options": {"time_limit": 0.0}})

    monkeypatch.setattr(quotas, "milp", hurried)
    people = [*(mentor(f"m{number}") for number in range(9)), *(mentee(f"e{number}") for number in range(9))]

    with pytest.raises(MatchingError, match=r"could not be worked out \(.+\)\. Try with fewer of them"):
        proposal_of(people, Quota(role="mentor", field="unit", most=4))
