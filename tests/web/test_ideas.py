"""Ideas while they are with their pair: written by either, sent only with the mentor's yes to every word."""

import pytest

from factories import ideas as make
from people import AT, TODAY, saved
from promises.session import without_noise
from retold.records.committee.models import Idea
from retold.records.people.models import Membership
from retold.records.record import stored
from retold.rules.words import Attribution, Audience, CohortState, IdeaState, Role

WORDS = {
    "title": "Lockers on every site",
    "happens_now": "Students carry coats and lunch all day.",
    "affects": "Students on placement",
    "change": "Twenty lockers at the east site.",
    "evidence": "Nine of ten said so in the survey.",
}
AGREED = {"audience": "round", "name": "unnamed", "in_a_small_batch": ""}


def strangers(cast):
    return (cast.cleo, cast.dev, cast.esi, cast.finn, cast.grace, cast.jo, cast.ines, cast.oke, cast.hal, cast.pia)


@pytest.fixture
def draft(cast):
    return make.idea(cast.amara_and_ben)


def seen(client, where):
    page = client.get(where).content.decode()
    return page.split('name="seen" value="')[1].split('"')[0]


def test_nobody_but_the_two_meets_a_draft(cast, as_, draft):
    for person in strangers(cast):
        for where in ("", "change/", "agree/", "withdraw/", "reply/"):
            assert as_(person).get(f"/ideas/{draft.pk}/{where}").status_code == 404
        for where in ("change/", "agree/", "withdraw/", "reopen/", "name/", "reply/", "reply/agree/"):
            assert as_(person).post(f"/ideas/{draft.pk}/{where}", WORDS | AGREED).status_code == 404
        assert as_(person).get(f"/committee/ideas/{draft.pk}/").status_code == 404
    assert stored(Idea).get().state == IdeaState.DRAFT


def test_a_stranger_cannot_write_under_a_pair(cast, as_):
    for person in strangers(cast):
        assert as_(person).post(f"/pairs/{cast.amara_and_ben.pk}/ideas/new/", WORDS).status_code == 404
    assert not stored(Idea).exists()


@pytest.mark.parametrize("name", ["amara", "ben"])
def test_either_of_the_two_writes_one(cast, as_, name):
    done = as_(getattr(cast, name)).post(f"/pairs/{cast.amara_and_ben.pk}/ideas/new/", WORDS)

    written = stored(Idea).get()
    assert done["Location"] == f"/ideas/{written.pk}/"
    assert (written.title, written.state, written.audience) == ("Lockers on every site", "draft", "committee")
    assert (written.mentor_attribution, written.mentee_attribution) == ("unnamed", "unnamed")
    for person in (cast.amara, cast.ben):
        assert "Twenty lockers at the east site." in as_(person).get(f"/ideas/{written.pk}/").content.decode()
        assert "Lockers on every site" in as_(person).get("/ideas/").content.decode()


def test_what_is_missing_is_said_and_what_was_typed_stays(cast, as_):
    page = as_(cast.ben).post(f"/pairs/{cast.amara_and_ben.pk}/ideas/new/", WORDS | {"change": ""}).content.decode()

    assert page.count("Fill this in.") == 2
    assert "Students carry coats and lunch all day." in page
    assert not stored(Idea).exists()


def test_a_finished_round_takes_no_new_idea(cast, as_):
    cast.cohort.state = CohortState.FINISHED
    cast.cohort.save()

    assert as_(cast.ben).post(f"/pairs/{cast.amara_and_ben.pk}/ideas/new/", WORDS).status_code == 404
    assert "Write an idea" not in as_(cast.ben).get("/ideas/").content.decode()


def test_only_the_mentor_says_yes(cast, as_, draft):
    assert as_(cast.ben).get(f"/ideas/{draft.pk}/agree/").status_code == 404
    assert as_(cast.ben).post(f"/ideas/{draft.pk}/agree/", AGREED).status_code == 404

    amara = as_(cast.amara)
    amara.post(f"/ideas/{draft.pk}/agree/", AGREED | {"seen": seen(amara, f"/ideas/{draft.pk}/agree/")})
    agreed = stored(Idea).get()
    assert (agreed.state, agreed.audience, agreed.agreed_on) == (IdeaState.AGREED, Audience.ROUND, TODAY)
    assert agreed.mentor_attribution == Attribution.UNNAMED
    assert not agreed.in_a_small_batch


def test_a_yes_holds_for_no_other_words_than_those_that_were_read(cast, as_, draft):
    amara, ben = as_(cast.amara), as_(cast.ben)
    read = seen(amara, f"/ideas/{draft.pk}/agree/")
    ben.post(f"/ideas/{draft.pk}/change/", WORDS | {"seen": seen(ben, f"/ideas/{draft.pk}/change/")})

    page = amara.post(f"/ideas/{draft.pk}/agree/", AGREED | {"seen": read}).content.decode()

    assert "This has changed since you opened it." in page
    assert "Twenty lockers at the east site." in page
    assert stored(Idea).get().state == IdeaState.DRAFT


def test_two_who_write_at_once_lose_nothing(cast, as_, draft):
    amara, ben = as_(cast.amara), as_(cast.ben)
    read = seen(ben, f"/ideas/{draft.pk}/change/")
    amara.post(f"/ideas/{draft.pk}/change/", WORDS | {"title": "Amara’s", "seen": read})

    page = ben.post(f"/ideas/{draft.pk}/change/", WORDS | {"title": "Ben’s", "seen": read}).content.decode()

    assert stored(Idea).get().title == "Amara’s"
    assert "This has changed since you opened it." in page
    assert "Ben’s" in page


def test_a_change_after_the_yes_asks_for_a_new_one(cast, as_):
    agreed = make.idea(cast.amara_and_ben, state=IdeaState.AGREED, agreed_on=TODAY)
    ben = as_(cast.ben)

    ben.post(f"/ideas/{agreed.pk}/change/", WORDS | {"seen": seen(ben, f"/ideas/{agreed.pk}/change/")})

    now = stored(Idea).get()
    assert (now.state, now.agreed_on, now.title) == (IdeaState.DRAFT, None, "Lockers on every site")


def test_the_mentor_keeps_it_back_before_it_leaves(cast, as_):
    agreed = make.idea(cast.amara_and_ben, state=IdeaState.AGREED, agreed_on=TODAY)

    as_(cast.amara).post(f"/ideas/{agreed.pk}/reopen/")

    assert stored(Idea).get().state == IdeaState.DRAFT


def test_a_mentees_name_asks_for_a_new_yes_and_a_mentors_choice_is_not_shown_to_the_mentee(cast, as_):
    agreed = make.idea(cast.amara_and_ben, state=IdeaState.AGREED, agreed_on=TODAY)

    as_(cast.ben).post(f"/ideas/{agreed.pk}/name/", {"name": "named"})

    now = stored(Idea).get()
    assert (now.state, now.mentee_attribution) == (IdeaState.DRAFT, Attribution.NAMED)
    assert "would like their name beside it" in as_(cast.amara).get(f"/ideas/{agreed.pk}/agree/").content.decode()

    before = as_(cast.ben).get(f"/ideas/{agreed.pk}/").content
    stored(Idea).update(mentor_attribution=Attribution.NAMED)
    after = as_(cast.ben).get(f"/ideas/{agreed.pk}/").content
    assert without_noise(before) == without_noise(after)


def test_a_name_can_be_taken_away_after_it_left_and_not_be_added(cast, as_):
    gone = make.released(cast.amara_and_ben, mentee_attribution=Attribution.NAMED)

    as_(cast.ben).post(f"/ideas/{gone.pk}/name/", {"name": "unnamed"})
    assert stored(Idea).get().mentee_attribution == Attribution.UNNAMED
    assert as_(cast.ben).post(f"/ideas/{gone.pk}/name/", {"name": "named"}).status_code == 409
    assert stored(Idea).get().mentee_attribution == Attribution.UNNAMED


def test_warnings_name_a_small_round_a_mentee_on_the_committee_and_names_in_the_words(cast, as_):
    saved(Membership(organisation=cast.northmoor, person=cast.dev, role=Role.COMMITTEE, since=AT.day))
    draft = make.idea(cast.amara_and_ben, change="Let Amara and Hartley’s group decide.")

    page = as_(cast.amara).get(f"/ideas/{draft.pk}/agree/").content.decode()

    assert "This round is small." in page
    assert "Somebody who is a mentee in this round sits on the committee that reads it." in page
    assert "The words name Amara." in page
    assert "The words name Hartley." in page
    assert "The words name Ben." not in page


def test_ones_own_mentee_on_the_committee_is_said(cast, as_, draft):
    saved(Membership(organisation=cast.northmoor, person=cast.ben, role=Role.COMMITTEE, since=AT.day))

    page = as_(cast.amara).get(f"/ideas/{draft.pk}/agree/").content.decode()

    assert "The mentee of this pair sits on the committee that reads it" in page


def test_it_is_given_up_after_asking_once(cast, as_, draft):
    ben = as_(cast.ben)
    assert "either of you can bring it back as a draft" in ben.get(f"/ideas/{draft.pk}/withdraw/").content.decode()

    ben.post(f"/ideas/{draft.pk}/withdraw/")

    assert stored(Idea).get().state == IdeaState.WITHDRAWN
    assert all(draft.title in as_(one).get("/ideas/").content.decode() for one in (cast.amara, cast.ben))


def test_the_two_reply_to_a_question_with_the_mentors_yes(cast, as_):
    asked = make.released(cast.amara_and_ben, state=IdeaState.ASKED, decision="more", question="How many?")
    amara, ben, jo = as_(cast.amara), as_(cast.ben), as_(cast.jo)
    assert "How many?" in ben.get(f"/ideas/{asked.pk}/").content.decode()

    ben.post(f"/ideas/{asked.pk}/reply/", {"text": "About forty."})
    assert ben.post(f"/ideas/{asked.pk}/reply/agree/", {"seen": ""}).status_code == 404
    assert "About forty." not in jo.get(f"/committee/ideas/{asked.pk}/").content.decode()
    stale = amara.post(f"/ideas/{asked.pk}/reply/agree/", {"seen": "another"})
    assert (stale.status_code, stored(Idea).get().state) == (422, IdeaState.ASKED)
    amara.post(f"/ideas/{asked.pk}/reply/agree/", {"seen": seen(amara, f"/ideas/{asked.pk}/")})

    assert stored(Idea).get().state == IdeaState.REPLIED
    page = jo.get(f"/committee/ideas/{asked.pk}/").content.decode()
    assert "About forty." not in page
    assert "Asked for more" in page


def test_the_list_asks_the_database_as_often_for_many_ideas_as_for_one(cast, as_, django_assert_num_queries):
    make.idea(cast.amara_and_ben)
    client = as_(cast.ben)
    client.get("/ideas/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        client.get("/ideas/")
    for number in range(20):
        make.idea(cast.amara_and_ben, title=f"Idea {number}")
    with django_assert_num_queries(len(few)):
        client.get("/ideas/")
