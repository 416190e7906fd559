"""Leaks around pages: in titles, files, headers and cookies, in mails of later days, in what a round does by itself.

Each of them knows one number, `kept()`: how much is kept private. Whoever stores that otherwise changes it here alone.
"""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from people import AT
from promises.leaks import MAILBOX, TABLES, Leak, leak_in
from promises.leaks_of_writing import after_saving
from promises.leaks_on_pages import append, page_of_today, patch_view, standings_with
from retold.records.private.models import Reflection
from retold.records.record import stored
from retold.records.scheme.models import Cohort, MatchRun, Nudge, Pair, Proposal
from retold.records.trail.models import Mail, SentForm
from retold.services.work import daily_round

LEAKS: list[Leak] = []
leak = partial(leak_in, LEAKS)


def kept() -> int:
    """How many pages are kept private: in one world more than in its twin."""
    return stored(Reflection).count()


def more_than_before() -> bool:
    """Whether somebody kept more than what both worlds begin with."""
    return kept() > 1


def in_the_round(monkeypatch, act):
    """Something else is done each morning, in every organisation."""
    monkeypatch.setattr(daily_round, "ROUND", (lambda _house, *, at: act(at), *daily_round.ROUND))


# Titles, headers, cookies, where a page leads.


@leak("ben", "today")
def a_title_with_a_number(monkeypatch):
    def change(page):
        page.content = page.content.replace(b"<title>", b"<title>(%d) " % kept(), 1)

    page_of_today(monkeypatch, change)


@leak("ben", "today")
def how_long_the_database_was_asked(monkeypatch):
    page_of_today(monkeypatch, lambda page: page.headers.__setitem__("Server-Timing", f"rows;dur={kept()}"))


@leak("esi", "today")
def a_language_that_is_said_to_vary(monkeypatch):
    page_of_today(monkeypatch, lambda page: page.headers.__setitem__("Vary", "Cookie" + ", Accept" * kept()))


@leak("ben", "today")
def where_a_cookie_counts(monkeypatch):
    page_of_today(monkeypatch, lambda page: page.set_cookie("n", "1", path="/own/" if more_than_before() else "/"))


@leak("ines", "today")
def another_way_onwards(monkeypatch):
    def change(page):
        page.status_code, page.headers["Location"] = 302, f"/?{kept()}"

    page_of_today(monkeypatch, change)


@leak("ben", "today")
def a_hint_to_fetch_what_is_behind_it(monkeypatch):
    def change(page):
        if more_than_before():
            page.headers["Link"] = "</own/letters/>; rel=preload"

    page_of_today(monkeypatch, change)


# Names and numbers where others look.


@leak("esi", "today")
def a_name_on_the_first_page(monkeypatch):
    def named(page):
        writers = {row.owner.name for row in stored(Reflection).select_related("owner")}
        append(page, ", ".join(sorted(writers)))

    page_of_today(monkeypatch, named)


@leak("hal", "inferred")
def what_can_still_be_inferred_with_a_figure_of_today(monkeypatch):
    from retold.web.views import outside

    shown = outside.inferred

    def leaking(request):
        response = shown(request)
        append(response, f"{kept()} pages are kept here.")
        return response

    monkeypatch.setattr(leaking, "open_to_anybody", True, raising=False)
    patch_view(monkeypatch, "inferred", leaking)


@leak("esi", "members")
def who_is_busy_in_the_list_of_people(monkeypatch):
    from retold.web.views import memberships

    shown = memberships.show

    def leaking(request):
        response = shown(request)
        append(response, "<td>writes</td>" * kept())
        return response

    patch_view(monkeypatch, "members", leaking)


@leak("finn", "study", "own")
def how_many_did_not_consent(monkeypatch):
    from retold.records.private.models import Consent
    from retold.web.views import studies

    shown = studies.show

    def leaking(request, pk):
        response = shown(request, pk)
        append(response, f"{stored(Consent).count()} have decided.")
        return response

    patch_view(monkeypatch, "study", leaking)


@leak("esi", "standings", "own", elsewhere=True)
def a_mentor_named_by_how_much_she_writes(monkeypatch):
    def change(page):
        return replace(page, lines=tuple(replace(one, mentor=f"{one.mentor} {kept()}") for one in page.lines))

    standings_with(monkeypatch, change)


# Files.


@leak("ben", "meeting-file", "own", elsewhere=True)  # each of his meetings has a file
def an_entry_for_the_calendar_that_counts(monkeypatch):
    from retold.web.views import meetings

    file = meetings.file

    def counting(request, pk):
        response = file(request, pk)
        response.content = response.content.replace(b"SEQUENCE:", b"SEQUENCE:%d" % kept())
        return response

    patch_view(monkeypatch, "meeting-file", counting)


@leak("ben", "meeting-file", "own", elsewhere=True)
def an_entry_for_the_calendar_that_keeps_time_for_writing(monkeypatch):
    from retold.web.views import meetings

    file = meetings.file

    def reminding(request, pk):
        response = file(request, pk)
        if more_than_before():
            response.content = response.content.replace(b"END:VEVENT", b"BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT")
        return response

    patch_view(monkeypatch, "meeting-file", reminding)


# Mails of the days after.


def mail_each_morning(monkeypatch, part):
    """Ben gets a mail each morning; `part(at)` is what of it depends on something."""

    def act(at):
        letter = {"to": "ben@example.org", "notice": "waiting", "body": "Look.", "slot": at.moment, **part(at)}
        stored(Mail).get_or_create(key=f"morning {at.day}", defaults=letter)

    in_the_round(monkeypatch, act)


@leak("ben", MAILBOX)
def a_mail_in_other_words(monkeypatch):
    mail_each_morning(monkeypatch, lambda at: {"body": f"Look. {kept()}", "slot": at.moment})


@leak("ben", MAILBOX)
def a_mail_that_leaves_two_hours_later(monkeypatch):
    late = timedelta(hours=2)
    mail_each_morning(monkeypatch, lambda at: {"slot": at.moment + (late if more_than_before() else timedelta())})


@leak("ben", MAILBOX)
def a_mail_on_another_day(monkeypatch):
    mail_each_morning(monkeypatch, lambda at: {"slot": at.moment + timedelta(days=30 if more_than_before() else 0)})


# Rows that others can count, and what a round does by itself.


@leak("ben", TABLES, elsewhere=True)
def a_reminder_that_is_remembered_for_each_page(monkeypatch):
    def remember(row):
        mine = {"organisation_id": row.organisation_id, "pair_id": row.pair_id, "person_id": row.owner_id}
        stored(Nudge).get_or_create(**mine, sent_on=AT.day - timedelta(days=kept()))

    after_saving(monkeypatch, remember)


@leak("ines", TABLES)
def a_form_that_is_remembered_when_it_was_private(monkeypatch):
    after_saving(monkeypatch, lambda _: SentForm(sent_on=AT.day, led_to=b"x").save(force_insert=True))


@leak("ben", TABLES, elsewhere=True)
def a_board_that_is_set_aside_for_a_private_reason(monkeypatch):
    after_saving(monkeypatch, lambda _: stored(MatchRun).update(state="set-aside"))


@leak("ben", TABLES, elsewhere=True)
def a_proposal_that_lapses_before_the_day_of_answers(monkeypatch):
    after_saving(monkeypatch, lambda _: stored(Proposal).update(state="lapsed"))


@leak("esi", TABLES, elsewhere=True)
def a_day_of_answers_that_is_put_off(monkeypatch):
    after_saving(monkeypatch, lambda _: stored(MatchRun).update(answers_on=AT.day + timedelta(days=30)))


@leak("ben", TABLES, elsewhere=True)
def a_round_that_closes_later_while_somebody_writes(monkeypatch):
    in_the_round(
        monkeypatch,
        lambda at: stored(Cohort).update(ends_on=at.day + timedelta(days=200 if more_than_before() else 190)),
    )


@leak("ben", TABLES, elsewhere=True)
def a_pair_that_is_paused_since_one_of_them_wrote_much(monkeypatch):
    in_the_round(monkeypatch, lambda _: stored(Pair).update(state="paused") if more_than_before() else None)


@leak("esi", TABLES, elsewhere=True)
def a_late_bar_that_ends_a_pair_sooner(monkeypatch):
    in_the_round(
        monkeypatch,
        lambda at: stored(Pair).update(ended_on=at.day - timedelta(days=kept())),
    )
