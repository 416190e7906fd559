"""A story's text as it is kept."""

import pytest

from retold.rules.plain_text import MOST_BYTES, print_of, room_for, unholdable, with_lf, without_unholdable, word_count


@pytest.mark.parametrize("text", ["", "She came.", "One\n\tTwo", "Nguyễn 🙂 李雷"])
def test_these_are_kept_as_they_are(text):
    assert (with_lf(text), unholdable(text), without_unholdable(text)) == (text, "", text)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u0085", "\u2028", "\u2029", "\n"])
def test_every_line_ends_alike(end):
    assert with_lf(f"One{end}Two") == "One\nTwo"


def test_what_cannot_be_kept_is_named_with_where_it_stands():
    assert unholdable("\0She came").startswith(
        "The text holds a character that cannot be seen and cannot be kept (U+0000), at the very beginning."
    )
    assert "(U+0007), after “came from far away”." in unholdable("She came from far away \x07 then")


def test_without_it_no_word_is_lost_and_a_page_break_ends_a_line():
    assert without_unholdable("She\0 came\x07\vOne\fTwo\ud800") == "She came\nOne\nTwo"


def test_words_are_counted_as_a_person_would():
    assert [word_count(text) for text in ("", "  \n ", "She came — late.", "a b\nc")] == [0, 0, 4, 3]


def test_a_print_tells_two_drafts_apart_and_nothing_of_either():
    assert print_of("One") == print_of("One") != print_of("Two")
    assert len(print_of("\ud800")) == 20


def test_there_is_room_for_so_many_characters_and_for_no_more_bytes_than_a_seal_holds():
    emoji = MOST_BYTES // 4
    assert (room_for("a" * 70_000, 1_000), room_for("a" * 70_000, 80_000)) == (1_000, MOST_BYTES)
    assert (room_for("🙂" * emoji, 80_000), room_for("🙂" * 70_000, 80_000)) == (80_000, emoji)
    assert room_for("a" + "🙂" * emoji, 80_000) == emoji
