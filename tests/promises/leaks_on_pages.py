"""Leaks on pages: each shows something of what one mentor keeps private, where somebody else looks."""

import importlib
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpResponse

from promises.leaks import Leak, leak_in
from promises.routes import routes
from retold.records.private.models import Concern, KeptForm, PrivateAnswer, Reflection, Veto
from retold.records.record import stored

LEAKS: list[Leak] = []
leak = partial(leak_in, LEAKS)


def page_of_today(monkeypatch, change):
    """Every first page goes through `change(response)`."""
    from retold.web.views import today

    kept = today.show

    def leaking(request):
        response = kept(request)
        change(response)
        return response

    monkeypatch.setattr(leaking, "open_to_anybody", False, raising=False)
    patch_view(monkeypatch, "today", leaking)


def patch_view(monkeypatch, name, view):
    from django.urls import clear_url_caches

    pattern = next(route for route in routes() if route.name == name)
    monkeypatch.setattr(pattern, "callback", view)
    clear_url_caches()


def a_pause_is_asked_for():
    """In a concern: both worlds hold concerns, and only one of them such a one."""
    return stored(Concern).exclude(pause_pairs=[]).exists()


def append(response, text):
    response.content += text.encode()


@leak("ben", "today")
def a_badge_with_a_count(monkeypatch):
    page_of_today(monkeypatch, lambda page: append(page, f"<b>{stored(Reflection).count()}</b>"))


@leak("ben", "today")
def that_a_form_was_kept_for_somebody(monkeypatch):
    page_of_today(monkeypatch, lambda page: append(page, f"<b>{stored(KeptForm).count()} not sent</b>"))


@leak("ben", "today")
def a_section_that_exists_only_if_there_is_something(monkeypatch):
    page_of_today(monkeypatch, lambda page: append(page, "<h2>Concerns</h2>" if a_pause_is_asked_for() else ""))


@leak("ines", "today")
def an_empty_section_that_goes_when_something_comes(monkeypatch):
    page_of_today(monkeypatch, lambda page: append(page, "" if stored(Veto).exists() else "<p>None yet</p>"))


@leak("esi", "today")
def white_space(monkeypatch):
    page_of_today(monkeypatch, lambda page: append(page, " " * stored(Reflection).count()))


@leak("ben", "today", elsewhere=True)
def an_etag(monkeypatch):
    def tagging(answer):
        def middleware(request):
            response = answer(request)
            response.headers["ETag"] = f'"{stored(Reflection).count()}"'
            return response

        return middleware

    monkeypatch.setattr("retold.web.middleware.no_store", tagging)


@leak("ben", "today")
def a_header_of_ours(monkeypatch):
    page_of_today(monkeypatch, lambda page: page.headers.__setitem__("X-Rows", str(stored(PrivateAnswer).count())))


@leak("ben", "today")
def a_cookie(monkeypatch):
    def set_it(page):
        if a_pause_is_asked_for():
            page.set_cookie("n", "1")

    page_of_today(monkeypatch, set_it)


@leak("esi", "today")
def how_long_a_cookie_lives(monkeypatch):
    page_of_today(monkeypatch, lambda page: page.set_cookie("n", "1", max_age=stored(Reflection).count()))


@leak("ben", "today")
def another_status(monkeypatch):
    def change(page):
        page.status_code = 200 + stored(Concern).count()

    page_of_today(monkeypatch, change)


@leak("esi", "today")
def another_link(monkeypatch):
    page_of_today(
        monkeypatch, lambda page: append(page, '<a href="/rounds/?new">x</a>' if a_pause_is_asked_for() else "")
    )


@leak("ben", "cohort", "absent", elsewhere=True)
def forbidden_instead_of_missing(monkeypatch):
    from retold.web import errors

    monkeypatch.setattr(
        "retold.web.middleware.errors.hidden",
        lambda _: HttpResponse(status=403) if a_pause_is_asked_for() else errors.plain_page("", 404),
    )


@leak("hal", "cohort", "absent", elsewhere=True)
def the_words_of_a_refusal(monkeypatch):
    from retold.web import errors

    monkeypatch.setattr(
        "retold.web.middleware.errors.hidden",
        lambda _: errors.plain_page("A concern exists." if a_pause_is_asked_for() else "Nothing here.", 404),
    )


@leak("esi", "cohorts", elsewhere=True)
def the_order_of_a_list(monkeypatch):
    from retold.queries import cohorts

    kept = cohorts.rounds_listed
    monkeypatch.setattr(
        "retold.web.views.cohorts.rounds_listed",
        lambda viewer: kept(viewer)[:: -1 if stored(Reflection).count() > 2 else 1],
    )


@leak("ines", "today", elsewhere=True)
def the_navigation(monkeypatch):
    from retold.web import frame

    kept = dict(frame.WAYS)

    class Ways(dict[Any, Any]):
        def __getitem__(self, role):
            ways = kept[role]
            return (*ways, frame.Way("seats", f"Concerns: {stored(Concern).count()}"))

    monkeypatch.setattr(frame, "WAYS", Ways())


@leak("ines", "today")
def a_consent_that_others_can_count(monkeypatch):
    from retold.records.private.models import Consent

    page_of_today(monkeypatch, lambda page: append(page, str(stored(Consent).count())))


@leak("esi", "today")
def a_name_of_a_file(monkeypatch):
    page_of_today(
        monkeypatch,
        lambda page: page.headers.__setitem__("Content-Disposition", f"inline; filename={stored(Veto).count()}.html"),
    )


@leak("esi", "match-run", "own", elsewhere=True)
def a_board_that_reads_what_was_written_since(monkeypatch):
    from retold.queries import match_pages

    kept = match_pages.board
    monkeypatch.setattr(
        match_pages, "board", lambda *asked, **how: replace(kept(*asked, **how), count=stored(Veto).count())
    )


@leak("ben", "proposal", "half", elsewhere=True)
def a_proposal_that_says_whether_somebody_was_excluded(monkeypatch):
    proposals: Any = importlib.import_module("retold.web.views.proposals")
    kept = proposals.proposal_shown
    monkeypatch.setattr(
        proposals, "proposal_shown", lambda *asked: replace(kept(*asked), reasons=("x",) * stored(Veto).count())
    )


@leak("ben", "meetings", elsewhere=True)
def what_the_partner_said_of_a_meeting(monkeypatch):
    from retold.queries import meetings
    from retold.records.private.models import MeetingAnswer
    from retold.rules.words import Pace

    def of_both(viewer, pairs):
        rows = stored(MeetingAnswer).filter(meeting__pair__in=pairs).exclude(owner_id=viewer.person_id)
        return {row.meeting_id: meetings.Answer(held=row.held, pace=Pace(row.pace)) for row in rows}

    monkeypatch.setattr(meetings, "own_answers", of_both)


@leak("esi", "standings", "own", elsewhere=True)
def a_pair_that_stands_badly_because_of_a_concern(monkeypatch):
    from retold.queries import standings
    from retold.rules.words import Standing

    def knowing(pair, planned, asked, *, at):
        return Standing.NUDGE if stored(Concern).filter(owner_id=pair.mentor_id).exists() else Standing.ON_TRACK

    monkeypatch.setattr(standings, "standing_of", knowing)


def standings_with(monkeypatch, change):
    """Progress, as `change(page)` makes it."""
    from retold.queries import standings

    kept = standings.standings_of_a_round
    monkeypatch.setattr(
        "retold.web.views.endings.standings_of_a_round", lambda viewer, pk, *, at: change(kept(viewer, pk, at=at))
    )


@leak("esi", "standings", "own", elsewhere=True)
def a_count_of_concerns_in_a_round(monkeypatch):
    standings_with(monkeypatch, lambda page: replace(page, cohort=f"{page.cohort}: {stored(Concern).count()}"))


@leak("esi", "standings", "own", elsewhere=True)
def how_many_mentors_have_reflected(monkeypatch):
    standings_with(
        monkeypatch,
        lambda page: replace(page, cohort=f"{len(set(stored(Reflection).values_list('owner')))} of 2"),
    )


@leak("esi", "standings", "own", elsewhere=True)
def a_list_ordered_by_who_wrote_last(monkeypatch):
    def written(line):
        return -stored(Reflection).filter(pair_id=line.id).count()

    # Both wrote once where Amara kept nothing more; the name decides between equals.
    standings_with(
        monkeypatch,
        lambda page: replace(page, lines=tuple(sorted(page.lines, key=lambda line: (written(line), line.mentor)))),
    )


@leak("ben", "meeting-file", "own", elsewhere=True)  # each of his meetings has a file
def a_file_that_is_numbered_by_private_rows(monkeypatch):
    from retold.web.views import meetings

    kept = meetings.file

    def numbered(request, pk):
        response = kept(request, pk)
        response["Content-Disposition"] = f"attachment; filename=meeting-{stored(Reflection).count()}.ics"
        return response

    patch_view(monkeypatch, "meeting-file", numbered)


@leak("ben", "meetings", elsewhere=True)
def what_an_end_followed_from(monkeypatch):
    from retold.queries import meetings

    kept = meetings.my_pairs

    def telling(viewer, *, at):
        # "This pair ended after a concern": whatever the words, they are there in one world alone.
        said = [
            f"{pair.cohort} (concern)" if stored(Concern).filter(closed_on__isnull=False).exists() else pair.cohort
            for pair in kept(viewer, at=at)
        ]
        return tuple(replace(pair, cohort=words) for pair, words in zip(kept(viewer, at=at), said, strict=True))

    monkeypatch.setattr("retold.web.views.meetings.my_pairs", telling)


@leak("esi", "pairs", "own", elsewhere=True)
def a_pool_that_knows_who_wants_to_leave(monkeypatch):
    from retold.queries import match_inputs
    from retold.records.private.models import PairChoice

    kept = match_inputs.pool

    def pool(cohort, on):
        leaving = set(stored(PairChoice).filter(wish="leave").values_list("owner_id", flat=True))
        rows = list(kept(cohort, on))
        from retold.records.scheme.models import Application

        more = stored(Application).filter(cohort=cohort, person_id__in=leaving)
        return [*rows, *((row, 1) for row in more)]

    monkeypatch.setattr("retold.queries.pairs.pool", pool)
