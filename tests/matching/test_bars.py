"""Which pairs may be: the silent cases first, then each bar, then what anybody is told of it."""

from datetime import date

import pytest

from factories.cohorts import bar, mentee, mentor, words
from retold.errors import MatchingError
from retold.matching.cohort import Cohort, Settings
from retold.matching.explain import explanation
from retold.matching.limits import BARRED, KINDS, Conflict, Lock, allowed
from retold.matching.people import Wish
from retold.matching.propose import lay_out, propose

BEN = mentee("ben", unit="Medicine", identity=frozenset({("gender", "man"), ("gender", "trans")}))


def may(ours, theirs=BEN, conflicts=()):
    return bool(allowed([ours], [theirs], conflicts)[0, 0])


@pytest.mark.parametrize(
    "amara",
    [
        mentor("amara"),
        mentor("amara", unit="Medicine"),
        mentor("amara", not_with=words("dev")),
        mentor("amara", avoided_units=words("Law")),
        mentor("amara", earlier_partners=words("dev")),
        mentor("amara", wishes=frozenset({Wish(attribute="gender", value="woman")})),
        mentor("amara", wishes=frozenset({Wish(attribute="Gender", value="Trans", strength="require")})),
        mentor("amara", identity=frozenset({("gender", "woman")})),
    ],
    ids=str,
)
def test_nothing_here_bars_the_pair(amara):
    assert may(amara) is True


@pytest.mark.parametrize(
    ("amara", "ben", "conflicts"),
    [
        (mentor("amara", not_with=words("ben")), BEN, ()),
        (mentor("amara", avoided_units=words("MEDICINE")), BEN, ()),
        (mentor("amara", earlier_partners=words("ben")), BEN, ()),
        (mentor("amara"), mentee("ben", earlier_partners=words("amara")), ()),
        (mentor("amara", wishes=frozenset({Wish(attribute="gender", value="woman", strength="require")})), BEN, ()),
        (
            mentor("amara", wishes=frozenset({Wish(attribute="gender", value="man", strength="require")})),
            mentee("ben"),
            (),
        ),
        (mentor("ben"), BEN, ()),
        *((mentor("amara"), BEN, (Conflict(person="amara", other="ben", kind=kind),)) for kind in KINDS),
        (mentor("amara"), BEN, (bar("ben", "amara"),)),
    ],
    ids=lambda value: "" if value == () else str(value),
)
def test_each_of_these_bars_the_pair_and_says_the_same(amara, ben, conflicts):
    board = lay_out(Cohort(people=(amara, ben), conflicts=conflicts), Settings())

    assert propose(board).pairs == ()
    assert explanation(board, amara.id, ben.id, "coordinator") == BARRED
    assert explanation(board, amara.id, ben.id, "pair") == BARRED


@pytest.mark.parametrize(
    ("starts", "ends", "active"),
    [
        (None, None, True),
        (None, date(2026, 9, 30), False),
        (None, date(2026, 10, 1), True),
        (date(2027, 6, 30), None, True),
        (date(2027, 7, 1), None, False),
        (date(2026, 12, 1), date(2026, 12, 24), True),
    ],
)
def test_a_conflict_counts_on_any_day_of_the_round(starts, ends, active):
    conflict = bar("amara", "ben", starts=starts, ends=ends)

    assert conflict.active(date(2026, 10, 1), date(2027, 6, 30)) is active
    assert conflict.active(None, None) is True


def test_to_avoid_no_unit_is_not_to_avoid_who_names_none():
    assert may(mentor("amara", avoided_units=words("")), mentee("ben")) is True


def test_a_conflict_out_of_its_dates_bars_nobody():
    people = (mentor("amara"), BEN)
    over = (bar("amara", "ben", ends=date(2026, 9, 30)),)

    running = lay_out(Cohort(people=people, conflicts=over, first_day=date(2026, 10, 1)), Settings())
    undated = lay_out(Cohort(people=people, conflicts=over), Settings())

    assert len(propose(running).pairs) == 1
    assert len(propose(undated).pairs) == 0


def test_a_round_that_ends_before_it_starts_is_refused():
    cohort = Cohort(people=(), first_day=date(2027, 1, 1), last_day=date(2026, 1, 1))

    with pytest.raises(MatchingError, match=r"^The round ends before it starts\. Change one of the days\.$"):
        lay_out(cohort, Settings())


def test_a_question_first_bars_nothing_and_is_marked():
    ask = Conflict(person="ben", other="amara", kind="other", strength="ask")
    board = lay_out(Cohort(people=(mentor("amara"), BEN), conflicts=(ask,)), Settings())

    (pair,) = propose(board).pairs

    assert pair.ask is True
    assert board.points.total.tolist() == [[10 - 15]]
    assert explanation(board, "amara", "ben", "coordinator").in_words() == (
        "Ask first: a conflict to ask about is on record."
    )
    assert explanation(board, "amara", "ben", "pair") == explanation(
        lay_out(Cohort(people=(mentor("amara"), BEN)), Settings()), "amara", "ben", "pair"
    )


@pytest.mark.parametrize("approved_by", [(), ("Esi",), ("Esi", "esi "), ("Esi", "")])
def test_a_barred_pair_is_locked_only_with_two_approvers(approved_by):
    people = (mentor("amara", not_with=words("ben")), BEN)
    lock = Lock(mentor="amara", mentee="ben", approved_by=approved_by)

    with pytest.raises(MatchingError) as raised:
        propose(lay_out(Cohort(people=people, locks=(lock,)), Settings()))

    assert str(raised.value) == "amara and ben: These two may not be paired. Two named approvers can allow it."


def test_two_approvers_can_lock_a_barred_pair():
    people = (mentor("amara"), BEN)
    lock = Lock(mentor="amara", mentee="ben", approved_by=("Esi", "Grace"))

    proposal = propose(lay_out(Cohort(people=people, locks=(lock,), conflicts=(bar("amara", "ben"),)), Settings()))

    assert [(pair.mentor, pair.mentee, pair.locked, pair.approved_by) for pair in proposal.pairs] == [
        ("amara", "ben", True, ("Esi", "Grace"))
    ]
