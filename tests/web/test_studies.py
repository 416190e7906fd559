"""Studies, retellings and what changed, in the browser of everybody."""

import re

from factories import private
from factories.study import AFTER, BEFORE, PLAN, both, consenting, handed_in, in_study, opened, planned, unblinded
from people import AT, BEGAN, saved, viewer
from retold.queries.studies import unblinding_in_words
from retold.records.people.models import Membership
from retold.records.record import stored
from retold.records.study.models import Deviation, Reading, Study
from retold.records.trail.models import Event
from retold.rules.words import Role
from retold.services import studies

PARTS = ("change/", "deviate/", "open/", "unblind/", "frozen/", "retellings/", "changed/", "changed/pdf/")
OTHERS = ("amara", "ben", "esi", "grace", "jo", "ines", "oke", "pia", "hal")
FORM = {
    "title": "Who acts",
    "question": "Who acts in the second story?",
    "text": "Tell a story.",
    "words_from": "250",
    "words_to": "500",
    "first_asked_on": "2026-03-02",
    "second_asked_on": "2026-11-01",
    "withdrawable_until": "2027-01-31",
    "kept_until": "2036-01-31",
    "mode": "codebook",
    "expects_characterisation": "up",
    "expects_depth": "down",
}


def test_a_researcher_sets_up_a_study_opens_it_and_it_is_frozen(cast, as_):
    client = as_(cast.finn)
    page = client.get(f"/rounds/{cast.cohort.pk}/studies/new/").content.decode()
    assert "This is a template written for Retold. It is not the prompt of the published study" in page
    made = client.post(f"/rounds/{cast.cohort.pk}/studies/new/", {**FORM, "cohorts": [cast.cohort.pk]})
    where = made["Location"]
    study = stored(Study).get()
    assert study.measures == [["characterisation", "up"], ["depth", "down"]]
    assert client.get(f"{where}frozen/").status_code == 404
    assert client.post(f"{where}open/")["Location"] == where

    study.refresh_from_db()
    plan = client.get(f"{where}frozen/")
    assert plan["Content-Disposition"] == 'attachment; filename="study-plan.json"'
    assert studies.hash_of(plan.content.decode()) == study.frozen_hash
    assert plan.json()["text"] == "Tell a story."
    assert plan.json()["cohorts"] == ["First round"]
    assert client.get(f"{where}change/").status_code == 404


def test_days_in_the_wrong_order_are_told_and_nothing_typed_is_lost(cast, as_):
    wrong = {**FORM, "cohorts": [cast.cohort.pk], "second_asked_on": "2026-02-01"}
    page = as_(cast.finn).post(f"/rounds/{cast.cohort.pk}/studies/new/", wrong).content.decode()
    assert "Choose a day after “The first story is asked for from”." in page
    assert "Who acts in the second story?" in page
    assert stored(Study).count() == 0


def test_a_change_after_opening_needs_a_reason_and_leaves_the_plan(cast, as_):
    study = opened(cast)
    client, where = as_(cast.finn), f"/studies/{study.pk}/deviate/"
    changed = {**FORM, "title": study.title, "question": "Another?", "expects_depth": ""}
    assert "Fill this in." in client.post(where, changed).content.decode()
    assert client.post(where, {**changed, "reason": "It was unclear."}).status_code == 302

    (row,) = stored(Deviation)
    assert ["Question", PLAN["question"], "Another?"] in row.said
    assert (row.reason, row.made_on.isoformat()) == ("It was unclear.", "2026-03-02")
    kept = stored(Study).get()
    assert (kept.frozen, kept.frozen_hash) == (study.frozen, study.frozen_hash)
    assert "It was unclear." in client.get(f"/studies/{study.pk}/").content.decode()


def test_writers_are_not_told_one_day_and_given_another(cast, as_):
    study = opened(cast)
    sooner = {**FORM, "title": study.title, "reason": "Hurry.", "withdrawable_until": "2026-12-01"}
    page = as_(cast.finn).post(f"/studies/{study.pk}/deviate/", sooner).content.decode()
    assert "It can be moved on, not back." in page
    assert stored(Deviation).count() == 0


def test_nobody_but_a_researcher_finds_a_study(cast, as_):
    study = unblinded(opened(cast), cast)
    for name in OTHERS:
        client = as_(getattr(cast, name))
        assert client.get("/studies/").status_code == 404
        for part in (
            "",
            "change/",
            "deviate/",
            "open/",
            "unblind/",
            "frozen/",
            "retellings/",
            "changed/",
            "changed/pdf/",
        ):
            assert client.get(f"/studies/{study.pk}/{part}").status_code == 404, (name, part)
        assert client.get(f"/rounds/{cast.cohort.pk}/studies/new/").status_code == 404


def test_a_researcher_who_took_part_finds_nothing_of_that_round(cast, as_):
    study = unblinded(opened(cast), cast)
    saved(Membership(organisation=cast.northmoor, person=cast.finn, role=Role.MENTOR, cohort=cast.cohort, since=BEGAN))
    client = as_(cast.finn)
    session = client.session
    session["seat"] = f"researcher.{cast.northmoor.pk}"
    session.save()
    assert client.get("/studies/").status_code == 200
    assert client.get(f"/studies/{study.pk}/").status_code == 404
    assert client.get(f"/studies/{study.pk}/changed/").status_code == 404


def test_while_it_is_blind_a_researcher_learns_how_many_and_no_more(cast, as_):
    consenting(cast, cast.ben)
    study = opened(cast)
    both(study, cast.ben)
    client = as_(cast.finn)
    page = client.get(f"/studies/{study.pk}/").content.decode()
    assert "<dt>First story, in the study</dt><dd>1</dd>" in page
    reading = stored(Reading).first()
    for address in (f"/studies/{study.pk}/retellings/", f"/studies/{study.pk}/changed/", f"/retellings/{reading.pk}/"):
        assert client.get(address).status_code == 404, address


def test_unblinding_is_asked_for_with_a_reason_by_one_and_agreed_to_by_another(cast, as_):
    study = studies.close(opened(cast).pk, by=viewer(cast.finn), at=AT)
    client, where = as_(cast.finn), f"/studies/{study.pk}/unblind/"
    assert "Fill this in." in client.post(where, {"reason": " "}).content.decode()
    assert stored(Study).get().sight == "blind"
    assert client.post(where, {"reason": "All is coded."})["Location"] == f"/studies/{study.pk}/"

    assert stored(Study).get().sight == "asked"
    assert "A second person has to agree" in client.get(f"/studies/{study.pk}/").content.decode()
    answering = f"/studies/{study.pk}/unblinding/"
    for person in (cast.finn, cast.esi, cast.grace, cast.jo, cast.amara, cast.hal, cast.oke):
        assert as_(person).get(answering).status_code == 404
        assert as_(person).post(answering, {"answer": "yes"}).status_code == 404
    assert client.get(f"/studies/{study.pk}/retellings/").status_code == 404
    assert "All is coded." in as_(cast.ines).get(answering).content.decode()
    assert "Finn Larsen asks to unblind a study" in as_(cast.ines).get("/").content.decode()
    as_(cast.ines).post(answering, {"answer": "yes"})

    kept = stored(Study).get()
    assert (kept.sight, kept.unblind_asked_by, kept.unblinded_by) == ("unblinded", cast.finn, cast.ines)
    assert list(stored(Event).filter(about_id=study.pk).order_by("number").values_list("kind", "by_id"))[-2:] == [
        ("study.ask_to_unblind", cast.finn.pk),
        ("study.unblind", cast.ines.pk),
    ]
    said = client.get(f"/studies/{study.pk}/").content.decode()
    for words in ("All is coded.", "Finn Larsen", "Ines Ferreira"):
        assert words in said
    assert unblinding_in_words(kept) == "Unblinded on 02.03.2026 by Finn Larsen and Ines Ferreira: All is coded."
    assert not stored(Deviation).exists()
    assert as_(cast.ines).get(f"/studies/{study.pk}/").status_code == 404


def test_a_no_keeps_it_blind_and_it_can_be_asked_again(cast, as_):
    study = opened(cast)
    for count in (1, 2):
        as_(cast.finn).post(f"/studies/{study.pk}/unblind/", {"reason": "I was curious."})
        as_(cast.ines).post(f"/studies/{study.pk}/unblinding/", {"answer": "no"})
        assert stored(Study).get().sight == "blind"
        assert stored(Event).filter(kind="study.keep_blind").count() == count


def test_another_researcher_of_the_round_may_agree_and_while_collecting_it_is_a_deviation(cast, as_):
    study = opened(cast)
    saved(Membership(organisation=cast.northmoor, person=cast.hal, role=Role.RESEARCHER, since=BEGAN))
    as_(cast.finn).post(f"/studies/{study.pk}/unblind/", {"reason": "A writer is in danger."})
    as_(cast.hal).post(f"/studies/{study.pk}/unblinding/", {"answer": "yes"})

    assert stored(Study).get().sight == "unblinded"
    (deviation,) = stored(Deviation)
    assert deviation.said == [["Unblinded", "after the collecting", "while stories are collected"]]
    assert deviation.reason == "A writer is in danger."


def test_a_study_that_never_opened_is_not_unblinded(cast, as_):
    study = planned(cast)
    assert as_(cast.finn).get(f"/studies/{study.pk}/unblind/").status_code == 404


def test_a_retelling_has_a_pseudonym_and_neither_name_nor_day(cast, as_):
    consenting(cast, cast.ben)
    study = opened(cast)
    first, second = both(study, cast.ben)
    handed_in(study, cast.dev)  # who did not agree
    unblinded(study, cast)
    client = as_(cast.finn)
    page = client.get(f"/studies/{study.pk}/retellings/").content.decode()
    (reading,) = stored(Reading).filter(narrative=in_study(second))
    assert f'href="/retellings/{reading.pk}/"' in page
    assert len(re.findall(r"<tr>\s*<th scope=\"row\">", page)) == 1
    shown = client.get(f"/retellings/{reading.pk}/").content.decode()
    assert in_study(first).pseudonym in shown
    assert "Machine findings: no human coding yet" in shown
    assert "evening shifts" in shown
    for hidden in ("Ben", "Hartley", "ben@", "2026", "March", "November", first.pk, second.pk, cast.ben.pk):
        assert hidden not in shown, hidden
        assert hidden not in page or hidden == "2026", hidden


def test_a_text_the_engine_refused_is_told_in_words(cast, as_):
    consenting(cast, cast.ben)
    study = opened(cast)
    handed_in(study, cast.ben, text="La estudiante llegó desde muy lejos y trabajó mucho. " * 8)
    unblinded(study, cast)
    page = as_(cast.finn).get(f"/studies/{study.pk}/retellings/").content.decode()
    assert "The engine could not read it." in page


def test_a_study_in_two_rounds_asks_in_both(cast, as_):
    from people import AT, viewer

    study = studies.plan(cast.cohort.pk, cohorts=[cast.open_cohort.pk], said=PLAN, by=viewer(cast.finn), at=AT)
    studies.open_it(study.pk, by=viewer(cast.finn), at=AT)
    saved(
        Membership(organisation=cast.northmoor, person=cast.hal, role=Role.MENTEE, cohort=cast.open_cohort, since=BEGAN)
    )
    assert "Write your first story" in as_(cast.hal).get("/").content.decode()
    assert "Write your first story" in as_(cast.ben).get("/").content.decode()
    assert AFTER != BEFORE
    assert AT.day > private.ON
