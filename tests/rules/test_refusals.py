"""Every way of saying no."""

from types import SimpleNamespace

import pytest

from people import viewer
from retold.records.record import stored
from retold.rules.conditions import fact
from retold.rules.lifecycles import LIFECYCLES
from retold.rules.privacy import demand
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.words import CohortState


@pytest.mark.parametrize("name", ["hal", "pia", "oke", "amara"])
def test_what_somebody_may_not_do_is_hidden_from_them_in_the_words_of_what_is_missing(cast, name):
    with pytest.raises(HiddenError) as refused:
        demand(viewer(getattr(cast, name)), "cohort.close", cast.cohort)

    assert str(refused.value) == str(HiddenError()) == "There is nothing here."


def test_whoever_may_is_not_refused(cast):
    demand(viewer(cast.esi), "cohort.close", cast.cohort)

    assert stored(type(cast.cohort)).get(pk=cast.cohort.pk).state == CohortState.RUNNING


def test_a_record_that_moved_on_is_said_to_have_and_no_more():
    assert str(MovedOnError()) == "This has changed since you opened it. Nothing was done; look again and decide."


def test_what_does_not_do_is_said_field_by_field():
    refused = IncompleteError({"title": "Write a title.", "": "Choose a day."})

    assert refused.reasons == {"title": "Write a title.", "": "Choose a day."}
    assert str(refused) == "Write a title. Choose a day."


def test_a_fact_is_found_wherever_it_stands_and_is_none_where_a_record_has_no_such_fact(cast):
    assert fact(cast.amara_and_ben, "pair", "mentor") == cast.amara.pk
    assert fact(SimpleNamespace(), "pair", "colour") is None


def test_there_is_no_step_that_the_page_does_not_name():
    assert LIFECYCLES["cohort"].step("close").to == CohortState.CLOSING
