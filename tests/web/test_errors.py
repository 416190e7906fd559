"""What did not happen is said on a plain page: no traceback, no empty page, whatever went wrong and whoever asked."""

import pytest
from django.conf import settings
from django.test import Client

from factories import scheme
from people import BACKEND
from retold.records.record import stored
from retold.records.scheme.models import Application

TRACES = (b"Traceback", b"Exception", b"Error at", b"django", b"/src/")


def as_hal(cast, **options):
    client = Client(raise_request_exception=False, **options)
    client.force_login(cast.hal, backend=BACKEND)
    return client


def check_page(response, status, sentence):
    assert response.status_code == status
    assert response.content.count(b"<h1>") == 1
    assert sentence.encode() in response.content
    assert [trace for trace in TRACES if trace in response.content] == []
    assert response["Cache-Control"] == "no-store, private"


def test_a_fault_of_ours_wears_the_houses_sheet_and_leads_back(cast, monkeypatch):
    monkeypatch.setattr("retold.web.views.today.tasks_of_today", lambda *_: 1 / 0)
    response = as_hal(cast).get("/")

    check_page(response, 500, "Something went wrong on our side. Nothing was changed.")
    assert b'<link rel="stylesheet" href="/static/retold.css">' in response.content
    assert b'<a class="button" href="/">To the first page</a>' in response.content


@pytest.mark.parametrize("broken", [ValueError("no entry"), OSError("no file")])
def test_a_fault_is_still_told_where_the_static_files_are_what_broke(cast, monkeypatch, broken):
    def raises(_):
        raise broken

    monkeypatch.setattr("retold.web.errors.static", raises)
    monkeypatch.setattr("retold.web.views.today.tasks_of_today", lambda *_: 1 / 0)
    response = as_hal(cast).get("/")

    check_page(response, 500, "Something went wrong on our side.")
    assert b"stylesheet" not in response.content


def test_a_body_that_is_too_large_is_refused_with_what_to_do_and_nothing_is_kept(cast):
    draft = scheme.application(cast.open_cohort, cast.hal)
    words = "answer=" + "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    address = f"/applications/{draft.pk}/questions/why/"
    for checks in (False, True):
        client = as_hal(cast, enforce_csrf_checks=checks)
        client.get(address)
        response = client.post(address, words, content_type="application/x-www-form-urlencoded")
        check_page(response, 413, "Nothing was done with it, and nothing of it was kept.")
    assert stored(Application).get(pk=draft.pk).why == ""


def test_more_fields_than_any_form_has_are_not_understood(cast):
    draft = scheme.application(cast.open_cohort, cast.hal)
    response = as_hal(cast).post(
        f"/applications/{draft.pk}/questions/why/", {f"field-{number}": "" for number in range(1001)}
    )

    check_page(response, 400, "This request could not be understood.")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_a_method_that_a_page_does_not_answer_gets_a_page_and_the_list_of_those_it_does(cast, method):
    draft = scheme.application(cast.open_cohort, cast.hal)
    for pk in (draft.pk, "a" * 26):
        response = getattr(as_hal(cast), method)(f"/applications/{pk}/questions/why/")
        check_page(response, 405, "This address does not answer to that. Nothing was done.")
        assert response["Allow"] == "GET, POST, HEAD"


def test_under_a_name_that_is_not_ours_no_page_answers_but_the_state_of_the_site_does(cast):
    foreign = {"host": "elsewhere.example"}

    check_page(as_hal(cast).get("/", headers=foreign), 400, "could not be understood")
    assert Client().get("/health", headers=foreign).status_code == 200


def test_a_form_without_its_token_gets_a_page_with_what_to_do(cast):
    draft = scheme.application(cast.open_cohort, cast.hal)
    response = as_hal(cast, enforce_csrf_checks=True).post(f"/applications/{draft.pk}/questions/why/", {"answer": "x"})

    check_page(response, 403, "This page is too old")
    assert stored(Application).get(pk=draft.pk).why == ""
