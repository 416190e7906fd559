"""Proposals from their publication to the day of answers: what something private stands against is never shown."""

from datetime import timedelta

import pytest

from factories import private
from factories.matching import person, someone, waiting_round, worked_out
from ground import floor
from people import AT, saved, then, viewer
from retold.queries import match_inputs
from retold.queries.matching_today import WAITING, known_to
from retold.queries.offers import answers_on, asked_of
from retold.queries.proposals import proposal_shown
from retold.queries.today import tasks_of_today
from retold.records.private.models import OfferAnswer
from retold.records.record import stored
from retold.records.scheme.models import Application, Conflict, Proposal
from retold.records.trail.models import Event, Mail
from retold.rules.refusals import HiddenError, MovedOnError
from retold.rules.words import ConflictKind, ConflictSource, ProposalState, Role
from retold.services import conflicts, match_runs, offers, proposals
from retold.services.work import daily_round

pytestmark = pytest.mark.usefixtures("no_lots")
DAY_OF_ANSWERS = then(day=9, hour=7)


@floor
def waiting(cast):
    return waiting_round(cast)


def published(cast, waiting):
    run = worked_out(cast, waiting)
    return match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)


def proposal(run, mentor):
    return stored(Proposal).get(match_run=run, mentor=person(mentor))


def mentor(name):
    return viewer(person(name))


def today(name, at=AT):
    shown = tasks_of_today(mentor(name), at)
    return [(task.words, task.detail, task.button, task.page) for task in (*shown.now, *shown.coming)]


def veto(name, words):
    conflicts.veto(named=words, kind=None, by=mentor(name), at=AT)


# Nothing private: the mentor is asked.


def test_a_mentor_is_asked_and_a_mentee_knows_nothing(cast, waiting):
    run = published(cast, waiting)

    assert [row.mentee for row in asked_of(mentor("mina"))] == [person("tess")]
    assert proposal_shown(mentor("mina"), proposal(run, "mina").pk).answers_on == DAY_OF_ANSWERS.day
    assert known_to(mentor("tess")) == []
    with pytest.raises(HiddenError):
        proposal_shown(mentor("tess"), proposal(run, "mina").pk)


# Something private stands against it: its mentor reads what everybody reads who waits.


def by_an_early_veto_that_does_not_steer(cast, waiting):
    """Open bars leave Mina two partners: her veto decides nothing, and Tess is proposed to her all the same."""
    barred = [("mina", "theo"), ("mina", "tara")]
    for one, other in barred:
        said = {"kind": ConflictKind.TEACHES, "source": ConflictSource.COORDINATOR, "since": AT.day}
        saved(
            Conflict(
                organisation=cast.northmoor,
                one=person(one),
                other=person(other),
                declared_by=cast.esi,
                **said,
            )
        )
    veto("mina", "Tess Dorn")
    return published(cast, waiting)


def by_a_late_veto(cast, waiting):
    run = worked_out(cast, waiting)
    veto("mina", "Tess Dorn")
    return match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)


def by_a_veto_after_publishing(cast, waiting):
    run = published(cast, waiting)
    veto("mina", "Prof. Dorn")
    return run


def by_a_late_declaration_of_the_mentee(cast, waiting):
    run = worked_out(cast, waiting)
    conflicts.declare(named="Mina Aldous", kind=ConflictKind.TEACHES, by=mentor("tess"), at=AT)
    return match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)


def by_an_earlier_partner_of_the_mentees(cast, waiting):
    run = worked_out(cast, waiting)
    stored(Application).filter(person=person("tess")).update(earlier="Mina Aldous")
    return match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)


def by_a_wish_that_nobody_meets(cast, waiting):
    application = stored(Application).get(person=person("mina"))
    private.private_answer(application, "wishes", '["require gender=woman"]', for_matching=True)
    return published(cast, waiting)


def by_a_no(cast, waiting):
    run = published(cast, waiting)
    proposals.say_no(proposal(run, "mina").pk, by=mentor("mina"), at=AT)
    return run


HIDDEN = [
    by_an_early_veto_that_does_not_steer,
    by_a_late_veto,
    by_a_veto_after_publishing,
    by_a_late_declaration_of_the_mentee,
    by_an_earlier_partner_of_the_mentees,
    by_a_wish_that_nobody_meets,
    by_a_no,
]


@pytest.mark.parametrize("hide", HIDDEN)
def test_it_is_never_shown_and_cannot_be_answered(cast, waiting, hide):
    run = hide(cast, waiting)
    someone(waiting, "Maya Gold", Role.MENTOR)
    row = proposal(run, "mina")

    assert row.state == ProposalState.OFFERED
    assert today("mina") == today("maya")
    assert WAITING in today("mina")[0]
    for act in (proposal_shown, lambda by, pk: proposals.say_yes(pk, by=by, at=AT)):
        with pytest.raises(HiddenError):
            act(mentor("mina"), row.pk)
    with pytest.raises(MovedOnError):
        offers.say_no(row.pk, by=mentor("mina"), at=AT)


@pytest.mark.parametrize("hide", HIDDEN)
def test_its_seats_stay_taken_until_the_day_of_answers_and_then_both_wait(cast, waiting, hide):
    run = hide(cast, waiting)
    for name in ("milo", "maud"):
        proposals.say_yes(proposal(run, name).pk, by=mentor(name), at=AT)
    day_before = DAY_OF_ANSWERS + timedelta(days=-1)
    offers.run_out(cast.northmoor.pk, at=day_before)

    assert match_inputs.pool(waiting, day_before) == []
    offers.run_out(cast.northmoor.pk, at=DAY_OF_ANSWERS)
    assert proposal(run, "mina").state == ProposalState.LAPSED
    assert sorted(row.name for row, _ in match_inputs.pool(waiting, DAY_OF_ANSWERS)) == ["Mina Aldous", "Tess Dorn"]
    assert stored(OfferAnswer).filter(owner=person("mina")).count() == 0


def test_what_a_mentee_declares_once_it_is_published_moves_nothing_on_the_mentors_page(cast, waiting):
    run = published(cast, waiting)
    before = today("mina")
    conflicts.declare(named="Mina Aldous", kind=ConflictKind.TEACHES, by=mentor("tess"), at=AT)

    assert today("mina") == before
    assert proposal_shown(mentor("mina"), proposal(run, "mina").pk).may_say_yes


def test_a_veto_that_is_lifted_shows_the_proposal_again(cast, waiting):
    by_a_veto_after_publishing(cast, waiting)
    conflicts.lift(own_veto(), by=mentor("mina"), at=AT)

    assert len(asked_of(mentor("mina"))) == 1


def own_veto():
    from retold.records.private.models import Veto

    return stored(Veto).get().pk


def test_a_proposal_of_before_answers_were_sealed_is_shown(cast, waiting):
    published(cast, waiting)
    stored(OfferAnswer).all().delete()

    assert len(asked_of(mentor("mina"))) == 1


# Day by day: a no, silence and what was hidden are one to everybody else.


def lived(cast, waiting, act):
    """All that others can see of the days from the publication to the day after answers."""
    run = worked_out(cast, waiting)
    act(run, "early")
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)
    act(run, "late")
    days = []
    for day in range(3, 11):
        at = then(day=day, hour=7)
        daily_round.run(cast.northmoor.pk, at=at)
        days.append(
            (
                day,
                [today(name, at) for name in ("milo", "maud", "tess", "theo", "tara")],
                [(task.words, task.detail) for task in tasks_of_today(viewer(cast.esi), at).coming],
                sorted((row.state, row.mentor.name) for row in stored(Proposal).filter(match_run=run)),
                sorted((row.name, room) for row, room in match_inputs.pool(waiting, at)),
                sorted(stored(Mail).values_list("to", "slot")),
                list(stored(Event).order_by("number").values_list("kind", "about_id", "by_id")),
            )
        )
    return days


def in_silence(run, when):
    del run, when


def with_a_no(run, when):
    if when == "late":
        proposals.say_no(proposal(run, "mina").pk, by=mentor("mina"), at=AT)


def with_an_early_veto(run, when):
    if when == "early":
        veto("mina", "Tess Dorn")


def with_a_late_veto(run, when):
    if when == "late":
        veto("mina", "Tess Dorn")


def with_an_early_declaration(run, when):
    if when == "early":
        conflicts.declare(named="Mina Aldous", kind=ConflictKind.TEACHES, by=mentor("tess"), at=AT)


@pytest.fixture
def days_of(cast, waiting, monkeypatch):
    """`days_of(act)`: what is seen of them in a world in which this happened; every world has the same ids."""
    from ground import taken_back
    from promises.twins import ids_from

    def of(act):
        def apart(run, when):
            with ids_from(monkeypatch, "secret"):
                act(run, when)

        with taken_back(), ids_from(monkeypatch, "later"):
            return lived(cast, waiting, apart)

    return of


@pytest.mark.parametrize("act", [with_a_no, with_an_early_veto, with_a_late_veto, with_an_early_declaration])
def test_it_is_equal_to_silence_on_every_day(days_of, act):
    silence = days_of(in_silence)

    assert len(silence) == 8
    assert silence[5][3] != silence[6][3]  # the day of answers is among them
    assert days_of(act) == silence


# Notices.


def told(at):
    return sorted(stored(Mail).filter(slot__date=at.day).values_list("to", flat=True))


def test_publishing_tells_every_mentor_who_waits_alike(cast, waiting):
    someone(waiting, "Maya Gold", Role.MENTOR)
    by_a_late_veto(cast, waiting)

    assert sorted(stored(Mail).values_list("to", flat=True)) == [
        "maud@example.org",
        "maya@example.org",
        "milo@example.org",
        "mina@example.org",
    ]


def test_before_the_day_every_mentor_is_reminded_who_has_not_said_yes(cast, waiting):
    someone(waiting, "Maya Gold", Role.MENTOR)
    run = by_a_late_veto(cast, waiting)
    proposals.say_yes(proposal(run, "milo").pk, by=mentor("milo"), at=AT)
    stored(Mail).all().delete()
    for day in range(3, 9):
        offers.remind(cast.northmoor.pk, at=then(day=day, hour=7))

    assert told(then(day=7)) == ["maud@example.org", "maya@example.org", "mina@example.org"]
    assert stored(Mail).count() == 3


def test_nobody_is_reminded_where_every_mentor_has_said_yes(cast, waiting):
    run = published(cast, waiting)
    for name in ("mina", "milo", "maud"):
        proposals.say_yes(proposal(run, name).pk, by=mentor(name), at=AT)
    stored(Mail).all().delete()
    offers.remind(cast.northmoor.pk, at=then(day=7, hour=7))

    assert stored(Mail).count() == 0


def test_on_the_day_its_coordinators_are_told_once_and_nobody_else(cast, waiting):
    published(cast, waiting)
    stored(Mail).all().delete()
    for _ in range(2):
        offers.run_out(cast.northmoor.pk, at=DAY_OF_ANSWERS)

    assert sorted(stored(Mail).values_list("to", flat=True)) == ["esi@example.org"]
    assert answers_on(waiting.pk) == DAY_OF_ANSWERS.day


def test_a_yes_in_time_stands_after_the_day(cast, waiting):
    run = published(cast, waiting)
    proposals.say_yes(proposal(run, "mina").pk, by=mentor("mina"), at=AT)
    offers.run_out(cast.northmoor.pk, at=DAY_OF_ANSWERS)
    proposals.say_yes(proposal(run, "mina").pk, by=mentor("tess"), at=DAY_OF_ANSWERS)

    assert proposal(run, "mina").state == ProposalState.ACCEPTED
