"""Studies: who may set one up, what opening freezes, who is asked for a story and when."""

import json

import pytest

from factories.study import PLAN, SECOND_DAY, handed_in, opened, planned
from people import AT, viewer
from retold.records.record import stored
from retold.records.study.models import Deviation, Prompt, Study
from retold.records.trail.models import Mail
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.services import studies

OTHERS = ("amara", "ben", "esi", "grace", "jo", "ines", "oke", "pia", "hal")


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_but_a_researcher_sets_up_opens_changes_unblinds_or_closes(cast, name):
    by = viewer(getattr(cast, name))
    with pytest.raises(HiddenError):
        studies.plan(cast.cohort.pk, cohorts=[cast.cohort.pk], said=PLAN, by=by, at=AT)
    study = planned(cast)
    for act in (
        lambda: studies.change(study.pk, cohorts=[], said=PLAN, by=by, at=AT),
        lambda: studies.deviate(study.pk, said=PLAN, reason="Why", by=by, at=AT),
        lambda: studies.open_it(study.pk, by=by, at=AT),
        lambda: studies.close(study.pk, by=by, at=AT),
        lambda: studies.ask_to_unblind(study.pk, reason="Why", by=by, at=AT),
    ):
        with pytest.raises(HiddenError):
            act()


def test_a_study_never_collects_in_another_organisation(cast):
    with pytest.raises(HiddenError):
        studies.plan(cast.cohort.pk, cohorts=[cast.other_cohort.pk], said=PLAN, by=viewer(cast.finn), at=AT)
    assert stored(Study).count() == 0


def test_opening_freezes_everything_once(cast):
    study = opened(cast)
    frozen = json.loads(study.frozen)

    assert study.frozen_hash == studies.hash_of(study.frozen)
    assert set(frozen) == set(studies.IN_WORDS)
    assert frozen["measures"] == [["characterisation", "up"]]
    assert frozen["text"] == "Tell the story of one student."
    with pytest.raises(MovedOnError):
        studies.open_it(study.pk, by=viewer(cast.finn), at=AT)
    with pytest.raises(HiddenError):
        studies.change(study.pk, cohorts=[], said=PLAN, by=viewer(cast.finn), at=AT)


def test_a_study_whose_second_day_is_over_is_not_opened(cast):
    with pytest.raises(IncompleteError, match="day of the second story is over"):
        studies.open_it(planned(cast).pk, by=viewer(cast.finn), at=SECOND_DAY)


def test_before_it_opens_it_changes_freely_and_without_a_deviation(cast):
    study = planned(cast)
    studies.change(study.pk, cohorts=[cast.cohort.pk], said={**PLAN, "text": "Other."}, by=viewer(cast.finn), at=AT)
    assert [(row.version, row.text) for row in stored(Prompt)] == [(1, "Other.")]
    assert stored(Deviation).count() == 0


def test_a_deviation_needs_a_reason_and_a_change(cast):
    study = opened(cast)
    for said, reason, words in (
        ({**PLAN, "question": "Other?"}, " ", "Say why"),
        (PLAN, "Because.", "Nothing is different"),
    ):
        with pytest.raises(IncompleteError, match=words):
            studies.deviate(study.pk, said=said, reason=reason, by=viewer(cast.finn), at=AT)
    assert stored(Deviation).count() == 0
    assert stored(Study).get().question == PLAN["question"]


def test_only_who_is_asked_and_has_not_handed_in_gets_the_mail(cast):
    study = opened(cast)
    handed_in(study, cast.ben)
    studies.ask_for_stories(study.pk, moment=AT.moment)
    assert set(stored(Mail).values_list("to", flat=True)) == {"dev@example.org"}
    studies.ask_for_stories(study.pk, moment=AT.moment)
    assert stored(Mail).count() == 1

    stored(Mail).delete()
    studies.ask_for_stories(study.pk, moment=SECOND_DAY.moment)  # Dev has no first story, so no second is asked of him
    assert set(stored(Mail).values_list("to", flat=True)) == {"ben@example.org"}


def test_a_study_that_is_not_open_asks_nobody(cast):
    studies.ask_for_stories(planned(cast).pk, moment=AT.moment)
    studies.ask_for_stories("a" * 26, moment=AT.moment)
    assert stored(Mail).count() == 0
