"""The twin worlds are alive: each leak that is planted here is caught. One for every channel somebody could open."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from secrets_of_mentors import keep
from twins import differences, nothing, told

from people import AT
from retold.records.private.models import Concern, PrivateAnswer, Reflection, Veto
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Pair
from retold.services import notices

LEAKS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {}


def leak(plant):
    LEAKS[plant.__name__] = plant
    return plant


def page_of_today(monkeypatch, change):
    """Every first page goes through `change(response)`."""
    from retold.web.views import today

    kept = today.show

    def leaking(request):
        response = kept(request)
        change(response)
        return response

    leaking.open_to_anybody = False
    patch_view(monkeypatch, "today", leaking)


def patch_view(monkeypatch, name, view):
    from django.urls import clear_url_caches, get_resolver

    pattern = next(pattern for pattern in get_resolver().url_patterns if pattern.name == name)
    monkeypatch.setattr(pattern, "callback", view)
    clear_url_caches()


def append(response, text):
    response.content += text.encode()


@leak
def a_badge_with_a_count(monkeypatch):
    page_of_today(monkeypatch, lambda page: append(page, f"<b>{stored(Reflection).count()}</b>"))


@leak
def a_section_that_exists_only_if_there_is_something(monkeypatch):
    page_of_today(monkeypatch, lambda page: append(page, "<h2>Concerns</h2>" if stored(Concern).exists() else ""))


@leak
def an_empty_section_that_goes_when_something_comes(monkeypatch):
    page_of_today(monkeypatch, lambda page: append(page, "" if stored(Veto).exists() else "<p>None yet</p>"))


@leak
def white_space(monkeypatch):
    page_of_today(monkeypatch, lambda page: append(page, " " * stored(Reflection).count()))


@leak
def an_etag(monkeypatch):
    def tagging(answer):
        def middleware(request):
            response = answer(request)
            response.headers["ETag"] = f'"{stored(Reflection).count()}"'
            return response

        return middleware

    monkeypatch.setattr("retold.web.middleware.no_store", tagging)


@leak
def a_header_of_ours(monkeypatch):
    page_of_today(monkeypatch, lambda page: page.headers.__setitem__("X-Rows", str(stored(PrivateAnswer).count())))


@leak
def a_cookie(monkeypatch):
    def set_it(page):
        if stored(Reflection).exists():
            page.set_cookie("n", "1")

    page_of_today(monkeypatch, set_it)


@leak
def how_long_a_cookie_lives(monkeypatch):
    page_of_today(monkeypatch, lambda page: page.set_cookie("n", "1", max_age=stored(Reflection).count()))


@leak
def another_status(monkeypatch):
    def change(page):
        page.status_code = 200 + stored(Concern).count()

    page_of_today(monkeypatch, change)


@leak
def another_link(monkeypatch):
    page_of_today(
        monkeypatch, lambda page: append(page, '<a href="/rounds/?new">x</a>' if stored(Concern).exists() else "")
    )


@leak
def forbidden_instead_of_missing(monkeypatch):
    from retold.web.views import errors

    monkeypatch.setattr(
        "retold.web.middleware.errors.hidden",
        lambda _: HttpResponse(status=403) if stored(Concern).exists() else errors.plain_page("", 404),
    )


@leak
def the_words_of_a_refusal(monkeypatch):
    from retold.web.views import errors

    monkeypatch.setattr(
        "retold.web.middleware.errors.hidden",
        lambda _: errors.plain_page("A concern exists." if stored(Concern).exists() else "Nothing here.", 404),
    )


@leak
def the_order_of_a_list(monkeypatch):
    from retold.queries import cohorts

    kept = cohorts.listed
    monkeypatch.setattr(cohorts, "listed", lambda viewer: kept(viewer)[:: -1 if stored(Reflection).exists() else 1])


@leak
def the_navigation(monkeypatch):
    from retold.web import frame

    kept = dict(frame.WAYS)

    class Ways(dict):
        def __getitem__(self, role):
            ways = kept[role]
            return (*ways, frame.Way("seats", "Concerns")) if stored(Concern).exists() else ways

    monkeypatch.setattr(frame, "WAYS", Ways())


def after_saving(monkeypatch, do):
    """Something else happens whenever a reflection is saved."""
    kept = Reflection.save

    def saving(self, *args, **kwargs):
        kept(self, *args, **kwargs)
        do(self)

    monkeypatch.setattr(Reflection, "save", saving)


@leak
def a_parent_row_that_is_touched(monkeypatch):
    after_saving(monkeypatch, lambda row: stored(Pair).filter(pk=row.pair_id).update(ended_on=AT.date()))


@leak
def a_counter_on_the_round(monkeypatch):
    def count(row):
        found = stored(Cohort).get(pk=row.pair.cohort_id)
        found.meetings_promised += 1
        found.save()

    after_saving(monkeypatch, count)


@leak
def a_mail_to_the_partner(monkeypatch):
    from people import AT

    after_saving(monkeypatch, lambda row: notices.tell(row.pair.mentee, at=AT))


@leak
def an_event_that_the_administrator_reads(monkeypatch):
    from people import AT
    from retold.rules.viewer import machine
    from retold.services import events

    after_saving(monkeypatch, lambda row: events.write("reflection.write", row, by=machine(row.organisation_id), at=AT))


@leak
def a_consent_that_others_can_count(monkeypatch):
    from retold.records.private.models import Consent

    page_of_today(monkeypatch, lambda page: append(page, str(stored(Consent).filter(given=False).count())))


@leak
def a_job_that_waits(monkeypatch):
    from django_tasks_db.models import DBTaskResult

    from retold.services import jobs

    monkeypatch.setattr(jobs, "function", lambda _: None)
    after_saving(monkeypatch, lambda row: jobs.ask("x", row.pk))
    assert DBTaskResult


@leak
def a_name_of_a_file(monkeypatch):
    page_of_today(
        monkeypatch,
        lambda page: page.headers.__setitem__("Content-Disposition", f"inline; filename={stored(Veto).count()}.html"),
    )


@leak
def a_board_that_reads_what_was_written_since(monkeypatch):
    from dataclasses import replace

    from retold.queries import match_runs

    kept = match_runs.board
    monkeypatch.setattr(
        match_runs, "board", lambda *asked, **how: replace(kept(*asked, **how), seed=stored(Veto).count())
    )


@leak
def a_proposal_that_says_whether_somebody_was_excluded(monkeypatch):
    from dataclasses import replace

    from retold.queries import proposals

    kept = proposals.shown
    monkeypatch.setattr(proposals, "shown", lambda *asked: replace(kept(*asked), reasons=("x",) * stored(Veto).count()))


@pytest.mark.parametrize("plant", LEAKS.values(), ids=LEAKS)
def test_each_planted_leak_is_caught(db, clock, monkeypatch, plant):
    with monkeypatch.context() as planted:
        plant(planted)
        caught = any(
            differences(told(name, nothing, planted, secretly=nothing), told(name, nothing, planted, secretly=keep))
            for name in ("ben", "esi", "ines")
        )

    assert caught, "This leak went unseen."
