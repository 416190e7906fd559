"""A service that is given an id asks first: what is another organisation's, missing or no id at all is not there.

Every service that the site calls with an id is tried, with whatever else it takes filled in: nothing of that is looked
at before page 1 has been asked.
"""

import inspect
import typing
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum

import pytest

from called import called_from_the_site, types_given
from people import AT, NOW, TODAY, viewer
from retold.records.record import ID_LENGTH, HouseRecord, new_id, stored
from retold.records.scheme.models import Cohort
from retold.records.trail.models import Event, SealedEvent
from retold.rules.lifecycles import LIFECYCLES
from retold.rules.viewer import Viewer
from retold.rules.words import CohortState, Role

NOT_ABOUT_A_RECORD = {"memberships.known", "notices.tell_at_once", "mornings.announce", "mornings.call_off"}
"They take an e-mail address, or first the kind of record: those two are asked by strangers in `test_what_ends`."
BEFORE_SIGNING_IN = ("form_tokens.", "receipts.", "kept_forms.keep", "kept_forms.drop")
"They take the token of a form, or a person whom the site has made sure of: there may be no viewer yet."
NOT_IDS = ["", "a", "A" * ID_LENGTH, "a" * (ID_LENGTH - 1), "a" * (ID_LENGTH + 1), "%00", "é" * ID_LENGTH]


def first_of(function):
    return next(iter(inspect.signature(function).parameters.values()), None)


def takes_an_id(name, function):
    first = first_of(function)
    if (
        name in NOT_ABOUT_A_RECORD
        or name.startswith(BEFORE_SIGNING_IN)
        or first is None
        or first.kind is not first.POSITIONAL_OR_KEYWORD
    ):
        return False
    return types_given(function)[first.name] is str


ABOUT_A_RECORD = {
    name: function for name, function in called_from_the_site("retold.services").items() if takes_an_id(name, function)
}


def something(given):
    """A value of a type. None of them would be refused for what it says."""
    kinds = {str: "x", bool: True, int: 60, datetime: NOW, date: TODAY}
    if isinstance(given, type) and issubclass(given, Enum):
        return next(iter(given))
    return kinds[given] if given in kinds else () if typing.get_origin(given) is Iterable else {}


def rest(name, function, by):
    """Everything but the id that a service takes."""
    given = types_given(function)
    named = [part.name for part in inspect.signature(function).parameters.values() if part.kind is part.KEYWORD_ONLY]
    said = {part: something(given[part]) for part in named if part not in {"by", "at", "step"}}
    if "step" in named:
        said["step"] = LIFECYCLES[name.partition(".")[0].removesuffix("s")].steps[0].name
    return {**said, "by": by, "at": AT}


def kinds(function):
    """The kinds of record that a service's own module knows."""
    known = vars(inspect.getmodule(function)).values()
    return [
        kind for kind in known if isinstance(kind, type) and issubclass(kind, HouseRecord) and not kind._meta.abstract
    ]


def lines():
    return stored(Event).count() + stored(SealedEvent).count()


@pytest.fixture
def from_outside(world):
    """Somebody of another organisation, once in each role; and the machine of that organisation."""
    stored(Cohort).update(state=CohortState.RUNNING)  # to an open call anybody may apply
    oke = world.oke
    known = {"person_id": oke.pk, "email": oke.email, "organisation_id": world.elsewhere.pk}
    return [Viewer(**known, role=role, cohort_ids=None) for role in Role if role is not Role.MACHINE]


ALL_KINDS = {kind for function in ABOUT_A_RECORD.values() for kind in kinds(function)}


def test_every_service_about_a_record_is_found():
    assert len(ABOUT_A_RECORD) > 50
    assert {"meetings.cancel", "concerns.close", "invitations.take", "schemes.change"} <= ABOUT_A_RECORD.keys()


def answers(name, pk, by):
    """What a service raises, by name; "" where it does what it was asked."""
    function = ABOUT_A_RECORD[name]
    try:
        function(pk, **rest(name, function, by))
    except Exception as raised:  # noqa: BLE001  whatever it is, it is compared with what it should be
        return type(raised).__name__
    return ""


def test_what_is_another_organisations_is_not_there(world, from_outside):
    before = lines()
    theirs = {kind: stored(kind).filter(organisation=world.northmoor).first() for kind in ALL_KINDS}

    answered = {
        (name, kind.noun, by.role): answers(name, theirs[kind].pk, by)
        for name, function in ABOUT_A_RECORD.items()
        for kind in kinds(function)
        if theirs[kind] is not None
        for by in from_outside
    }

    assert {asked: answer for asked, answer in answered.items() if answer != "HiddenError"} == {}
    assert lines() == before


def test_what_is_missing_or_no_id_at_all_is_not_there(world):
    before = lines()
    viewers = [viewer(person) for person in (world.amara, world.ben, world.esi, world.jo, world.grace, world.ines)]

    answered = {
        (name, pk, by.role): answers(name, pk, by)
        for name in ABOUT_A_RECORD
        for pk in (new_id(), world.northmoor.pk, *NOT_IDS)
        for by in viewers
    }

    assert {asked: answer for asked, answer in answered.items() if answer != "HiddenError"} == {}
    assert lines() == before
