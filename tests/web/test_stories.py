"""The writing room and a writer's own stories, in the browser of everybody."""

from time_machine import travel

from factories.study import AFTER, BEFORE, SECOND_DAY, both, consenting, handed_in, opened
from retold.records import vault
from retold.records.private.models import Story, StoryReading
from retold.records.record import stored
from retold.records.study.models import StudyCohort
from retold.rules.plain_text import print_of

NOTHING = print_of("")
OTHERS = ("amara", "cleo", "dev", "esi", "finn", "grace", "jo", "ines", "oke", "pia", "hal")


def begin(cast, as_, which="first"):
    under = stored(StudyCohort).get()
    return as_(cast.ben).post(f"/stories/{under.pk}/{which}/")["Location"]


def test_a_mentee_writes_saves_reads_it_through_and_hands_it_in(cast, as_):
    opened(cast)
    client = as_(cast.ben)
    assert "Write your first story" in client.get("/").content.decode()
    room = begin(cast, as_)
    page = client.get(room).content.decode()
    assert "Tell the story of one student." in page
    assert "Something like 250 to 500 words" in page

    on = client.post(room, {"text": BEFORE, "base": NOTHING, "on": "1"})["Location"]
    assert on == room.replace("write", "hand-in")
    assert BEFORE in client.get(on).content.decode()
    assert client.post(on)["Location"] == "/stories/"
    page = client.get("/stories/").content.decode()
    assert "Handed in 2 March 2026" in page
    assert "For you alone: you have not agreed to its analysis." in " ".join(page.split())
    assert "Read it<" not in page
    assert client.get(room).status_code == 404


def test_a_script_saves_and_gets_the_print_for_the_next_time(cast, as_):
    opened(cast)
    room, client = begin(cast, as_), as_(cast.ben)
    saved = client.post(room, {"text": "One.\r\n", "base": NOTHING}, headers={"Accept": "text/plain"})

    assert (saved.status_code, saved.content.decode()) == (200, print_of("One.\n"))
    stale = client.post(room, {"text": "Two.", "base": NOTHING}, headers={"Accept": "text/plain"})
    assert stale.status_code == 409
    assert "changed in another window" in stale.content.decode()


def test_without_scripts_two_windows_are_shown_both_and_the_next_save_decides(cast, as_):
    opened(cast)
    room, client = begin(cast, as_), as_(cast.ben)
    client.post(room, {"text": "One.", "base": NOTHING})
    page = client.post(room, {"text": "Two.", "base": NOTHING})

    assert page.status_code == 409
    words = page.content.decode()
    assert "Two.</textarea>" in words
    assert "<p>One.</p>" in words
    assert f'value="{print_of("One.")}"' in words
    assert client.post(room, {"text": "One. Two.", "base": print_of("One.")})["Location"] == "/stories/"


def test_a_print_that_no_page_of_ours_sent_is_an_old_one(cast, as_):
    opened(cast)
    page = as_(cast.ben).post(begin(cast, as_), {"text": "One.", "base": "\N{FOX FACE}"})

    assert page.status_code == 409
    assert "One.</textarea>" in page.content.decode()


def test_a_character_nobody_sees_does_not_lose_the_story(cast, as_):
    opened(cast)
    room, client = begin(cast, as_), as_(cast.ben)
    on = client.post(room, {"text": "She\x0bcame\x00.", "base": NOTHING, "on": "1"})["Location"]
    assert "U+000B" in client.get(on).content.decode()
    assert client.post(on).status_code == 422
    assert client.post(on, {"tidy": "on"}).status_code == 302
    assert vault.opened(stored(Story).get(), "text") == "She\ncame."


def test_the_first_story_is_not_seen_before_the_second_is_in(cast, as_):
    study = opened(cast)
    first = handed_in(study, cast.ben)
    with travel(SECOND_DAY.moment, tick=False):
        client = as_(cast.ben)
        for part in ("read", "both", "hand-in", "write"):
            assert client.get(f"/stories/{first.pk}/{part}/").status_code == 404
        room = begin(cast, as_, "second")
        page = client.get(room).content.decode()
        assert "Tell the story of one student." in page
        assert BEFORE[:30] not in page
        client.post(room, {"text": AFTER, "base": NOTHING, "on": "1"})
        client.post(room.replace("write", "hand-in"))
        assert BEFORE in client.get(f"/stories/{first.pk}/read/").content.decode()


def test_whoever_tells_it_again_is_told_that_their_mentors_life_is_not_theirs_to_tell(cast, as_):
    study, client = opened(cast), as_(cast.ben)
    room = begin(cast, as_)
    for part in ("write", "hand-in"):
        assert "Is it your mentor’s life?" not in client.get(room.replace("write", part)).content.decode()
    handed_in(study, cast.ben)
    with travel(SECOND_DAY.moment, tick=False):
        client = as_(cast.ben)
        room = begin(cast, as_, "second")
        for part in ("write", "hand-in"):
            assert "Is it your mentor’s life?" in client.get(room.replace("write", part)).content.decode()


def test_the_writer_alone_sees_both_side_by_side(cast, as_):
    first, second = both(opened(cast), cast.ben)
    page = as_(cast.ben).get(f"/stories/{second.pk}/both/")
    words = page.content.decode()

    assert page.status_code == 200
    assert "Your story, told twice" in words
    assert "Only you can open this page" in words
    assert "<style" not in words
    assert " style=" not in words
    assert "retelling/retelling.css" in words
    assert words.count("<script") == words.count("<script src=")
    for name in OTHERS:
        for part in ("both", "read", "write", "hand-in", "withdraw"):
            assert as_(getattr(cast, name)).get(f"/stories/{second.pk}/{part}/").status_code == 404, (name, part)
    assert as_(cast.ben).get(f"/stories/{first.pk}/both/").status_code == 200


def test_the_mirror_says_what_it_waits_for(cast, as_):
    _, second = both(opened(cast), cast.ben)
    stored(StoryReading).filter(story=second).delete()
    assert "Second story: being read." in as_(cast.ben).get(f"/stories/{second.pk}/both/").content.decode()


def test_taking_back_asks_once_and_says_what_goes(cast, as_):
    consenting(cast, cast.ben)
    story = handed_in(opened(cast), cast.ben)
    client = as_(cast.ben)
    asked = client.get(f"/stories/{story.pk}/withdraw/").content.decode()
    assert "are deleted now" in asked
    assert BEFORE[:20] not in asked
    assert stored(Story).get().state == "submitted"
    assert client.post(f"/stories/{story.pk}/withdraw/")["Location"] == "/stories/"
    assert "Taken back. Nothing of it is kept." in client.get("/stories/").content.decode()
    assert client.get(f"/stories/{story.pk}/withdraw/").status_code == 404


def test_nobody_else_has_a_page_of_stories_and_hal_learns_nothing(cast, as_):
    opened(cast)
    under = stored(StudyCohort).get().pk
    for name in OTHERS:
        if name == "dev":
            continue
        client = as_(getattr(cast, name))
        assert client.get("/stories/").status_code == 404, name
        assert client.post(f"/stories/{under}/first/").status_code == 404, name


def test_pages_ask_the_database_no_more_for_many_studies(cast, as_, django_assert_max_num_queries):
    client = as_(cast.ben)
    opened(cast)
    client.get("/stories/")
    with django_assert_max_num_queries(12) as one:
        client.get("/stories/")
    for _ in range(3):
        opened(cast)
    with django_assert_max_num_queries(len(one)):
        client.get("/stories/")
