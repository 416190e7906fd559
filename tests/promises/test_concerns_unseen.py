"""None, one or three open concerns are equal for whoever ends a contact's role, and for all but the contacts.

The role of the contact they were sent to is ended by two, a daily round passes, and its mails leave.
"""

import pytest

from factories import private
from people import AT, viewer
from promises.twins import differences, ids_from, nothing
from retold.records.people.models import Membership
from retold.records.private.models import Concern
from retold.records.record import stored
from retold.services import appointments, concerns


def one_concern(cast):
    private.concern(cast.amara_and_ben, cast.amara, cast.grace, passing="any")


def three_concerns(cast):
    one_concern(cast)
    private.concern(cast.amara_and_ben, cast.amara, cast.grace, passing="ask", state="under_way")
    private.concern(cast.amara_and_ben, cast.amara, cast.grace, passing="named", state="acknowledged")


@pytest.fixture
def seen(told, monkeypatch):
    """`seen(name, secretly)`: what `name` sees once Grace's role has been ended, with these concerns open with her."""
    passing = concerns.pass_on_from

    def passed(*given, **how):
        with ids_from(
            monkeypatch, "passing"
        ):  # what is passed on draws ids of its own, which are random on the real thing
            passing(*given, **how)

    def grace_goes(cast):
        grace = stored(Membership).get(person=cast.grace)
        asked = appointments.ask_to_end(grace.pk, by=viewer(cast.ines), at=AT)
        appointments.agree(asked.pk, by=viewer(cast.henrik), at=AT)

    monkeypatch.setattr(concerns, "pass_on_from", passed)
    return lambda name, secretly: told(name, grace_goes, secretly=secretly)


@pytest.mark.parametrize("name", ["ines", "esi", "ben"])
def test_none_one_or_three_are_equal(seen, name):
    none = seen(name, nothing)

    assert differences(none, seen(name, one_concern)) == []
    assert differences(none, seen(name, three_concerns)) == []


def test_and_the_comparison_is_alive(told):
    """What is planted where an administrator looks is found: the writer's new contact, who is told of it, differs."""
    counts = []
    told("henrik", lambda cast: counts.append(stored(Concern).filter(contact=cast.grace).count()), secretly=nothing)
    told(
        "henrik",
        lambda cast: counts.append(stored(Concern).filter(contact=cast.grace).count()),
        secretly=three_concerns,
    )
    assert counts[1] - counts[0] == 3
