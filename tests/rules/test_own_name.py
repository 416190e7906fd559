"""What somebody may be called."""

import pytest

from retold.rules import own_name
from retold.rules.own_name import spaced, wrong_with


@pytest.mark.parametrize(
    "name",
    [
        "Esi Owusu",
        "esi",
        "É",
        "O’Brien-Smith, Dr J. (Jo)",
        "李雷",
        "فاطمه‌زهرا",  # a joiner that cannot be seen is part of it
        "क्ष\u200dमा",
        "Nguye\u0302\u0303n",
        "  Esi   Owusu ",
        "a" * 200,
    ],
)
def test_nothing_is_wrong_with_a_name(name):
    assert wrong_with(name) == ""


@pytest.mark.parametrize("name", ["", " ", "\n", "\u00a0"])
def test_there_is_a_name_at_all(name):
    assert wrong_with(name) == "Write the name that others should see."


def test_it_is_not_longer_than_what_is_kept():
    assert wrong_with("a" * 201) == "Shorten this to 200 characters."


@pytest.mark.parametrize(
    "sign",
    [
        "\n",
        "\r",
        "\t",
        "\0",
        "\x7f",
        "\u0085",
        "\u2028",
        "\u200b",
        "\u202e",
        "\ud800",
        "\ue000",
        "\u0378",
        "\u3164",
        "\u2800",
        "\u034f",
        "\ufe0f",
        "\u200d",
        "e" + "\u0301" * 5,
    ],
)
def test_it_stands_on_one_line_and_can_be_seen(sign):
    assert wrong_with(f"Esi{sign}Owusu") == own_name.UNSEEN


@pytest.mark.parametrize("name", ["42", "...", "🙂", "-", "\u200d"])
def test_it_has_a_letter(name):
    assert wrong_with(name) == "Write a name with at least one letter."


def test_between_its_parts_is_one_space():
    assert spaced("  Esi \u00a0  Owusu ") == "Esi Owusu"


def test_a_name_of_fillers_is_none():
    assert wrong_with("\u3164\u115f") == own_name.UNSEEN


def test_its_letters_are_composed():
    assert spaced("Nguye\u0302\u0303n") == "Nguyễn"


def test_a_name_that_grows_when_it_is_composed_is_measured_as_it_is_kept():
    assert wrong_with("\N{DEVANAGARI LETTER QA}" * 100) == ""
    assert wrong_with("\N{DEVANAGARI LETTER QA}" * 101) == "Shorten this to 200 characters."
