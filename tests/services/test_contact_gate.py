"""Without two wellbeing contacts nothing begins in which somebody could need one; what has begun goes on."""

import pytest

from factories import private
from people import AT, TODAY, Cast, a_cohort, saved, viewer
from retold.queries.agreements import mark, newest_agreement, text_of
from retold.records.people.models import Membership, Person
from retold.records.private.models import Concern
from retold.records.record import stored
from retold.records.scheme.models import Agreement, MatchRun
from retold.rules.refusals import IncompleteError
from retold.rules.words import CohortState, ConflictKind, MatchRunState, MeetingMode, Role
from retold.services import agreements, cohorts, match_runs, meetings

FEW = "Two wellbeing contacts must have taken up their role first"


def end_one(cast: Cast) -> None:
    stored(Membership).filter(person=cast.henrik).update(until=TODAY)


def planned(cast: Cast):
    return a_cohort(cast.scheme, "Third round", CohortState.PLANNED)


def run(cast: Cast) -> MatchRun:
    given = {"objective": "worst-pair", "asked_on": TODAY, "asked_by": cast.esi, "state": MatchRunState.READY}
    return saved(MatchRun(organisation=cast.northmoor, cohort=cast.cohort, **given))


def agreement(cast: Cast) -> Agreement:
    return saved(Agreement(organisation=cast.northmoor, pair=cast.amara_and_ben, wording_version="2026-1"))


def sign(cast: Cast, asked: Agreement) -> Agreement:
    return agreements.sign(asked.pk, seen=mark(text_of(asked, AT)), by=viewer(cast.amara), at=AT)


def test_no_call_opens(cast):
    cohort = planned(cast)
    end_one(cast)
    with pytest.raises(IncompleteError, match=FEW):
        cohorts.move_on(cohort.pk, step="open_call", by=viewer(cast.esi), at=AT)
    cohort.refresh_from_db()
    assert cohort.state == CohortState.PLANNED


def test_nor_is_one_opened_again(cast):
    cohort = a_cohort(cast.scheme, "Third round", CohortState.MATCHING)
    end_one(cast)
    with pytest.raises(IncompleteError, match=FEW):
        cohorts.move_on(cohort.pk, step="reopen_call", by=viewer(cast.esi), at=AT)


def test_no_pair_is_published(cast):
    end_one(cast)
    with pytest.raises(IncompleteError, match=FEW):
        match_runs.publish(run(cast).pk, by=viewer(cast.esi), at=AT)


def test_nobody_signs(cast):
    asked = agreement(cast)
    end_one(cast)
    with pytest.raises(IncompleteError, match=FEW):
        sign(cast, asked)


def test_with_two_in_office_all_of_it_is_done(cast):
    assert cohorts.move_on(planned(cast).pk, step="open_call", by=viewer(cast.esi), at=AT).state == CohortState.OPEN
    with pytest.raises(IncompleteError, match="There is no pair to publish"):
        match_runs.publish(run(cast).pk, by=viewer(cast.esi), at=AT)
    assert sign(cast, agreement(cast)).signed_by_mentor_on == TODAY


def test_whoever_has_another_staff_role_besides_is_not_counted(cast):
    saved(Membership(organisation=cast.northmoor, person=cast.henrik, role=Role.COMMITTEE, since=TODAY))
    with pytest.raises(IncompleteError, match=FEW):
        cohorts.move_on(planned(cast).pk, step="open_call", by=viewer(cast.esi), at=AT)


def test_the_gate_and_the_agreement_know_nothing_of_whom_one_cannot_choose(cast):
    """Amara declares that Henrik is her friend, and has a concern with Grace: both names stand in her agreement."""
    asked = agreement(cast)
    before = newest_agreement(viewer(cast.ben), cast.amara_and_ben.pk, AT).text
    private.declaration(cast.northmoor.pk, cast.amara, cast.henrik.name, kind=ConflictKind.FAMILY)
    private.concern(cast.amara_and_ben, cast.amara, cast.grace)

    assert stored(Concern).exists()
    assert newest_agreement(viewer(cast.ben), cast.amara_and_ben.pk, AT).text == before
    assert "(Grace Adeyemi, Henrik Saarinen)" in before
    assert sign(cast, asked).signed_text == before


def test_a_contact_without_a_name_stands_there_by_address(cast):
    stored(Person).filter(pk=cast.henrik.pk).update(name="")
    assert "(Grace Adeyemi, henrik@example.org)" in text_of(agreement(cast), AT)


def test_falling_below_two_stops_no_pair_and_is_said_to_whoever_appoints(cast, as_):
    said = "Fewer than two wellbeing contacts"
    assert said not in as_(cast.ines).get("/").content.decode()
    end_one(cast)

    assert said in as_(cast.ines).get("/").content.decode()
    assert said not in as_(cast.esi).get("/").content.decode()
    saved(Agreement(organisation=cast.northmoor, pair=cast.amara_and_ben, wording_version="2026-1", state="signed"))
    starts = AT.moment.replace(day=9)
    assert meetings.plan(
        cast.amara_and_ben.pk, starts_at=starts, minutes=60, mode=MeetingMode.ONLINE, by=viewer(cast.ben), at=AT
    ).pk
