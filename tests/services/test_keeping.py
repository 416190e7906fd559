"""Page 3 at work: for each clock, what is there on the day before and gone on the day."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from people import NOW, TODAY, browser, saved
from retold.records.committee.models import Idea
from retold.records.people.models import Appointment, Invitation, Membership, Person, PersonKey
from retold.records.private.models import Concern, ConcernNote, Consent
from retold.records.record import Record, stored
from retold.records.scheme.models import Cohort, ComingStep, Conflict, MatchRun
from retold.records.study.models import Study
from retold.records.trail.models import Mail, SentForm
from retold.rules import inventory
from retold.rules.clocks import years_before
from retold.rules.inventory import OWED, PAGE, Delicacy, Export, Until, records_until
from retold.rules.when import When
from retold.rules.words import ConcernState, Notice
from retold.services import jobs, keeping, notices
from retold.services.letting_go.rows import models, way

IDENTITY_DAY = date(2026, 5, 1)
ROUND_DAY = date(2028, 12, 18)
STUDY_DAY = date(2031, 12, 31)
DAY = timedelta(days=1)


def on(day):
    return When(datetime.combine(day, time(7), tzinfo=UTC))


def let_go(cast, day):
    return keeping.let_go_in(cast.northmoor.pk, at=on(day))


def rows_of(model: Any) -> Any:
    return stored(model)


def counted(cast, *nouns):
    return {noun: rows_of(models()[noun]).filter(organisation=cast.northmoor).count() for noun in nouns}


def none(*nouns):
    return dict.fromkeys(nouns, 0)


# The page and the table.


def test_every_clock_has_an_act_and_every_export_says_what_it_owes():
    assert set(keeping.ACTS) == set(Until)
    assert set(OWED) == set(Export)


def test_every_record_on_the_page_is_found_by_the_act_of_its_clock():
    assert keeping.unreached() == []


@pytest.mark.parametrize(
    ("record", "until"), [("scheme", Until.ROUND), ("concern", Until.TRAIL), ("mail", Until.STUDY), ("new", Until.SENT)]
)
def test_a_field_planted_under_a_clock_that_cannot_find_it_is_named(monkeypatch, record, until):
    planted = (Delicacy.P2, "nobody", until, Export.NONE, "id planted")
    monkeypatch.setattr(inventory, "PAGE", {**PAGE, record: (*PAGE.get(record, ()), planted)})

    assert [line.partition(" ")[0] for line in keeping.unreached()] == [record]


def test_what_outlives_its_row_is_on_no_line():
    for record, rows in PAGE.items():
        kept = {until for _, _, until, _, names in rows if "id" in names.split()}
        assert len(kept) == 1, record


@pytest.mark.parametrize(
    ("record", "to", "found"),
    [
        ("cohort", "cohort", "pk"),
        ("meeting_answer", "cohort", "meeting__pair__cohort"),
        ("reading", "study", "narrative__study"),
        ("pseudonym", "study", "study_id"),
    ],
)
def test_the_way_from_a_record_to_what_ends(record, to, found):
    assert way(record, to) == found


@pytest.mark.parametrize(("day", "before"), [(date(2028, 2, 29), date(2026, 2, 28)), (ROUND_DAY, date(2026, 12, 18))])
def test_two_years_before_a_day(day, before):
    assert years_before(day, 2) == before


# Each clock, on the day before and on the day.


def test_organisation_nothing_goes_by_itself(world):
    names = ("scheme", "cohort", "organisation_key", "action", "progress")
    before = counted(world, *names)
    let_go(world, date(2099, 1, 1))

    assert counted(world, *names) == before


def test_identity_on_the_day_told_in_the_call(world):
    nouns = ("private_answer", "veto")
    before = counted(world, *nouns)
    let_go(world, IDENTITY_DAY - DAY)
    assert counted(world, *nouns) == before

    let_go(world, IDENTITY_DAY)
    assert counted(world, *nouns) == none(*nouns)


def test_identity_what_a_run_knew_is_emptied_and_the_run_stays(world):
    runs = stored(MatchRun).filter(cohort=world.cohort)
    runs.update(conflicts=[["a", "b"]])
    let_go(world, IDENTITY_DAY)

    assert {str(row.conflicts) for row in runs} == {"[]"}
    assert counted(world, "match_input") == {"match_input": 0}


def test_round_two_years_after_it_ends(world):
    coming = {"step": "cohort.close", "about_id": world.cohort.pk, "asked_in": "running", "on": ROUND_DAY}
    saved(ComingStep(organisation=world.northmoor, cohort=world.cohort, **coming))
    nouns = [
        noun for noun in records_until(Until.ROUND) if noun not in {"membership", "invitation", "appointment", "idea"}
    ]
    before = counted(world, *nouns)
    let_go(world, ROUND_DAY - DAY)
    assert counted(world, *nouns) == before
    assert min(before.values()) > 0

    gone = let_go(world, ROUND_DAY)
    assert counted(world, *nouns) == none(*nouns)
    assert {noun: gone[noun] for noun in nouns} == before
    assert sorted(stored(Membership).filter(organisation=world.northmoor).values_list("role", flat=True)) == [
        "administrator", "committee", "coordinator", "researcher", "wellbeing", "wellbeing"
    ]  # fmt: skip


def test_round_of_another_organisation_stays(world):
    let_go(world, ROUND_DAY)

    assert rows_of(models()["application"]).filter(organisation=world.elsewhere).count() == 1


def test_round_what_belongs_to_none_goes_two_years_after_its_own_end(world):
    stored(Membership).filter(person=world.grace).update(until=TODAY)
    asked = stored(Invitation).filter(cohort=None)
    appointed = stored(Appointment).filter(cohort=None)
    let_go(world, date(2028, 3, 1))
    assert (stored(Membership).filter(person=world.grace).count(), asked.count(), appointed.count()) == (1, 1, 1)

    let_go(world, date(2028, 3, 2))
    assert (stored(Membership).filter(person=world.grace).count(), asked.count(), appointed.count()) == (0, 0, 0)


def test_round_a_conflict_that_ended_goes_two_years_later_and_one_that_holds_stays(world):
    stored(Cohort).update(ends_on=date(2090, 1, 1))
    stored(Conflict).update(until=TODAY)
    let_go(world, date(2028, 3, 1))
    assert stored(Conflict).count() == 1
    stored(Conflict).update(until=None)
    let_go(world, date(2028, 3, 2))
    assert stored(Conflict).count() == 1
    stored(Conflict).update(until=TODAY)

    let_go(world, date(2028, 3, 2))
    assert stored(Conflict).count() == 0


def test_released_ideas_stay_without_their_pair_and_others_go(world):
    kept = stored(Idea).exclude(released_on=None)
    titles = sorted(kept.values_list("title", flat=True))
    stored(Idea).update(mentor_attribution="named")
    let_go(world, ROUND_DAY - DAY)
    assert stored(Idea).filter(pair=None).count() == 0
    assert stored(Idea).count() == len(titles) + 1

    let_go(world, ROUND_DAY)
    rows = list(stored(Idea).order_by("title"))
    assert [row.title for row in rows] == titles
    assert {(row.pair_id, row.mentor_attribution, row.agreed_on) for row in rows} == {(None, "unnamed", None)}


def test_a_page_of_a_released_idea_is_read_when_nobody_knows_whose_it_was(world, as_, clock):
    let_go(world, ROUND_DAY)
    stored(Idea).update(mentor_attribution="named")
    idea = stored(Idea).exclude(decision="").get()
    page = as_(world.jo).get(f"/committee/ideas/{idea.pk}/")

    assert page.status_code == 200
    assert idea.title in page.content.decode()
    assert "Cleo" not in page.content.decode()


def test_concern_a_year_after_it_is_closed(world):
    closed = stored(Concern).filter(owner=world.amara)
    closed.update(state=ConcernState.CLOSED, closed_on=TODAY, kept_until=date(2027, 3, 2))
    let_go(world, date(2027, 3, 1))
    assert counted(world, "concern", "concern_note") == {"concern": 3, "concern_note": 1}

    let_go(world, date(2027, 3, 2))
    assert counted(world, "concern", "concern_note") == {"concern": 2, "concern_note": 0}


def test_concern_that_nobody_closes_goes_two_years_after_its_writers_last_round(world):
    assert stored(Concern).exclude(state=ConcernState.DRAFT).count() == 2
    let_go(world, ROUND_DAY)
    assert counted(world, "concern", "concern_note") == {"concern": 3, "concern_note": 1}

    let_go(world, ROUND_DAY + DAY)

    assert counted(world, "concern", "concern_note") == {"concern": 0, "concern_note": 0}


def test_concern_that_nobody_closes_stays_for_two_years_after_its_last_note(world):
    noted = date(2027, 5, 4)
    stored(ConcernNote).update(noted_on=noted)
    let_go(world, ROUND_DAY)
    let_go(world, date(2029, 5, 3))
    assert counted(world, "concern", "concern_note") == {"concern": 1, "concern_note": 1}

    let_go(world, date(2029, 5, 4))

    assert counted(world, "concern", "concern_note") == {"concern": 0, "concern_note": 0}


def test_concern_a_draft_goes_with_the_part_of_its_writer(world):
    let_go(world, ROUND_DAY - DAY)
    assert stored(Concern).filter(state=ConcernState.DRAFT).count() == 1
    let_go(world, ROUND_DAY)

    let_go(world, ROUND_DAY + DAY)
    assert stored(Concern).filter(state=ConcernState.DRAFT).count() == 0


def test_study_on_the_day_it_names(world):
    nouns = records_until(Until.STUDY)
    stored(Study).update(kept_until=STUDY_DAY)
    before = counted(world, *nouns)
    let_go(world, STUDY_DAY - DAY)
    assert counted(world, *nouns) == before
    assert min(before[noun] for noun in nouns if noun != "study_cohort") > 0

    let_go(world, STUDY_DAY)
    assert counted(world, *nouns) == none(*nouns)


def test_consent_as_long_as_the_round_and_the_study_are_kept(world):
    stored(Study).update(kept_until=STUDY_DAY)
    before = stored(Consent).count()
    for day in (ROUND_DAY, STUDY_DAY - DAY):
        let_go(world, day)
        assert stored(Consent).count() == before

    let_go(world, STUDY_DAY)
    assert stored(Consent).count() == 0


def test_consent_where_a_study_ends_before_the_round_is_two_years_over(world):
    stored(Study).update(kept_until=date(2027, 1, 1))
    let_go(world, ROUND_DAY - DAY)
    assert stored(Consent).count() == 2

    let_go(world, ROUND_DAY)
    assert stored(Consent).count() == 0


def test_key_as_long_as_anything_that_it_opens(world):
    stored(Study).update(kept_until=STUDY_DAY)
    keys = stored(PersonKey).filter(organisation=world.northmoor)
    for day in (IDENTITY_DAY, ROUND_DAY, STUDY_DAY - DAY):
        let_go(world, day)
        assert keys.filter(person=world.ben).count() == 1

    let_go(world, STUDY_DAY)
    assert keys.filter(person=world.ben).count() == 0


def test_person_two_years_after_the_last_round(world):
    stored(Study).update(kept_until=STUDY_DAY)
    EmailAddress.objects.create(user=world.ben, email=world.ben.email, verified=True, primary=True)
    everything(world, ROUND_DAY - DAY)
    assert stored(Person).filter(email="ben@example.org").count() == 1

    everything(world, ROUND_DAY)
    ben = stored(Person).get(pk=world.ben.pk)
    assert (ben.email, ben.name, ben.is_active) == (f"{ben.pk}@forgotten.invalid", "", False)
    assert EmailAddress.objects.count() == 0

    everything(world, STUDY_DAY)
    assert stored(Person).filter(pk=world.ben.pk).count() == 0


def test_person_whoever_has_a_part_stays(world):
    everything(world, date(2099, 1, 1))

    assert {person.email.partition("@")[0] for person in stored(Person)} >= {"esi", "finn", "grace", "jo", "ines"}


def test_person_who_never_joined_goes_once_they_have_left_the_site(cast):
    came = saved(Person(email="new@example.org", password="!"))
    browser(came)
    everything(cast, TODAY)
    assert stored(Person).filter(pk=came.pk).exists()
    Session.objects.all().delete()

    everything(cast, TODAY)
    assert not stored(Person).filter(pk=came.pk).exists()


def test_sent_mail_on_the_next_day(cast):
    notices.tell(cast.ben, at=on(TODAY))
    stored(Mail).update(sent_at=NOW)
    midnight = datetime.combine(TODAY + DAY, time(), tzinfo=UTC)
    keeping.let_go_everywhere(at=When(midnight - timedelta(seconds=1)))
    assert stored(Mail).count() == 1

    keeping.let_go_everywhere(at=When(midnight))
    assert stored(Mail).count() == 0


def test_sent_a_mail_that_never_left_goes_too_and_a_round_that_was_done(world):
    notices.tell_at_once("ben@example.org", Notice.ALERT, at=When(NOW))
    keeping.let_go_everywhere(at=When(NOW + 29 * DAY))
    assert (stored(Mail).count(), counted(world, "dispatch")) == (1, {"dispatch": 1})

    keeping.let_go_everywhere(at=When(NOW + 30 * DAY))
    assert (stored(Mail).count(), counted(world, "dispatch")) == (0, {"dispatch": 0})


def test_form_a_week_after_it_was_sent(cast):
    saved(SentForm(sent_on=TODAY))
    keeping.let_go_everywhere(at=on(TODAY + 6 * DAY))
    assert stored(SentForm).count() == 1

    assert keeping.let_go_everywhere(at=on(TODAY + 7 * DAY))["sent_form"] == 1
    assert stored(SentForm).count() == 0


def test_session_that_expired(cast):
    browser(cast.ben)
    ends = Session.objects.get().expire_date
    keeping.let_go_everywhere(at=When(ends - timedelta(seconds=1)))
    assert Session.objects.count() == 1

    keeping.let_go_everywhere(at=When(ends))
    assert Session.objects.count() == 0


def test_job_that_is_done_and_one_that_failed_after_thirty_days(cast):
    for status in (TaskResultStatus.READY, TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED):
        jobs.ask("read-story", status)
        row = DBTaskResult.objects.get(args_kwargs__args__1=status)
        row.status, row.finished_at = status, None if status == TaskResultStatus.READY else NOW
        row.save()
    keeping.let_go_everywhere(at=When(NOW + 30 * DAY - timedelta(seconds=1)))
    assert sorted(row.status for row in DBTaskResult.objects.all()) == ["FAILED", "READY"]

    keeping.let_go_everywhere(at=When(NOW + 30 * DAY))
    assert [row.status for row in DBTaskResult.objects.all()] == ["READY"]


# All of it.


def test_after_all_clocks_have_run_only_what_the_organisation_keeps_is_left(world):
    stored(Study).update(kept_until=STUDY_DAY)
    stored(Concern).exclude(state=ConcernState.DRAFT).update(state=ConcernState.CLOSED, kept_until=STUDY_DAY)
    for day in (ROUND_DAY, STUDY_DAY, STUDY_DAY + DAY):
        everything(world, day)

    left = {noun: count for noun, count in everything_stored().items() if count}
    kept = {noun for noun in left if Until.ORGANISATION not in {row[2] for row in PAGE[noun]}}
    assert kept == {"idea", "membership", "person", "person_key", "event", "application", "relation"}
    for noun in ("application", "relation"):
        assert rows_of(models()[noun]).exclude(organisation=world.elsewhere).count() == 0


def test_a_fault_in_one_act_stops_none_of_the_others_and_is_raised(world, monkeypatch):
    def raises(organisation_id, *, at):
        raise ZeroDivisionError

    broken = {**keeping.ACTS, Until.IDENTITY: keeping.Act(in_each=raises)}
    monkeypatch.setattr(keeping, "ACTS", broken)
    stored(Study).update(kept_until=STUDY_DAY)

    with pytest.raises(ZeroDivisionError):
        let_go(world, STUDY_DAY)
    assert counted(world, "study", "private_answer") == {"study": 0, "private_answer": 2}


def everything(cast, day):
    let_go(cast, day)
    return keeping.let_go_everywhere(at=on(day))


def everything_stored():
    return Counter({noun: stored(model).count() for noun, model in models().items() if issubclass(model, Record)})
