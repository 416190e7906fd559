"""What a mentor keeps private changes nothing that anybody else can observe."""

import pytest

from promises.session import ROLES, whole_session
from promises.twins import differences, nothing

# Grace is the contact Amara chose for her concern: it is meant for her.
OBSERVERS = [pytest.param(name, marks=pytest.mark.xdist_group(f"twins as {name}")) for name in ROLES if name != "grace"]


@pytest.mark.parametrize("name", OBSERVERS)
def test_nobody_else_sees_any_difference(told, name):
    without = told(name, nothing, secretly=nothing)
    with_ = told(name, nothing)

    assert len(without) > 20
    assert differences(without, with_) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", OBSERVERS)
def test_nor_do_they_in_anything_that_is_hidden_from_them(told, name):
    without = told(name, nothing, secretly=nothing, look=whole_session)
    with_ = told(name, nothing, look=whole_session)

    assert len(without) > 200
    assert differences(without, with_) == []


@pytest.mark.parametrize("name", ["amara", "grace"])
def test_the_same_world_twice_is_the_same(told, name):
    """For whom the two worlds differ; for everybody else it follows from the above."""
    assert differences(told(name, nothing), told(name, nothing)) == []


def test_the_contact_sees_the_concern_so_that_the_comparison_is_alive(told):
    from people import viewer
    from retold.queries import visible
    from retold.records.private.models import Concern

    def look(cast):
        seen.append(visible.visible(viewer(cast.grace), "concern.read", Concern).count())

    seen: list[int] = []
    told("grace", look, secretly=nothing)
    told("grace", look)
    assert seen == [1, 3]  # Cleo wrote to her in both worlds, Amara in one of them
