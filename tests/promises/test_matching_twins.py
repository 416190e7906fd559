"""A run of the matching in twin worlds: what decides nothing changes nothing that anybody else can observe.

Where it does decide, one private answer that does so looks like any other that does the same.
"""

import json

import pytest
from django_tasks_db.models import DBTaskResult

from factories import private
from factories.matching import person, waiting_round
from ground import floor
from people import AT, Cast, viewer
from promises.disguises import sightings
from promises.secrets_of_mentors import MARK
from promises.session import session
from promises.twins import differences, ids_from, nothing
from retold.matching.cohort import Cohort as Inputs
from retold.queries import match_inputs
from retold.queries.match_private import accepted, private_side
from retold.records import vault
from retold.records.private.models import MatchInput
from retold.records.record import stored
from retold.records.scheme.models import Application, MatchRun
from retold.rules.words import MatchRunState, Objective
from retold.services import applications, match_changes, match_runs, match_work

OBSERVERS = ("esi", "ines", "ben", "hal")


def waiting(cast: Cast) -> None:
    """The round waits; some have their keys already, whose ids would shift every later one of this seeded world."""
    cohort = waiting_round(cast)
    for name in ("mina", "tess", "theo", "tara"):
        vault.person_key(cohort.organisation_id, person(name).pk)


def matched(cast: Cast) -> None:
    """Esi asks for pairs, sets one by hand, and publishes them."""
    proposed(cast)
    published(cast)


def proposed(cast: Cast) -> None:
    """Esi asks for pairs."""
    esi = viewer(cast.esi)
    run = match_runs.ask(cast.open_cohort.pk, objective=Objective.WORST_PAIR, by=esi, at=AT)
    match_work.work(run.pk, moment=AT.moment)
    DBTaskResult.objects.all().delete()  # its random name is another in every world


def published(cast: Cast) -> None:
    """Esi sets one by hand, and publishes them."""
    esi = viewer(cast.esi)
    run = stored(MatchRun).get(cohort=cast.open_cohort, state=MatchRunState.READY)
    ids = {"mentor": person("mina").pk, "mentee": person("theo").pk}
    match_changes.force(run.pk, **ids, reason="They asked for it.", by=esi, at=AT)
    run.refresh_from_db()
    match_runs.publish(run.pk, by=esi, at=AT)


@pytest.mark.parametrize("name", OBSERVERS)
def test_a_veto_that_decides_nothing_is_seen_by_nobody(told, monkeypatch, name):
    def with_a_veto(cast: Cast) -> None:
        waiting(cast)
        with ids_from(monkeypatch, "secret veto"):
            private.veto(cast.northmoor.pk, person("mina"), None, "Somebody Else")
        matched(cast)

    def without(cast: Cast) -> None:
        waiting(cast)
        matched(cast)

    one = told(name, without, secretly=nothing)
    other = told(name, with_a_veto, secretly=nothing)

    assert len(one) > 20
    assert differences(one, other) == []


def answer(name: str, question: str, *words: str) -> None:
    """Somebody's private answer, which the matching may use."""
    application = stored(Application).get(person=person(name))
    private.private_answer(application, question, json.dumps(words), for_matching=True)


def veto_on_tess(cast: Cast) -> None:
    private.veto(cast.northmoor.pk, person("mina"), person("tess"))


def wish_that_rules_out_tess(cast: Cast) -> None:
    for name in ("theo", "tara"):
        answer(name, "described_as", "gender=woman")
    answer("mina", "wishes", "require gender=woman")


def wish_that_everybody_meets(cast: Cast) -> None:
    for name in ("tess", "theo", "tara"):
        answer(name, "described_as", "gender=woman")
    answer("mina", "wishes", "require gender=woman")


def preference_that_moves_nobody(cast: Cast) -> None:
    answer("tess", "described_as", "gender=woman", "faith=none")
    answer("mina", "wishes", "prefer gender=woman")


def switch_left_off(cast: Cast) -> None:
    application = stored(Application).get(person=person("mina"))
    private.private_answer(application, "wishes", json.dumps(["require gender=woman"]), for_matching=False)


def wish_taken_back(cast: Cast) -> None:
    answer("mina", "wishes", "require gender=woman")
    take_back(cast)


def take_back(cast: Cast) -> None:
    mina = person("mina")
    application = stored(Application).get(person=mina)
    applications.allow_matching(application.pk, name="wishes", allowed=False, by=viewer(mina), at=AT)


@pytest.fixture
def world_of(told, monkeypatch):
    """`world_of(secret, name)`: what `name` sees once a round has been matched in which this was kept private."""

    def of(secret, name):
        def act(cast: Cast) -> None:
            waiting(cast)
            with ids_from(monkeypatch, "secret answer"):
                secret(cast)
            matched(cast)

        return told(name, act, secretly=nothing)

    return of


@pytest.mark.parametrize(
    ("name", "one", "others"),
    [
        (
            "esi",
            nothing,
            (wish_that_everybody_meets, preference_that_moves_nobody, switch_left_off, wish_taken_back),
        ),
        ("esi", veto_on_tess, (wish_that_rules_out_tess,)),
        ("ben", nothing, (wish_that_everybody_meets,)),
        ("ben", veto_on_tess, (wish_that_rules_out_tess,)),
    ],
)
def test_a_wish_is_seen_by_nobody_but_through_the_proposals(world_of, name, one, others):
    first = world_of(one, name)

    assert len(first) > 20
    for other in others:
        assert differences(first, world_of(other, name)) == [], other.__name__


@pytest.mark.parametrize("name", ["esi", "ines", "ben"])
def test_a_change_of_mind_while_a_proposal_stands_is_seen_by_nobody(told, monkeypatch, name):
    def world(secret):
        def act(cast: Cast) -> None:
            waiting(cast)
            with ids_from(monkeypatch, "secret answer"):
                wish_that_rules_out_tess(cast)
            proposed(cast)
            with ids_from(monkeypatch, "secret change of mind"):
                secret(cast)
            published(cast)

        return told(name, act, secretly=nothing)

    first, second = world(nothing), world(take_back)

    assert len(first) > 20
    assert differences(first, second) == []


@floor
def marked(cast: Cast) -> Cast:
    """A wish and a description that hold a marker go into a run and its published proposals."""
    waiting(cast)
    answer("mina", "wishes", f"prefer {MARK}={MARK}")
    answer("tess", "described_as", f"{MARK}={MARK}")
    matched(cast)
    return cast


@pytest.mark.parametrize("name", ["esi", "ines", "ben"])
def test_no_word_of_a_wish_is_on_any_page_of_anybody_else(marked, name):
    pages = list(session(marked, name))

    assert len(pages) > 15
    for page in pages:
        assert sightings(page.body) == [], page.address
        assert sightings(repr(page.headers).encode()) == [], page.address


def test_the_marked_words_were_read_for_the_base_so_that_the_search_is_alive(marked):
    inputs = private_side(marked.open_cohort, openly_in(marked.open_cohort), at=AT)
    mina = next(one for one in inputs.people if one.id == person("mina").pk)

    assert {wish.attribute for wish in mina.wishes} == {MARK}


def test_no_run_keeps_a_word_of_them(marked):
    rows = stored(MatchInput).filter(owner__in=(person("mina"), person("tess")), match_run__cohort=marked.open_cohort)

    assert [MARK in words for words in vault.opened_together(rows, "text")] == [False, False]


def openly_in(cohort):
    """Everybody who was accepted, with open facts alone."""
    return Inputs(people=tuple(match_inputs.person(row, 1) for row in accepted(cohort)))
