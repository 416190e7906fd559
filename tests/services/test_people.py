"""What somebody is called: each names themselves, and nobody else."""

from dataclasses import replace

import pytest

from factories import scheme
from people import AT, NAMES, saved, viewer
from retold.records.people.models import Membership, Person
from retold.records.record import stored
from retold.records.scheme.models import Application
from retold.records.trail.models import Event, SealedEvent
from retold.rules.refusals import HiddenError, IncompleteError
from retold.rules.viewer import ANYBODY, machine
from retold.rules.words import ApplicationState, Role
from retold.services import people


def named(person):
    return stored(Person).get(pk=person.pk).name


def lines():
    return list(
        stored(Event).order_by("organisation__name", "number").values_list("kind", "about_id", "by_id", "by_role")
    )


def change(person, name, by=None):
    people.change(name=name, by=by or viewer(person), at=AT)


@pytest.mark.parametrize("other", ["amara", "esi", "grace", "ines", "oke", "hal"])
def test_nobody_changes_the_name_of_another(cast, other):
    change(getattr(cast, other), "Somebody Else")

    assert named(getattr(cast, other)) == "Somebody Else"
    assert {person.name for person in stored(Person).exclude(pk=getattr(cast, other).pk)} == {
        whole for name, whole in NAMES.items() if name != other
    }


def test_neither_does_the_machine_nor_somebody_who_is_not_signed_in(cast):
    for by in (machine(cast.northmoor.pk), ANYBODY):
        with pytest.raises(HiddenError):
            change(cast.ben, "Somebody Else", by=by)

    assert named(cast.ben) == "Ben Hartley"


@pytest.mark.parametrize("name", ["", " \n", "x" * 201, "Esi\nOwusu", "Esi\u202eOwusu", "..."])
def test_what_is_no_name_is_not_kept(cast, name):
    with pytest.raises(IncompleteError) as refused:
        change(cast.esi, name)

    assert list(refused.value.reasons) == ["name"]
    assert named(cast.esi) == "Esi Owusu"
    assert lines() == []


def test_the_same_name_once_more_changes_nothing(cast):
    change(cast.esi, "  Esi   Owusu ")

    assert lines() == []


def test_oneself_changes_it_and_the_trail_says_that_but_not_the_name(cast):
    change(cast.esi, " Esi  A. Owusu ")

    assert named(cast.esi) == "Esi A. Owusu"
    assert lines() == [("membership.rename", stored(Membership).get(person=cast.esi).pk, cast.esi.pk, "coordinator")]
    assert not stored(SealedEvent).exists()


def test_each_house_hears_of_the_role_that_is_held_there_and_of_no_other(cast):
    there = saved(Membership(organisation=cast.elsewhere, person=cast.esi, role=Role.COMMITTEE, since=AT.day))
    here = stored(Membership).get(person=cast.esi, organisation=cast.northmoor)

    change(cast.esi, "Esi A. Owusu")

    assert lines() == [
        ("membership.rename", there.pk, cast.esi.pk, "committee"),
        ("membership.rename", here.pk, cast.esi.pk, "coordinator"),
    ]


def test_whoever_has_no_role_or_left_is_named_without_a_line(cast):
    for person in (cast.hal, cast.pia):
        change(person, "Somebody")
        assert named(person) == "Somebody"

    assert lines() == []


def test_it_does_not_matter_from_which_seat_one_looks(cast):
    change(cast.esi, "Esi A. Owusu", by=replace(viewer(cast.esi), role=None, organisation_id=None))

    assert named(cast.esi) == "Esi A. Owusu"


def test_what_was_written_in_an_application_stays(cast):
    scheme.answered_application(cast.open_cohort, cast.hal, state=ApplicationState.SENT, sent_on=AT.day)
    before = stored(Application).get().name

    change(cast.hal, "Henry Nobody")

    assert stored(Application).get().name == before != "Henry Nobody"
