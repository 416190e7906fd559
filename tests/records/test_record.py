"""Ids say nothing."""

import re
from itertools import pairwise

from retold.records.people.models import Person
from retold.records.record import id_of, new_id
from retold.records.scheme.models import MatchRun, Pair


def test_an_id_is_26_letters_and_digits_and_never_the_same():
    ids = {new_id() for _ in range(2000)}

    assert len(ids) == 2000
    assert all(re.fullmatch("[a-z2-7]{26}", one) for one in ids)


def test_ids_do_not_follow_their_making():
    ids = [new_id() for _ in range(2000)]
    later_is_greater = sum(first < second for first, second in pairwise(ids))

    assert 850 < later_is_greater < 1150


def test_a_record_is_named_as_the_rules_know_it_and_shows_nothing_else():
    assert (Pair.noun, MatchRun.noun) == ("pair", "match_run")
    assert str(Person(pk="x", name="Amara", email="amara@example.org")) == "person x"


def test_what_is_drawn_from_other_bits_is_written_alike():
    assert id_of(bytes(range(32))) == id_of(bytes(range(16))) == "aaaqeayeaudaocajbifqydiob4"
