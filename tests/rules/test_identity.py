"""What a mentee says of themselves, and what a mentor wishes: the same words in both."""

import pytest

from retold.rules.identity import described, read_identity, wished
from retold.rules.questions import Kind, question, questions_for
from retold.rules.words import Role


def test_nothing_said_is_nothing_described_and_nothing_wished():
    assert (list(described([])), list(wished([]))) == ([], [])


def test_a_description_names_its_side_and_what_somebody_is():
    assert list(described(["gender=woman", "faith=none"])) == [("gender", "woman"), ("faith", "none")]


def test_a_wish_is_a_preference_unless_it_has_to_be_so():
    assert list(wished(["prefer gender=woman", "require faith=sikh", "odd gender=man"])) == [
        ("prefer", "gender", "woman"),
        ("require", "faith", "sikh"),
        ("prefer", "gender", "man"),
    ]


def test_everything_that_can_be_wished_can_be_described():
    identity = read_identity()
    can_be = {stored for stored, _ in identity.descriptions}

    assert len(can_be) == len(identity.descriptions)
    assert {f"{attribute}={value}" for _, attribute, value in wished(stored for stored, _ in identity.wishes)} == can_be
    assert len(identity.wishes) == 2 * len(identity.descriptions)


@pytest.mark.parametrize("role", [Role.MENTOR, Role.MENTEE])
def test_a_question_is_found_in_the_role_in_which_it_is_asked(role):
    for asked in questions_for(role):
        assert question(role, asked.name) == asked
        assert asked.listed == (asked.kind in (Kind.SEVERAL, Kind.WISHES, Kind.NAMES))
        assert asked.private or not asked.may_weigh
    assert question(role, "shoe size") is None
