"""Ideas with the committee: what it sees, what it answers, and what the pair hears."""

from datetime import timedelta
from typing import Any

import pytest

from factories import ideas as make
from people import AT, NOW, TODAY, saved
from retold.records.committee.models import Idea
from retold.records.people.models import Membership
from retold.records.record import stored
from retold.records.scheme.models import Pair
from retold.records.trail.models import Mail
from retold.rules.words import Attribution, Audience, Decision, IdeaState, PairState, Role
from retold.services.work import daily_round

ACCEPT = {"decision": "accept", "reason": "It costs little and helps many."}


@pytest.fixture
def released(cast):
    return make.released(cast.amara_and_ben, title="Lockers on every site")


def strangers(cast):
    return (cast.amara, cast.ben, cast.cleo, cast.finn, cast.grace, cast.ines, cast.oke, cast.hal, cast.pia)


def test_only_committee_and_coordinator_read_what_was_released(cast, as_, released):
    assert "Lockers" not in as_(cast.oke).get("/committee/ideas/").content.decode()
    for person in strangers(cast):
        if person != cast.oke:
            assert as_(person).get("/committee/ideas/").status_code == 404
        assert as_(person).get(f"/committee/ideas/{released.pk}/").status_code == 404
        assert as_(person).post(f"/committee/ideas/{released.pk}/answer/", ACCEPT).status_code == 404
    for person in (cast.jo, cast.esi):
        assert "Lockers on every site" in as_(person).get("/committee/ideas/").content.decode()
    assert as_(cast.esi).post(f"/committee/ideas/{released.pk}/answer/", ACCEPT).status_code == 404
    assert stored(Idea).get().state == IdeaState.RELEASED


def test_nothing_tells_whose_it_is(cast, as_, released):
    for where in ("/committee/ideas/", f"/committee/ideas/{released.pk}/", f"/committee/ideas/{released.pk}/answer/"):
        page = as_(cast.jo).get(where).content.decode()
        for trace in ("Amara", "Nwosu", "Ben", "Hartley", cast.amara_and_ben.pk, cast.amara.pk, "First round"):
            assert trace not in page, where


def test_whoever_chose_to_be_named_is_and_nobody_else(cast, as_, released):
    stored(Idea).update(mentee_attribution=Attribution.NAMED)

    page = as_(cast.jo).get(f"/committee/ideas/{released.pk}/").content.decode()

    assert "From Ben Hartley, who chose to be named." in page
    assert "Amara" not in page


def test_what_has_not_left_is_nowhere(cast, as_):
    for state in (IdeaState.DRAFT, IdeaState.AGREED, IdeaState.WITHDRAWN):
        held = make.idea(cast.amara_and_ben, title=f"Held {state}", state=state)
        for person in (cast.jo, cast.esi):
            assert as_(person).get(f"/committee/ideas/{held.pk}/").status_code == 404
            assert "Held" not in as_(person).get("/committee/ideas/").content.decode()
            assert "Held" not in as_(person).get("/").content.decode()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["New", "Old yes", "Old no"]),
        ("?order=title", ["New", "Old no", "Old yes"]),
        ("?only=waiting", ["New"]),
        ("?only=refuse", ["Old no"]),
        ("?only=accept&batch=2026-02-02", ["Old yes"]),
        ("?only=accept&batch=2026-03-02", []),
        ("?only=made-up&batch=nonsense&order=id", ["New", "Old yes", "Old no"]),
    ],
)
def test_filters_and_order_stand_in_the_address(cast, as_, query, titles):
    early: dict[str, Any] = {"released_on": make.BATCH.replace(month=2)}
    make.answered(cast.amara_and_ben, title="Old yes", place=1, **early)
    make.answered(cast.cleo_and_dev, "refuse", title="Old no", place=2, **early)
    make.released(cast.amara_and_ben, title="New")

    page = as_(cast.jo).get(f"/committee/ideas/{query}").content.decode()

    found = [part.split("</a>")[0].split(">")[-1] for part in page.split('<th scope="row">')[1:]]
    assert found == titles


def test_an_answer_needs_its_reason_and_what_was_chosen_stays(cast, as_, released):
    page = as_(cast.jo).post(f"/committee/ideas/{released.pk}/answer/", {"decision": "refuse"}).content.decode()

    assert page.count("Fill this in.") == 2
    assert stored(Idea).get().state == IdeaState.RELEASED


@pytest.mark.parametrize("decision", [Decision.ACCEPT, Decision.PART, Decision.REFUSE])
def test_the_pair_gets_a_constant_notice_and_reads_the_reason(cast, as_, released, decision):
    as_(cast.jo).post(f"/committee/ideas/{released.pk}/answer/", ACCEPT | {"decision": decision})

    answered = stored(Idea).get()
    assert (answered.state, answered.decision, answered.answered_on) == (IdeaState.ANSWERED, decision, TODAY)
    assert {(mail.to, mail.notice) for mail in stored(Mail)} == {
        ("amara@example.org", "waiting"),
        ("ben@example.org", "waiting"),
    }
    assert all("idea" not in mail.body.lower() for mail in stored(Mail))
    for person in (cast.amara, cast.ben):
        page = as_(person).get(f"/ideas/{released.pk}/").content.decode()
        assert "It costs little and helps many." in page
        assert decision.label in page
        assert f"Your idea is answered: {decision.label.lower()}" in as_(person).get("/").content.decode()


def test_a_question_is_no_answer(cast, as_, released):
    jo = as_(cast.jo)
    jo.post(f"/committee/ideas/{released.pk}/answer/", {"decision": "more", "reason": "How many are there?"})

    asked = stored(Idea).get()
    assert (asked.state, asked.question, asked.answered_on) == (IdeaState.ASKED, "How many are there?", None)
    assert "The committee has a question" in as_(cast.amara).get("/").content.decode()

    jo.post(f"/committee/ideas/{released.pk}/answer/", ACCEPT)
    assert stored(Idea).get().state == IdeaState.ANSWERED


def test_a_committee_member_does_not_answer_their_own_pairs_idea(cast, released):
    from people import browser

    saved(Membership(organisation=cast.northmoor, person=cast.ben, role=Role.COMMITTEE, since=AT.day))
    ben = browser(cast.ben)
    ben.post("/seats/", {"seat": f"committee.{cast.northmoor.pk}"})

    page = ben.get(f"/committee/ideas/{released.pk}/")
    assert page.status_code == 200
    assert "Answer it" not in page.content.decode()
    assert ben.post(f"/committee/ideas/{released.pk}/answer/", ACCEPT).status_code == 404


def test_the_first_page_tells_the_committee_what_waits(cast, as_, released):
    make.answered(cast.cleo_and_dev, title="Quiet rooms")

    page = as_(cast.jo).get("/").content.decode()

    assert "One idea waits for an answer" in page
    assert "An accepted idea has no action yet" in page
    assert "Quiet rooms" in page


def test_the_list_asks_the_database_as_often_for_many_as_for_one(cast, as_, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make.released(cast.amara_and_ben)
    client = as_(cast.jo)
    client.get("/committee/ideas/")
    with CaptureQueriesContext(connection) as few:
        client.get("/committee/ideas/")
    for number in range(20):
        make.action(make.answered(cast.amara_and_ben, title=f"Idea {number}"))
    with django_assert_num_queries(len(few)):
        client.get("/committee/ideas/")


def test_you_said_we_did_is_for_the_whole_round_and_tells_only_what_may_be_told(cast, as_):
    told = make.answered(cast.amara_and_ben, "refuse", title="Told", audience=Audience.ROUND, reason="There is none.")
    make.answered(cast.amara_and_ben, title="For the committee alone")
    make.released(cast.amara_and_ben, title="Not answered", audience=Audience.ROUND)
    done = make.answered(cast.cleo_and_dev, title="Also told", audience=Audience.ROUND)
    make.action(done, told_to_pairs="We rang them.", measure_after="Nine a day.", state="done")

    for person in (cast.amara, cast.ben, cast.cleo, cast.dev, cast.esi):
        page = as_(person).get(f"/rounds/{cast.cohort.pk}/said-and-done/").content.decode()
        assert told.title in page
        assert "There is none." in page
        assert "We rang them." in page
        assert "Nine a day." in page
        assert "For the committee alone" not in page
        assert "Not answered" not in page
        assert "Nwosu" not in page
    for person in (cast.finn, cast.grace, cast.jo, cast.ines, cast.oke, cast.hal, cast.pia):
        assert as_(person).get(f"/rounds/{cast.cohort.pk}/said-and-done/").status_code == 404


def test_a_round_does_not_finish_with_unanswered_ideas_and_says_how_many(cast, as_, released):
    make.released(cast.cleo_and_dev, state=IdeaState.ASKED, decision="more", question="Why?")
    held = make.idea(cast.cleo_and_dev, title="Never left")
    cast.cohort.state = "closing"
    cast.cohort.save()
    esi = as_(cast.esi)
    assert "Two ideas still wait for an answer" in esi.get("/").content.decode()

    refused = esi.post(f"/rounds/{cast.cohort.pk}/ending/finish/")

    assert refused.status_code == 422
    assert "Two ideas of this round still wait for an answer." in refused.content.decode()
    cast.cohort.refresh_from_db()
    assert cast.cohort.state == "closing"

    stored(Idea).exclude(pk=held.pk).update(state=IdeaState.ANSWERED, decision="refuse", reason="No.")
    assert esi.post(f"/rounds/{cast.cohort.pk}/ending/finish/").status_code == 302
    daily_round.run_due(NOW + timedelta(days=1))
    assert stored(Idea).get(pk=held.pk).state == IdeaState.WITHDRAWN
    assert {pair.state for pair in stored(Pair).filter(cohort=cast.cohort)} == {PairState.FINISHED}
