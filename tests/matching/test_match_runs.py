"""A stored run: the same again from the same, a refusal from anything else, and a file that gives it back."""

import json
import random
from dataclasses import replace

import msgspec
import pytest

from factories.cohorts import bar, made_cohort, mentee, mentor, words
from retold.errors import MatchingError
from retold.exchange.documents import json_bytes
from retold.matching.cohort import Cohort, Settings
from retold.matching.limits import Lock
from retold.matching.people import Wish
from retold.matching.propose import lay_out, propose
from retold.matching.run import Run, Versions, fingerprint, overridden, repeated, run

COHORT = made_cohort(7, seed=8, doubles=0.3)


def board(cohort=COHORT, **settings):
    return lay_out(cohort, Settings(seed=5, **settings))


def other_pair(stored):
    held = {(pair.mentor, pair.mentee) for pair in stored.proposal.pairs}
    locked = {id_ for pair in stored.proposal.pairs if pair.locked for id_ in (pair.mentor, pair.mentee)}
    return next(
        Lock(mentor=f"mentor-{i}", mentee=f"mentee-{j}", approved_by=("Esi", "Grace"))
        for i in range(7)
        for j in range(7)
        if (f"mentor-{i}", f"mentee-{j}") not in held and not {f"mentor-{i}", f"mentee-{j}"} & locked
    )


def test_a_run_holds_what_made_it():
    stored = run(board())

    assert stored.proposal == stored.first == propose(board())
    assert stored.settings == Settings(seed=5)
    assert len(stored.inputs) == 64
    assert stored.overrides == ()
    assert stored.approved_by is None


def test_it_can_be_repeated_from_people_in_any_order():
    people = list(COHORT.people)
    random.Random(1).shuffle(people)
    stored = replace(run(board()), approved_by="Esi")

    assert repeated(stored, replace(COHORT, people=tuple(people))) == stored


def test_overrides_are_kept_with_reason_and_repeated():
    first = run(board())
    second = overridden(first, board(), other_pair(first), reason="They asked.", by="Esi")
    third = overridden(
        replace(second, approved_by="Grace"), board(), other_pair(second), reason="A late change.", by="Esi"
    )

    assert [(one.reason, one.by) for one in third.overrides] == [
        ("They asked.", "Esi"),
        ("A late change.", "Esi"),
    ]
    assert third.approved_by is None
    assert third.first == first.proposal
    assert repeated(third, COHORT) == third


def test_it_comes_back_whole_from_json():
    first = run(board())
    stored = overridden(first, board(), other_pair(first), reason="They asked.", by="Esi")

    assert msgspec.convert(json.loads(json_bytes(stored)), Run) == stored


@pytest.mark.parametrize(("reason", "by"), [("", "Esi"), ("  ", "Esi"), ("They asked.", "")])
def test_an_override_needs_a_reason_and_a_name(reason, by):
    stored = run(board())

    with pytest.raises(MatchingError, match=r"^An override needs a reason and the name of who makes it\."):
        overridden(stored, board(), other_pair(stored), reason=reason, by=by)


CHANGED = [
    replace(COHORT, people=COHORT.people[1:]),
    replace(COHORT, conflicts=(*COHORT.conflicts, bar("mentor-1", "mentee-1"))),
    replace(COHORT, locks=(Lock(mentor="mentor-1", mentee="mentee-1"),)),
    replace(COHORT, people=(replace(COHORT.people[0], not_with=words("mentee-5")), *COHORT.people[1:])),
    replace(COHORT, people=(replace(COHORT.people[0], topics=words("chess")), *COHORT.people[1:])),
]


@pytest.mark.parametrize("cohort", CHANGED, ids=range(len(CHANGED)))
def test_another_cohort_is_refused(cohort):
    with pytest.raises(MatchingError, match=r"^The people, conflicts, locks or quotas have changed since this run\."):
        repeated(run(board()), cohort)


def test_another_outcome_is_told_with_both_versions():
    stored = run(board())
    older = replace(
        stored,
        versions=Versions(retold="0.0.1", numpy="1.26.0", scipy="1.11.0"),
        first=replace(stored.first, pairs=stored.first.pairs[::-1]),
    )

    with pytest.raises(MatchingError, match=r"^The same inputs gave another proposal\. It was made"):
        repeated(older, COHORT)


def test_the_fingerprint_tells_attribute_from_value():
    one, other = (
        Cohort(people=(mentor("amara", identity=frozenset({pair})), mentee("ben"))) for pair in (("a", "b"), ("b", "a"))
    )

    assert fingerprint(one) != fingerprint(other)
    assert fingerprint(one) == fingerprint(replace(one, people=one.people[::-1]))


def test_the_fingerprint_is_the_same_whatever_order_wishes_hash_in():
    wishes = [Wish(attribute="gender", value=value) for value in "abcdef"]
    one, other = (
        Cohort(people=(mentor("amara", wishes=frozenset(some)), mentee("ben"))) for some in (wishes, wishes[::-1])
    )

    assert fingerprint(one) == fingerprint(other)
