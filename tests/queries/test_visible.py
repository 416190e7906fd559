"""The way in to records: page 1 as a filter."""

from datetime import date

import pytest
from django.db.models import Q

from people import AT, viewer
from retold.queries import visible
from retold.records.people.models import Membership
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Pair
from retold.rules.conditions import Is, Same
from retold.rules.refusals import HiddenError
from retold.rules.viewer import ANYBODY


@pytest.mark.parametrize("pk", ["", "a", "a" * 25, "a" * 26, "a" * 27, "\0" * 26])
def test_what_is_not_there_is_hidden(cast, pk):
    with pytest.raises(HiddenError):
        visible.one(viewer(cast.esi), "cohort.read", Cohort, pk)


@pytest.mark.parametrize("name", ["hal", "pia", "oke"])
def test_what_is_not_theirs_is_hidden_from_outsiders(cast, name):
    with pytest.raises(HiddenError):
        visible.one(viewer(getattr(cast, name)), "pair.read", Pair, cast.amara_and_ben.pk)


def test_what_is_theirs_is_given_with_what_was_asked_for_beside_it(cast, django_assert_num_queries):
    looking = viewer(cast.esi)
    with django_assert_num_queries(1):
        found = visible.one(looking, "pair.read", Pair, cast.amara_and_ben.pk, with_=("mentor",))
        assert found.mentor.name == "Amara Nwosu"


def test_a_list_is_refused_where_nothing_could_ever_be_on_it(cast):
    visible.demand_some(viewer(cast.esi), "cohort.read")
    for name in ("hal", "pia"):
        with pytest.raises(HiddenError):
            visible.demand_some(viewer(getattr(cast, name)), "pair.read")
    with pytest.raises(HiddenError):
        visible.demand_some(ANYBODY, "cohort.read")


def test_a_permission_is_asked_of_its_own_record_alone(cast):
    with pytest.raises(AssertionError, match="is not asked of cohort"):
        visible.visible(viewer(cast.esi), "pair.read", Cohort)


def test_a_permission_that_is_not_on_the_page_gives_nothing(cast):
    assert list(visible.visible(viewer(cast.esi), "cohort.sell", Cohort)) == []


def test_members_are_those_in_force_on_the_day(cast):
    here = visible.members(cast.northmoor.pk, AT)
    assert cast.amara.pk in set(here.values_list("person_id", flat=True))
    assert not set(here.values_list("person_id", flat=True)) & {cast.pia.pk, cast.oke.pk, cast.hal.pk}

    stored(Membership).filter(person=cast.amara).update(until=AT.day)
    stored(Membership).filter(person=cast.ben).update(since=date(2026, 3, 3))
    now = set(visible.members(cast.northmoor.pk, AT).values_list("person_id", flat=True))
    assert not now & {cast.amara.pk, cast.ben.pk}


def test_a_fact_that_the_record_does_not_have_is_true_of_no_row(cast):
    looking = viewer(cast.esi)

    assert visible.q(Is("pilot", ("yes",)), "cohort", looking) == visible.NOTHING == Q(pk__in=())
    assert visible.q(Same("owner", "person_id"), "cohort", looking) == visible.NOTHING
    assert visible.q(Same("organisation", "organisation_id"), "cohort", ANYBODY) == visible.NOTHING
