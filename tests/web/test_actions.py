"""Actions: planned from ideas, moved on step by step, and told to the pairs."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from factories import ideas as make
from people import TODAY
from retold.records.committee.models import Action, Idea, Progress
from retold.records.record import stored
from retold.records.trail.models import Mail
from retold.rules.words import ActionState, Audience

PLAN = {
    "title": "Buy twenty lockers",
    "owner_name": "Jo Whitfield",
    "committee": "EDI group",
    "due_on": "2026-06-01",
    "next_review_on": "2026-04-01",
    "measure_before": "None today",
    "told_to_pairs": "We have asked for a price.",
}


@pytest.fixture
def idea(cast):
    return make.answered(cast.amara_and_ben, title="Lockers on every site")


@pytest.fixture
def action(idea):
    return make.action(idea)


def others(cast):
    return (cast.amara, cast.ben, cast.finn, cast.grace, cast.oke, cast.hal, cast.pia)


def test_who_reads_and_who_acts(cast, as_, action):
    assert action.title not in as_(cast.oke).get("/committee/actions/").content.decode()
    for person in others(cast):
        if person != cast.oke:
            assert as_(person).get("/committee/actions/").status_code == 404
        for where in ("new/", f"{action.pk}/", f"{action.pk}/change/", f"{action.pk}/steps/agree/"):
            assert as_(person).get(f"/committee/actions/{where}").status_code == 404
    for person in (cast.esi, cast.ines):
        assert action.title in as_(person).get("/committee/actions/").content.decode()
        assert as_(person).get(f"/committee/actions/{action.pk}/").status_code == 200
        assert as_(person).get(f"/committee/actions/{action.pk}/steps/agree/").status_code == 404
        assert as_(person).post(f"/committee/actions/{action.pk}/notes/", {"text": "x"}).status_code == 404
        assert as_(person).post("/committee/actions/new/", PLAN).status_code == 404
    assert "Lockers on every site" not in as_(cast.ines).get(f"/committee/actions/{action.pk}/").content.decode()
    assert stored(Action).get().state == ActionState.PROPOSED


def test_the_committee_plans_one_and_the_pair_hears(cast, as_, idea):
    done = as_(cast.jo).post("/committee/actions/new/", PLAN | {"ideas": [idea.pk]})

    planned = stored(Action).get()
    assert done["Location"] == f"/committee/actions/{planned.pk}/"
    assert [row.pk for row in planned.ideas.all()] == [idea.pk]
    assert (planned.state, planned.due_on, planned.next_review_on) == ("proposed", date(2026, 6, 1), date(2026, 4, 1))
    assert {mail.to for mail in stored(Mail)} == {"amara@example.org", "ben@example.org"}
    page = as_(cast.ben).get(f"/ideas/{idea.pk}/").content.decode()
    assert "Buy twenty lockers" in page
    assert "We have asked for a price." in page


@pytest.mark.parametrize(("ideas", "sentence"), [([], "Choose at least one."), (["refused"], "Select a valid choice.")])
def test_an_action_follows_from_an_accepted_idea(cast, as_, ideas, sentence):
    refused = make.answered(cast.amara_and_ben, "refuse")

    page = as_(cast.jo).post("/committee/actions/new/", PLAN | {"ideas": [refused.pk for _ in ideas]}).content.decode()

    assert sentence in page
    assert not stored(Action).exists()


def test_ideas_for_different_readers_are_kept_apart(cast, as_, idea):
    other = make.answered(cast.cleo_and_dev, audience=Audience.ROUND)

    page = as_(cast.jo).post("/committee/actions/new/", PLAN | {"ideas": [idea.pk, other.pk]}).content.decode()

    assert page.count("Keep these in separate actions") == 2
    assert not stored(Action).exists()


def test_every_step_tells_the_pair_why(cast, as_, action, idea):
    jo = as_(cast.jo)
    for step, state in (("agree", "agreed"), ("begin", "under_way")):
        jo.post(f"/committee/actions/{action.pk}/steps/{step}/", {"message": f"Because of {step}."})
        assert stored(Action).get().state == state
    assert stored(Mail).count() == 2
    page = as_(cast.amara).get(f"/ideas/{idea.pk}/").content.decode()
    assert "Because of agree." in page
    assert "Because of begin." in page
    assert "There is news of your idea" not in as_(cast.amara).get("/").content.decode()
    stored(Idea).update(answered_on=date(2026, 1, 5))
    assert "There is news of your idea" in as_(cast.amara).get("/").content.decode()


@pytest.mark.parametrize("step", ["agree", "stop"])
def test_no_step_without_a_word_to_the_pair(cast, as_, action, step):
    page = as_(cast.jo).post(f"/committee/actions/{action.pk}/steps/{step}/", {"message": ""}).content.decode()

    assert page.count("Fill this in.") == 2
    assert stored(Action).get().state == ActionState.PROPOSED


def test_done_says_how_it_is_now_and_handed_on_says_to_whom(cast, as_, action):
    jo = as_(cast.jo)
    stored(Action).update(state=ActionState.UNDER_WAY)
    jo.post(f"/committee/actions/{action.pk}/steps/finish/", {"message": "It is done."})
    assert stored(Action).get().state == ActionState.UNDER_WAY
    jo.post(f"/committee/actions/{action.pk}/steps/hand_on/", {"message": "Estates have it."})
    assert stored(Action).get().state == ActionState.UNDER_WAY

    jo.post(f"/committee/actions/{action.pk}/steps/finish/", {"message": "It is done.", "result": "Nine a day"})

    done = stored(Action).get()
    assert (done.state, done.measure_after, done.told_to_pairs) == ("done", "Nine a day", "It is done.")


def test_a_step_that_is_not_next_or_does_not_exist(cast, as_, action):
    jo = as_(cast.jo)
    said = {"message": "x", "result": "y"}

    assert jo.post(f"/committee/actions/{action.pk}/steps/finish/", said).status_code == 409
    assert jo.get(f"/committee/actions/{action.pk}/steps/fly/").status_code == 404


def test_notes_are_for_the_committee_and_the_database_keeps_them_as_they_are(cast, as_, action, idea):
    jo = as_(cast.jo)
    for text in ("Rang them.", "Rang again."):
        jo.post(f"/committee/actions/{action.pk}/notes/", {"text": text})

    assert [(row.number, row.text, row.noted_on) for row in stored(Progress)] == [
        (1, "Rang them.", TODAY),
        (2, "Rang again.", TODAY),
    ]
    page = jo.get(f"/committee/actions/{action.pk}/").content.decode()
    assert page.index("Rang again.") < page.index("Rang them.")
    assert "Rang" not in as_(cast.ben).get(f"/ideas/{idea.pk}/").content.decode()
    empty = jo.post(f"/committee/actions/{action.pk}/notes/", {"text": " "}).content.decode()
    assert empty.count("Fill this in.") == 2
    for change in (lambda: stored(Progress).update(text="No."), lambda: stored(Progress).all().delete()):
        with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
            change()


def test_an_action_is_changed_and_its_state_is_not(cast, as_, action, idea):
    said = PLAN | {"ideas": [idea.pk], "title": "Renamed", "state": "done"}
    as_(cast.jo).post(f"/committee/actions/{action.pk}/change/", said)

    changed = stored(Action).get()
    assert (changed.title, changed.owner_name, changed.state) == ("Renamed", "Jo Whitfield", ActionState.PROPOSED)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?as=list", ["Late", "Later"]),
        ("?as=list&order=owner", ["Later", "Late"]),
        ("?as=list&state=done", ["Later"]),
        ("?as=list&late=yes", ["Late"]),
        ("?as=list&owner=Abe", ["Later"]),
        ("?as=list&owner=Nobody", []),
        ("?as=list&state=flying&order=x", ["Late", "Later"]),
    ],
)
def test_the_list_is_filtered_and_sorted_by_its_address(cast, as_, idea, query, titles):
    make.action(idea, title="Late", owner_name="Zoe", due_on=date(2026, 2, 1))
    make.action(idea, title="Later", owner_name="Abe", state="done")

    page = as_(cast.jo).get(f"/committee/actions/{query}").content.decode()

    assert [part.split("</a>")[0].split(">")[-1] for part in page.split('<th scope="row">')[1:]] == titles


def test_the_board_has_every_column_and_its_next_step_as_a_link(cast, as_, action):
    step = f"/committee/actions/{action.pk}/steps/agree/"
    page = as_(cast.jo).get("/committee/actions/").content.decode()

    for words in ("Proposed", "Agreed", "Under way", "Done", "Stopped or handed on"):
        assert f"{words} <span" in page
    assert step in page
    assert step not in as_(cast.esi).get("/committee/actions/").content.decode()


def test_what_is_late_stands_on_the_first_page(cast, as_, idea):
    make.action(idea, title="Late", due_on=date(2026, 2, 1))
    make.action(idea, title="Far away")

    page = as_(cast.jo).get("/").content.decode()

    assert "This should be done by now" in page
    assert "Far away" not in page


def test_board_and_list_ask_the_database_as_often_for_many_as_for_one(cast, as_, action, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_(cast.jo)
    for where in ("/committee/actions/", "/committee/actions/?as=list"):
        client.get(where)
        with CaptureQueriesContext(connection) as few:
            client.get(where)
        for number in range(20):
            make.action(action.ideas.get(), title=f"Action {number}")
        with django_assert_num_queries(len(few)):
            client.get(where)
