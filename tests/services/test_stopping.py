"""Leaving a round: in every state, at once or with the next ending day; and a role that ends takes its pairs along."""

import re

import pytest
import time_machine
from django.db import transaction

from factories import scheme
from people import AT, NOW, TODAY, browser, saved, then, viewer
from retold.queries.standings import standings_of_a_round
from retold.queries.today import tasks_of_today
from retold.records.people.models import Membership
from retold.records.private.models import PairChoice
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, MatchRun, Pair, Proposal
from retold.records.trail.models import Event, Mail
from retold.rules.refusals import HiddenError, MovedOnError
from retold.rules.words import ApplicationState, MatchRunState, Objective, PairState, ProposalState, Role
from retold.services import endings, memberships, stopping
from retold.services.work import daily_round

THURSDAY = then(day=5, hour=7, minute=0)
TOKENS = re.compile(r'name="(once|csrfmiddlewaretoken)" value="[^"]*"')


@pytest.fixture
def amara(cast):
    return scheme.application(cast.cohort, cast.amara, Role.MENTOR, state=ApplicationState.ACCEPTED)


def states(cast, application):
    pair = stored(Pair).get(pk=cast.amara_and_ben.pk)
    return stored(Application).get(pk=application.pk).state, pair.state


def proposed(cast, state):
    house = {"organisation": cast.northmoor, "cohort": cast.cohort}
    run = saved(
        MatchRun(
            **house, state=MatchRunState.PUBLISHED, objective=Objective.WORST_PAIR, asked_on=TODAY, asked_by=cast.esi
        )
    )
    return saved(Proposal(**house, match_run=run, mentor=cast.amara, mentee=cast.dev, score=70, state=state))


def test_whoever_meets_somebody_is_out_on_the_next_ending_day_and_not_before(cast, amara):
    stopping.withdraw(amara.pk, by=viewer(cast.amara), at=AT)

    assert states(cast, amara) == (ApplicationState.ACCEPTED, PairState.RUNNING)
    assert not stored(Event).exists()
    assert not stored(Mail).exists()
    daily_round.run_due(then(day=4, hour=7).moment)
    assert states(cast, amara) == (ApplicationState.ACCEPTED, PairState.RUNNING)

    daily_round.run_due(THURSDAY.moment)

    assert states(cast, amara) == (ApplicationState.WITHDRAWN, PairState.ENDED)
    assert {mail.to for mail in stored(Mail)} >= {cast.amara.email, cast.ben.email}
    assert not stored(PairChoice).filter(owner_id=cast.amara.pk).exists()
    assert stored(Membership).get(person=cast.amara, cohort=cast.cohort, role=Role.MENTOR).until == THURSDAY.day


def test_it_is_taken_back_while_nobody_knows_of_it(cast, amara):
    by = viewer(cast.amara)
    with pytest.raises(MovedOnError):
        stopping.stay(amara.pk, by=by, at=AT)
    stopping.withdraw(amara.pk, by=by, at=AT)

    stopping.stay(amara.pk, by=by, at=AT)

    daily_round.run_due(THURSDAY.moment)
    assert states(cast, amara) == (ApplicationState.ACCEPTED, PairState.RUNNING)


def test_staying_in_the_pair_is_staying_in_the_round(cast, amara):
    by = viewer(cast.amara)
    stopping.withdraw(amara.pk, by=by, at=AT)
    endings.stay(cast.amara_and_ben.pk, by=by, at=AT)

    daily_round.run_due(THURSDAY.moment)

    assert states(cast, amara) == (ApplicationState.ACCEPTED, PairState.RUNNING)


@pytest.mark.parametrize("state", [ProposalState.OFFERED, ProposalState.HALF])
def test_whoever_never_had_a_partner_is_out_at_once_with_what_was_proposed(cast, amara, state):
    stored(Pair).filter(pk=cast.amara_and_ben.pk).update(mentor=cast.cleo)
    proposal = proposed(cast, state)

    stopping.withdraw(amara.pk, by=viewer(cast.amara), at=AT)

    assert stored(Application).get(pk=amara.pk).state == ApplicationState.WITHDRAWN
    assert stored(Proposal).get(pk=proposal.pk).state == ProposalState.LAPSED


def test_after_an_end_both_choose_between_another_partner_and_stopping(cast, amara):
    stored(Pair).filter(pk=cast.amara_and_ben.pk).update(state=PairState.ENDED, ended_on=TODAY)
    words = "You and Ben Hartley do not meet any more"
    assert [task for task in tasks_of_today(viewer(cast.amara), AT).now if task.words.startswith("You and")], words

    stopping.withdraw(amara.pk, by=viewer(cast.amara), at=AT)

    told = [task.words for task in tasks_of_today(viewer(cast.amara), AT).now]
    assert not [one for one in told if "do not meet any more" in one]
    assert states(cast, amara)[0] == ApplicationState.ACCEPTED
    daily_round.run_due(THURSDAY.moment)
    assert states(cast, amara)[0] == ApplicationState.WITHDRAWN
    page = standings_of_a_round(viewer(cast.esi), cast.cohort.pk, at=THURSDAY)
    assert "Amara Nwosu" not in page.waiting_again


def test_nobody_withdraws_for_somebody_else(cast, amara):
    for person in (cast.ben, cast.esi, cast.hal, cast.oke):
        with pytest.raises(HiddenError):
            stopping.withdraw(amara.pk, by=viewer(person), at=AT)


def test_a_role_that_ends_pauses_its_pairs_at_once_and_ends_them_as_a_leaving_does(cast):
    role = stored(Membership).get(person=cast.amara, cohort=cast.cohort, role=Role.MENTOR)

    memberships.end(role.pk, by=viewer(cast.ines), at=AT)

    assert stored(Pair).get(pk=cast.amara_and_ben.pk).state == PairState.PAUSED
    daily_round.run_due(THURSDAY.moment)
    assert stored(Pair).get(pk=cast.amara_and_ben.pk).state == PairState.ENDED


def test_a_role_is_given_ended_and_given_again_on_one_day(cast):
    cohort = stored(Cohort).get(pk=cast.cohort.pk)
    given = {"person": cast.hal, "role": Role.MENTEE, "cohort": cohort, "by": viewer(cast.ines), "at": AT}
    first = memberships.grant(cast.northmoor, **given)
    memberships.end(first.pk, by=viewer(cast.ines), at=AT)

    again = memberships.grant(cast.northmoor, **given)

    assert (again.pk, again.until) == (first.pk, None)
    assert NOW.date() == again.since


def as_the_partner_has_it(cast, days):
    """What Ben reads on his pages, and the mails he gets, morning by morning."""
    seen = []
    for day in days:
        with time_machine.travel(day.moment, tick=False):
            daily_round.run_due(day.moment)
            pages = [browser(cast.ben).get(where) for where in ("/", "/meetings/", f"/pairs/{cast.amara_and_ben.pk}/")]
        mails = sorted((mail.slot, mail.notice) for mail in stored(Mail).filter(to=cast.ben.email))
        seen.append(([TOKENS.sub("", page.content.decode()) for page in pages], mails))
    return seen


def test_the_partner_reads_the_same_words_whether_somebody_leaves_the_pair_or_the_round(cast, amara):
    days = [then(day=day, hour=7) for day in (3, 4, 5, 6, 9)]
    world = transaction.savepoint()
    endings.leave(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)
    of_the_pair = as_the_partner_has_it(cast, days)
    transaction.savepoint_rollback(world)

    stopping.withdraw(amara.pk, by=viewer(cast.amara), at=AT)
    of_the_round = as_the_partner_has_it(cast, days)

    assert stored(Application).get(pk=amara.pk).state == ApplicationState.WITHDRAWN
    assert "This pair has ended." in of_the_round[2][0][1]
    assert of_the_round == of_the_pair
