"""What a mentor keeps private changes nothing that anybody else can observe."""

import pytest
from secrets_of_mentors import keep
from session import ROLES
from twins import differences, nothing, told

# Grace is the contact Amara chose for her concern: it is meant for her.
OBSERVERS = tuple(name for name in ROLES if name != "grace")


@pytest.mark.parametrize("name", OBSERVERS)
def test_nobody_else_sees_any_difference(db, clock, monkeypatch, name):
    without = told(name, nothing, monkeypatch, secretly=nothing)
    with_ = told(name, nothing, monkeypatch, secretly=keep)

    assert len(without) > 20
    assert differences(without, with_) == []


@pytest.mark.parametrize("name", OBSERVERS)
def test_the_same_world_twice_is_the_same(db, clock, monkeypatch, name):
    assert differences(told(name, nothing, monkeypatch), told(name, nothing, monkeypatch)) == []


def test_the_contact_sees_the_concern_so_that_the_comparison_is_alive(db, clock, monkeypatch):
    from people import viewer
    from retold.queries import visible
    from retold.records.private.models import Concern

    def look(cast):
        seen.append(visible.visible(viewer(cast.grace), "concern.read", Concern).count())

    seen: list[int] = []
    told("grace", look, monkeypatch, secretly=nothing)
    told("grace", look, monkeypatch, secretly=keep)
    assert seen == [1, 3]  # Cleo wrote to her in both worlds, Amara in one of them
