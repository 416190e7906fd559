"""Leaks of writing: something open changes, or is sent, when one mentor writes what is private."""

from functools import partial

from people import AT
from promises.leaks import MAILBOX, TABLES, Leak, leak_in
from retold.records.private.models import Reflection
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Pair
from retold.services import notices

LEAKS: list[Leak] = []
leak = partial(leak_in, LEAKS)


def after_saving(monkeypatch, do):
    """Something else happens whenever a reflection is saved."""
    kept = Reflection.save

    def saving(self, *args, **kwargs):
        kept(self, *args, **kwargs)
        do(self)

    monkeypatch.setattr(Reflection, "save", saving)


@leak("ben", TABLES, elsewhere=True)
def a_parent_row_that_is_touched(monkeypatch):
    after_saving(monkeypatch, lambda row: stored(Pair).filter(pk=row.pair_id).update(ended_on=AT.day))


@leak("ben", TABLES, elsewhere=True)
def a_counter_on_the_round(monkeypatch):
    def count(row):
        found = stored(Cohort).get(pk=row.pair.cohort_id)
        found.meetings_promised += 1
        found.save()

    after_saving(monkeypatch, count)


@leak("ben", MAILBOX)
def a_mail_to_the_partner(monkeypatch):
    from people import AT

    after_saving(monkeypatch, lambda row: notices.tell(row.pair.mentee, at=AT))


@leak("ines", TABLES)
def an_event_that_the_administrator_reads(monkeypatch):
    from people import AT
    from retold.rules.viewer import machine
    from retold.services import events

    after_saving(monkeypatch, lambda row: events.write("reflection.write", row, by=machine(row.organisation_id), at=AT))


@leak("ines", TABLES)
def a_job_that_waits(monkeypatch):
    from retold.services import jobs

    after_saving(monkeypatch, lambda row: jobs.ask("read-story", row.pk))


@leak("ben", TABLES, elsewhere=True)
def a_meeting_that_is_cancelled_because_one_of_the_two_says_it_was_not_held(monkeypatch):
    from retold.records.private.models import MeetingAnswer
    from retold.records.scheme.models import Meeting
    from retold.services.work import daily_round

    def settle(organisation_id, *, at):
        denied = stored(MeetingAnswer).filter(held=False).values_list("meeting_id", flat=True)
        stored(Meeting).filter(pk__in=list(denied)).update(state="cancelled")

    monkeypatch.setattr(daily_round, "ROUND", (settle,))


@leak("ben", MAILBOX, elsewhere=True)
def a_reminder_that_rests_on_what_one_of_the_two_says(monkeypatch):
    from retold.records.private.models import MeetingAnswer

    def late_since(pair, planned, *, at):
        denied = stored(MeetingAnswer).filter(meeting__in=[meeting.pk for meeting in planned], held=False)
        return at.day if denied.exists() else None

    monkeypatch.setattr("retold.queries.standings.late_since", late_since)


@leak("ben", MAILBOX)
def a_mail_when_somebody_wants_to_leave(monkeypatch):
    from retold.services import endings

    kept = endings.keep

    def telling(pair, wish, *, by, at):
        notices.tell(pair.mentee, at=at)
        return kept(pair, wish, by=by, at=at)

    monkeypatch.setattr(endings, "keep", telling)


@leak("ben", TABLES, elsewhere=True)
def an_end_before_the_fixed_day(monkeypatch):
    monkeypatch.setattr("retold.services.endings.next_ending_day", lambda day: day)
