"""The reports of a study: asked for with their cause, worked out once, and gone with a story that leaves."""

from datetime import date, timedelta

import pytest
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from factories.study import PLAN, SECOND_DAY, both, consenting, crowd, opened, reported, unblinded
from ground import floor
from people import AT, NOW, TODAY, viewer
from retold.queries import report_inputs
from retold.queries.reports import BODY, part_of
from retold.queries.studies import FEWEST
from retold.records import vault
from retold.records.key.models import Pseudonym
from retold.records.private.models import Story
from retold.records.record import stored
from retold.records.study.models import Report
from retold.records.trail.models import Event
from retold.rules.refusals import HiddenError
from retold.rules.words import ConsentPurpose, NarrativeTime, ReportState, StoryUse
from retold.services import consents, events, report_work, reports, stories, studies
from retold.services.work import daily_round, queue
from retold.services.work.table import DOES
from retold.services.work.worker import Worker

NEXT_DAY = AT + timedelta(days=1)


@floor
def study(cast):
    """A study of eight whole pairs, blind."""
    made = opened(cast)
    crowd(cast, made, FEWEST)
    return made


@pytest.fixture
def drawn(monkeypatch):
    """What the job was given to draw, in place of drawing it."""
    given = []

    def draw(wanted, retellings):
        given.append((wanted, retellings))
        return {BODY: f"{len(retellings)} pairs".encode()}

    monkeypatch.setattr(report_work, "drawn", draw)
    return given


def asked_jobs():
    return [row.args_kwargs["args"][1] for row in DBTaskResult.objects.all() if "make-report" in str(row.args_kwargs)]


def withdraw(study):
    story = stored(Story).filter(study=study, time=NarrativeTime.SECOND, use=StoryUse.STUDY).first()
    return stories.withdraw(story.pk, by=viewer(story.owner), at=SECOND_DAY)


# Nothing.


def test_a_blind_study_has_no_report_and_nobody_can_ask_for_one(cast, study):
    reports.renew(study.pk, at=AT)
    with pytest.raises(HiddenError):
        reports.ask(study.pk, by=viewer(cast.finn), at=AT)

    assert (stored(Report).count(), asked_jobs()) == (0, [])


def test_fewer_than_eight_pairs_give_none(cast):
    study = opened(cast)
    crowd(cast, study, FEWEST - 1)
    reports.ask(unblinded(study, cast).pk, by=viewer(cast.finn), at=AT)

    assert (stored(Report).count(), asked_jobs()) == (0, [])


@pytest.mark.parametrize("name", ["amara", "ben", "esi", "grace", "jo", "ines", "oke", "pia", "hal"])
def test_nobody_but_a_researcher_asks(cast, name):
    study = unblinded(opened(cast), cast)
    with pytest.raises(HiddenError):
        reports.ask(study.pk, by=viewer(getattr(cast, name)), at=AT)


def test_a_report_that_is_gone_is_not_worked_out(cast, drawn):
    report_work.work("a" * 26, moment=NOW)
    assert drawn == []


# Causes.


def test_unblinding_asks_for_it(cast, study):
    unblinded(study, cast)
    report = stored(Report).get()

    assert (report.state, report.asked_on, bytes(report.result)) == (ReportState.ASKED, TODAY, b"")
    assert asked_jobs() == [report.pk]
    assert DBTaskResult.objects.get(args_kwargs__args=["make-report", report.pk]).queue_name == "default"


def test_the_last_reading_of_the_eighth_pair_asks_for_it(cast):
    study = opened(cast)
    crowd(cast, study, FEWEST - 1)
    unblinded(study, cast)
    consenting(cast, cast.ben)
    both(study, cast.ben)

    assert asked_jobs() == [stored(Report).get().pk]


def test_a_story_for_its_writer_alone_asks_for_nothing_new(cast, study, drawn):
    unblinded(study, cast)
    report = reported(study)
    both(study, cast.dev)

    assert stored(Report).get() == report
    assert asked_jobs() == [report.pk]


def test_one_more_pair_asks_for_another_and_the_old_one_goes(cast, study, drawn):
    unblinded(study, cast)
    old = reported(study)
    consenting(cast, cast.ben)
    both(study, cast.ben)

    assert stored(Report).get().pk != old.pk
    assert part_of(reported(study), BODY) == b"9 pairs"


def test_a_change_of_the_plan_asks_for_another(cast, study, drawn):
    unblinded(study, cast)
    old = reported(study)
    said = {**PLAN, "kept_until": date(2035, 1, 31)}
    studies.deviate(study.pk, said=said, reason="Sooner is better.", by=viewer(cast.finn), at=AT)

    new = stored(Report).get()
    assert new.pk != old.pk
    assert "It was changed twice since." in report_inputs.wanted_of(new).notes[1]


def test_a_story_that_is_taken_back_takes_every_report_along(cast, study, drawn):
    reported(unblinded(study, cast))
    withdraw(study)

    assert stored(Report).count() == 0


def test_with_enough_pairs_left_the_report_on_the_others_is_asked_for_by_itself(cast, drawn):
    study = opened(cast)
    crowd(cast, study, FEWEST + 1)
    old = reported(unblinded(study, cast))
    gone = stored(Pseudonym).get(owner=withdraw(study).owner_id)

    new = stored(Report).get()
    assert new.pk != old.pk
    assert len(report_inputs.wanted_of(new).readings) == 2 * FEWEST
    assert "1 taken back since." in report_inputs.wanted_of(new).notes[-1]
    reported(study)
    kept = {one.pair for one in drawn[-1][1]}
    assert len(kept) == FEWEST
    assert gone.words not in kept


def test_a_consent_that_is_taken_back_takes_every_report_along_and_given_again_brings_one(cast, study, drawn):
    reported(unblinded(study, cast))
    owner = stored(Story).filter(study=study).first().owner
    for given, count in ((False, 0), (True, 1)):
        consents.keep(cast.cohort, owner.pk, ConsentPurpose.ANALYSIS, given=given, by=viewer(owner), at=AT)
        assert stored(Report).count() == count


# The job.


def test_it_is_worked_out_once_and_kept_sealed(cast, study, drawn):
    report = reported(unblinded(study, cast))
    report_work.work(report.pk, moment=NOW)

    assert report.state == ReportState.READY
    assert len(drawn) == 1
    assert b"8 pairs" not in bytes(report.result)
    assert part_of(report, BODY) == b"8 pairs"
    assert DOES["make-report"] is report_work.work


def test_a_story_that_leaves_while_it_is_worked_out_leaves_nothing_behind(cast, study, monkeypatch):
    def draw(wanted, retellings):
        withdraw(study)
        return {BODY: b"too late"}

    monkeypatch.setattr(report_work, "drawn", draw)
    unblinded(study, cast)
    report_work.work(stored(Report).get().pk, moment=NOW)

    assert stored(Report).count() == 0


def test_a_job_for_an_old_report_opens_no_story_that_left(cast, study, drawn):
    unblinded(study, cast)
    (old,) = stored(Report)
    withdraw(study)
    with pytest.raises(HiddenError):
        report_inputs.gathered(old)


def test_what_cannot_be_worked_out_is_failed_and_asked_for_again(cast, study, monkeypatch, drawn):
    study = unblinded(study, cast)
    with monkeypatch.context() as broken:
        broken.setattr(report_work, "drawn", lambda *_: 1 / 0)
        failed = reported(study)
    assert (failed.state, bytes(failed.result)) == (ReportState.FAILED, b"")

    reports.ask(study.pk, by=viewer(cast.finn), at=AT)
    assert asked_jobs() == [failed.pk, failed.pk]
    assert reported(study).state == ReportState.READY


def test_a_worker_that_died_over_it_is_followed_by_another(cast, study, drawn, clock, monkeypatch):
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)  # it would end the test's one transaction
    unblinded(study, cast)
    (job,) = [row for row in DBTaskResult.objects.all() if "make-report" in row.args_kwargs["args"]]
    job.claim("dead")
    clock.shift(queue.LEASE + timedelta(seconds=11))
    Worker("one").round(NOW + queue.LEASE + timedelta(seconds=11))

    assert stored(Report).get().state == ReportState.READY
    assert len(drawn) == 1


def test_asking_twice_on_one_day_is_asking_once(cast, study):
    study = unblinded(study, cast)
    reports.ask(study.pk, by=viewer(cast.finn), at=AT)
    reports.ask(study.pk, by=viewer(cast.finn), at=AT)
    assert len(asked_jobs()) == 1

    reports.ask(study.pk, by=viewer(cast.finn), at=NEXT_DAY)
    assert len(asked_jobs()) == 2
    assert stored(Report).get().asked_on == NEXT_DAY.day


def test_the_daily_round_asks_for_what_lacks_and_leaves_what_is_there(cast, study, drawn):
    unblinded(study, cast)
    stored(Report).delete()
    daily_round.run(cast.northmoor.pk, at=NEXT_DAY)
    report = reported(study)
    daily_round.run(cast.northmoor.pk, at=NEXT_DAY + timedelta(days=1))

    assert stored(Report).get() == report
    assert asked_jobs().count(report.pk) == 1


def test_its_hours_stay_out_of_the_trail_that_others_read(cast, study, drawn):
    reported(unblinded(study, cast))

    assert not stored(Event).filter(about="report").exists()
    kinds = [line.kind for line in events.told(cast.northmoor.pk) if line.about == "report"]
    assert kinds == ["report.ask", "report.finish"]


# What it holds.


def test_the_same_stories_give_the_same_bytes_and_no_word_of_theirs(cast, study):
    report = reported(unblinded(study, cast))
    first = vault.opened_file(report, "result")
    again = report_work.drawn(report_inputs.wanted_of(report), report_inputs.gathered(report))

    assert report_work.zipped(again) == first
    assert set(again) == {"body.html", "report.html", "report.pdf", "report.docx", "tables.zip"}
    for data in again.values():
        assert b"evening shifts" not in data


def test_what_it_rests_on_is_kept_as_canonical_text(cast, study):
    report = stored(Report).get(study=unblinded(study, cast))
    wanted = report_inputs.wanted_of(report)

    assert wanted.text() == report.wanted
    assert wanted.hash() == report.wanted_hash
    assert len(wanted.readings) == 2 * FEWEST
    assert (wanted.title, wanted.primary, wanted.seed) == (study.title, ("characterisation",), 2021)
