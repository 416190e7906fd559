"""What changed in a study, in the browser of everybody."""

import io
import re
import zipfile
from datetime import timedelta

import pytest

from factories.study import SECOND_DAY, crowd, opened, reported, unblinded
from people import AT, BEGAN, TODAY, saved, viewer
from retold.queries.studies import FEWEST
from retold.records.key.models import Pseudonym
from retold.records.people.models import Membership
from retold.records.private.models import Story
from retold.records.record import stored
from retold.records.study.models import Narrative, Report, StudyCohort
from retold.rules.words import NarrativeTime, ReportState, Role
from retold.services import report_work, stories

OTHERS = ("amara", "ben", "esi", "grace", "jo", "ines", "oke", "pia", "hal")
FILES = (
    ("web", "report.html", b"<!doctype"),
    ("pdf", "report.pdf", b"%PDF"),
    ("word", "report.docx", b"PK"),
    ("tables", "tables.zip", b"PK"),
)


def where(study):
    return f"/studies/{study.pk}/changed/"


def words_of(page):
    return page.content.decode()


@pytest.fixture
def told(cast):
    """An unblinded study of eight whole pairs, whose report is asked for."""
    study = opened(cast)
    crowd(cast, study, FEWEST)
    return unblinded(study, cast)


def test_below_eight_pairs_there_is_no_number_and_nothing_to_ask_for(cast, as_):
    study = opened(cast)
    crowd(cast, study, FEWEST - 1)
    unblinded(study, cast)
    client = as_(cast.finn)
    page = words_of(client.get(where(study)))

    assert "Numbers of a group are shown from 8 whole pairs on" in page
    assert "There are 7." in page
    assert "Machine findings: no human coding yet" in page
    assert "<svg" not in page
    assert "work-out" not in page
    assert client.get(f"{where(study)}web/").status_code == 404
    client.post(f"{where(study)}work-out/")
    assert stored(Report).count() == 0


def test_while_it_is_worked_out_the_page_says_so_and_looks_again_by_itself(cast, as_, told):
    page = words_of(as_(cast.finn).get(where(told)))

    assert "The report is being worked out." in page
    assert "data-waiting" in page
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in page
    assert f'<a href="{where(told)}">Look again</a>' in page
    assert "work-out" not in page
    assert as_(cast.finn).get(f"{where(told)}pdf/").status_code == 404


def test_looking_at_it_writes_nothing(cast, as_, told):
    before = list(stored(Report).values())
    for name in ("finn", *OTHERS):
        as_(getattr(cast, name)).get(where(told))

    assert list(stored(Report).values()) == before


def test_one_that_was_asked_for_yesterday_can_be_asked_for_again(cast, as_, told):
    stored(Report).update(asked_on=TODAY - timedelta(days=1))
    client = as_(cast.finn)

    assert "Try again" in words_of(client.get(where(told)))
    assert client.post(f"{where(told)}work-out/")["Location"] == where(told)
    assert stored(Report).get().asked_on == TODAY
    assert "Try again" not in words_of(client.get(where(told)))


def test_one_that_failed_says_so_and_can_be_asked_for_again(cast, as_, told, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(report_work, "drawn", lambda *_: 1 / 0)
        reported(told)
    client = as_(cast.finn)
    page = words_of(client.get(where(told)))

    assert "The report could not be worked out." in page
    assert "Try again" in page
    assert "ZeroDivision" not in page
    assert client.get(f"{where(told)}pdf/").status_code == 404
    assert client.post(f"{where(told)}work-out/").status_code == 302
    assert stored(Report).get().state == ReportState.ASKED


def test_what_changed_its_files_and_after_one_leaves(cast, as_, told):
    reported(told)
    client = as_(cast.finn)
    page = words_of(client.get(where(told)))
    assert "<svg" in page
    assert "<style" not in page
    assert " style=" not in page
    assert "Unblinded on 02.03.2026 by Finn Larsen and Ines Ferreira: Coding is not planned." in page
    assert "work-out" not in page
    for name, called, start in FILES:
        file = client.get(f"{where(told)}{name}/")
        assert file["Content-Disposition"] == f'attachment; filename="{called}"'
        assert file.content.lstrip().lower().startswith(start.lower())
        assert b"evening shifts" not in file.content
        assert file.content == client.get(f"{where(told)}{name}/").content
    with zipfile.ZipFile(io.BytesIO(file.content)) as tables:
        findings = tables.read("findings.csv").decode()
    assert "words" not in findings.splitlines()[0].split(",")
    assert "Mentee" not in findings

    story = stored(Story).filter(study=told, time=NarrativeTime.SECOND).first()
    stories.withdraw(story.pk, by=viewer(story.owner), at=SECOND_DAY)
    assert "There are 7." in words_of(client.get(where(told)))
    assert client.get(f"{where(told)}pdf/").status_code == 404
    assert re.search(r"<dt>Taken back since</dt>\s*<dd>1</dd>", words_of(client.get(f"/studies/{told.pk}/")))


def test_nobody_but_a_researcher_finds_it_or_asks_for_it(cast, as_, told):
    for name in OTHERS:
        client = as_(getattr(cast, name))
        assert client.get(where(told)).status_code == 404, name
        assert client.post(f"{where(told)}work-out/").status_code == 404, name
        for file, _, _ in FILES:
            assert client.get(f"{where(told)}{file}/").status_code == 404, name


def test_whoever_took_part_in_one_of_its_rounds_gets_no_report_on_that_rounds_stories(cast, as_):
    study = opened(cast)
    (first, *_) = crowd(cast, study, FEWEST + 1)
    saved(StudyCohort(organisation=cast.northmoor, study=study, cohort=cast.open_cohort))
    words = stored(Pseudonym).get(owner=first).words
    stored(Narrative).filter(study=study, pseudonym=words).update(cohort=cast.open_cohort)
    unblinded(study, cast)
    reported(study)
    client = as_(cast.finn)
    assert f"{FEWEST + 1} pairs of stories" in words_of(client.get(where(study)))

    saved(
        Membership(
            organisation=cast.northmoor, person=cast.finn, role=Role.MENTOR, cohort=cast.open_cohort, since=BEGAN
        )
    )
    session = client.session
    session["seat"] = f"researcher.{cast.northmoor.pk}"
    session.save()
    page = words_of(client.get(where(study)))
    assert "The report on the stories you may read has not been worked out yet." in page
    assert client.get(f"{where(study)}web/").status_code == 404
    (address,) = re.findall(r'action="([^"]*work-out/)"', page)
    client.post(address)
    own = stored(Report).get(state=ReportState.ASKED)
    report_work.work(own.pk, moment=AT.moment)
    assert f"{FEWEST} pairs of stories" in words_of(client.get(where(study)))
    assert stored(Report).count() == 2


@pytest.mark.parametrize("name", ["svg", "zip", "report", "body"])
def test_a_file_that_is_not_there_is_hidden(cast, as_, told, name):
    stored(Report).update(state=ReportState.READY)
    assert as_(cast.finn).get(f"{where(told)}{name}/").status_code == 404
