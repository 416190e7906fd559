"""What is said beside each question of who reads the answer, and for what, is what happens: all of them, both roles."""

import json
from typing import Any

import numpy as np
import pytest

from factories import private
from factories.matching import person, waiting_round
from factories.scheme import nothing_between
from ground import floor
from people import AT, viewer
from retold.matching.cohort import Settings
from retold.matching.propose import lay_out
from retold.queries import match_inputs
from retold.queries.applications import SEALED, application_for_coordinator, own_application
from retold.queries.match_private import private_side
from retold.queries.partners import partner
from retold.records import vault
from retold.records.private.models import PrivateAnswer, Veto
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort
from retold.rules.questions import QUESTIONS, Kind, Reader, questions_for
from retold.rules.words import PARTICIPANTS, Role

USED = {
    Reader.MATCHING,
    Reader.MATCHING_AND_COORDINATOR,
    Reader.WHAT_IS_IN_COMMON,
    Reader.SEALED_MATCHING,
    Reader.OPTIONAL_MATCHING,
    Reader.ASKED_MENTOR,
}
WITH_THE_COORDINATOR = {Reader.COORDINATOR, Reader.MATCHING_AND_COORDINATOR, Reader.PAIR_AND_COORDINATOR}
ASKED = [(role, asked) for role in PARTICIPANTS for asked in questions_for(role)]
NAMING = "Tess Dorn, Mina Aldous, Law, English, in person, the money and faith of a woman"
# What a question may be answered with, so that what is used makes a difference in the round of three and three.
ANSWERS: dict[str, Any] = {
    "wishes": ["require gender=woman"],
    "described_as": ["gender=woman"],
    "topics": ["careers", "money"],
    "availability": ["wed-am"],
    "not_with": ["Theo Ekman"],
    "mode": "in_person",
    "capacity": 2,
    "unit": "Law",
    "languages": "Welsh",
    "pronouns": "Tess Dorn, Mina Aldous, Law, in person",
}
ids = [f"{role}-{asked.name}" for role, asked in ASKED]


@floor
def waiting(cast):
    cohort = waiting_round(cast)
    stored(Application).filter(cohort=cohort).update(unit="Arts", languages="English, Welsh", capacity=1)
    mina, tess = applied("mina"), applied("tess")
    private.private_answer(mina, "wishes", '["prefer gender=woman"]', for_matching=True)
    private.private_answer(tess, "described_as", '["gender=man"]', for_matching=True)
    stored(Application).filter(pk=mina.pk).update(languages="English")
    stored(Application).filter(pk=tess.pk).update(languages="English")
    return cohort


def applied(first):
    return stored(Application).get(person=person(first))


def writer(role):
    return applied("mina" if role is Role.MENTOR else "tess")


def answered(role, asked, *, on=False):
    """The application with another answer, its switch on or off; gives what was answered."""
    row, value = writer(role), ANSWERS.get(asked.name, NAMING)
    if asked.kind is Kind.NAMES:
        for named in value:
            private.veto(row.organisation_id, row.person, None, named)
    elif asked.private:
        stored(PrivateAnswer).filter(application=row, question=asked.name).delete()
        words = json.dumps(value) if asked.listed else value
        private.private_answer(row, asked.name, words, for_matching=on and asked.may_weigh)
    else:
        shared, stored_value = [asked.name] if on else [], value
        if asked.name in SEALED:
            stored_value = vault.seal(row, asked.name, value)
        stored(Application).filter(pk=row.pk).update(**{asked.name: stored_value}, shared=shared, answered=[asked.name])
    return value


def weighed(cohort):
    """All that decides in the matching: what stands openly, and what is private, which is read for the base."""
    openly = match_inputs.gathered(cohort, at=AT)
    return [tables_of(lay_out(inputs, Settings())) for inputs in (openly, private_side(cohort, openly, at=AT))]


def tables_of(board):
    """Who may meet whom, whom to ask about, points and room, whatever the order of people."""
    room = sorted((one.id, one.capacity) for one in (*board.mentors, *board.mentees))
    order = np.argsort([one.id for one in board.mentors]), np.argsort([one.id for one in board.mentees])
    tables = (board.may, board.to_ask, board.points.total)
    return [table[np.ix_(*order)].tolist() for table in tables], room


def told(row):
    """All that the person proposed is told of this applicant."""
    found = partner(row.cohort_id, row.person, Role(row.role))
    return " ".join([found.name, found.called, *(words for one in found.told for words in one.words)])


def in_words(asked, value):
    """One piece of an answer as somebody who reads it sees it."""
    one = value[0] if isinstance(value, list) else str(value)
    return dict(asked.choices).get(one, one)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.name)
def test_the_words_say_the_kind_of_reader_and_nothing_else(asked):
    used = asked.reader in USED - {Reader.OPTIONAL_MATCHING, Reader.ASKED_MENTOR}
    assert ("used to find your partner" in asked.readers and "not used" not in asked.readers) == used
    assert ("coordinator" in asked.readers) == (asked.reader in WITH_THE_COORDINATOR | {Reader.WHAT_IS_IN_COMMON})
    assert bool(asked.readers_if_on) == (asked.may_share or asked.may_weigh)
    if asked.readers_if_on:
        assert ("is used" in asked.readers_if_on or "also used" in asked.readers_if_on) == (asked.reader in USED)
        assert ("the person proposed" in asked.readers_if_on) == asked.may_share


@pytest.mark.parametrize("on", [False, True])
@pytest.mark.parametrize(("role", "asked"), ASKED, ids=ids)
def test_an_answer_makes_a_difference_to_the_matching_where_it_says_so_and_nowhere_else(cast, waiting, role, asked, on):
    if asked.name == "described_as":
        stored(PrivateAnswer).filter(question="described_as").update(for_matching=False)
    if asked.name == "wishes":
        stored(PrivateAnswer).filter(question="wishes").delete()
    before = weighed(waiting)
    answered(role, asked, on=on)

    says = asked.readers_now(on=on)
    used = "used to find your partner" in says and "not used" not in says
    assert (weighed(waiting) != before) == used


@pytest.mark.parametrize(("role", "asked"), ASKED, ids=ids)
def test_the_coordinator_reads_it_where_it_says_so_and_nowhere_else(cast, waiting, role, asked):
    answered(role, asked)
    nothing_between(cast.esi, writer(role).person)
    read = {given.question.name for given in application_for_coordinator(viewer(cast.esi), writer(role).pk).answers}

    assert (asked.name in read) == ("the coordinator" in asked.readers and asked.reader is not Reader.WHAT_IS_IN_COMMON)


@pytest.mark.parametrize("on", [False, True])
@pytest.mark.parametrize(("role", "asked"), ASKED, ids=ids)
def test_the_partner_is_told_where_it_says_so_and_nowhere_else(cast, waiting, role, asked, on):
    value = answered(role, asked, on=on)
    says = asked.readers_now(on=on)

    assert (in_words(asked, value) in told(writer(role))) == ("the person proposed" in says)


@pytest.mark.parametrize("on", [False, True])
@pytest.mark.parametrize(("role", "asked"), ASKED, ids=ids)
def test_the_writer_reads_beside_the_answer_what_is_so_as_it_stands(cast, waiting, role, asked, on):
    answered(role, asked, on=on)
    row = writer(role)
    mine = own_application(viewer(row.person), row.pk, AT)
    given = {one.question.name: one for group in mine.groups for one in group.answers}

    assert given[asked.name].readers == asked.readers_now(on=on)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.name)
def test_the_page_of_a_question_says_both_where_a_box_stands_beside_it(asked):
    both = asked.readers_beside

    assert both.startswith(asked.readers)
    assert ("If you tick the box below:" in both) == (asked.may_share or asked.may_weigh)
    if asked.readers_if_on:
        assert both.endswith(asked.readers_if_on[1:])


def test_what_a_mentor_rules_out_is_only_theirs(cast, waiting):
    answered(Role.MENTOR, next(asked for asked in QUESTIONS if asked.kind is Kind.NAMES))

    assert stored(Veto).get().owner_id == person("mina").pk
    assert stored(Cohort).filter(pk=waiting.pk).exists()
