"""What a pair has in hand changes nothing for anybody outside it: no draft, no yes, no reply on its way."""

from typing import Any

import pytest

from factories import ideas as make
from people import AT, viewer
from promises.session import ROLES
from promises.twins import differences, nothing
from retold.queries.ideas import wording
from retold.records.committee.models import Idea
from retold.records.record import stored
from retold.rules.words import Audience, IdeaState
from retold.services import ideas, steps

OUTSIDERS = tuple(name for name in ROLES if name != "ben")
WORDS = {"title": "zqxdraft", "happens_now": "zqxdraft", "affects": "", "change": "zqxdraft", "evidence": ""}


def in_hand(cast):
    """Amara and Ben have one idea in each state that nobody else knows of."""
    amara, ben = viewer(cast.amara), viewer(cast.ben)
    ideas.write(cast.amara_and_ben.pk, by=ben, at=AT, **WORDS)
    agreed = ideas.write(cast.amara_and_ben.pk, by=amara, at=AT, **WORDS)
    yes: dict[str, Any] = {"audience": Audience.ROUND, "in_a_small_batch": True}
    ideas.agree(agreed.pk, seen=wording(agreed), by=amara, at=AT, **yes)
    given_up = ideas.write(cast.amara_and_ben.pk, by=amara, at=AT, **WORDS)
    ideas.withdraw(given_up.pk, by=ben, at=AT)


def replied(cast):
    """The pair's reply to a question is on its way."""
    asked = stored(Idea).get(title="Asked")
    now = ideas.reply(asked.pk, text="zqxdraft", by=viewer(cast.ben), at=AT)
    ideas.agree_to_reply(now.pk, seen=wording(now), by=viewer(cast.amara), at=AT)


def asked(cast):
    make.released(cast.amara_and_ben, title="Asked", state=IdeaState.ASKED, decision="more", question="Why?")


@pytest.fixture
def pages(told):
    """`pages(name, secretly, before=...)`: what `name` sees once the one and the other have happened."""

    def of(name, secretly, before=nothing):
        def act(cast):
            before(cast)
            secretly(cast)

        return [page for page in told(name, nothing, secretly=act) if page.address != "tables"]

    return of


@pytest.mark.parametrize("name", OUTSIDERS)
def test_nobody_outside_the_pair_sees_any_difference(pages, name):
    without = pages(name, nothing, before=asked)
    with_ = pages(name, lambda cast: (in_hand(cast), replied(cast)), before=asked)

    assert len(without) > 20
    assert differences(without, with_) == []


def test_the_other_of_the_two_does_so_that_the_comparison_is_alive(pages):
    assert differences(pages("ben", nothing), pages("ben", in_hand)) != []


def counted(monkeypatch):
    """The committee's list says how many are agreed."""
    from retold.queries.released_ideas import FILTERS

    monkeypatch.setattr(
        "retold.web.views.released_ideas.FILTERS", {**FILTERS, "coming": ("Coming", {"state": IdeaState.AGREED})}
    )
    monkeypatch.setattr(
        "retold.web.views.released_ideas.batch_days",
        lambda _: (AT.day,) * stored(Idea).filter(state=IdeaState.AGREED).count(),
    )


def seen_by_the_committee(monkeypatch):
    """A reply on its way shows its own state."""
    from retold.queries import released_ideas

    monkeypatch.setattr(released_ideas, "SEEN_AS", {})


def told_at_once(monkeypatch):
    """The committee gets a mail as soon as a mentor agrees."""
    from retold.records.people.models import Person
    from retold.services import notices

    kept = steps.take

    def telling(record, step, *, by, at, **changes):
        done = kept(record, step, by=by, at=at, **changes)
        if step == "agree":
            notices.tell(stored(Person).get(email="jo@example.org"), at=at)
        return done

    monkeypatch.setattr(steps, "take", telling)


@pytest.mark.parametrize("plant", [counted, seen_by_the_committee, told_at_once], ids=lambda plant: plant.__name__)
def test_each_planted_leak_is_caught(pages, monkeypatch, plant):
    def both(cast):
        in_hand(cast)
        replied(cast)

    with monkeypatch.context() as planted:
        plant(planted)
        found = differences(pages("jo", nothing, before=asked), pages("jo", both, before=asked))

    assert found, "This leak went unseen."
