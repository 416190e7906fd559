"""Whom a written name means."""

import pytest

from retold.rules.naming import means, mentions

BEN = {"name": "Ben Michael Hartley", "email": "ben.hartley@example.org"}


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "Dr",
        "Ben Smith",
        "Hart",
        "Benedict Hartley",
        "b",
        "hartley@example.org",
        "B. Smith",
        "the third floor",
    ],
)
def test_these_mean_somebody_else(written):
    assert not means(written, **BEN)


@pytest.mark.parametrize(
    "written",
    [
        "Ben Hartley",
        "HARTLEY",
        "Prof. Hartley",
        "Dr B. Hartley",
        "Ben Michael Hartley",
        "Hartley, Ben",
        "ben.hartley@example.org",
        "Ben.Hartley@Example.org, who taught me",
        "anybody who works for Ben Michael Hartley in Medicine",
    ],
)
def test_these_mean_ben(written):
    assert means(written, **BEN)


def test_accents_do_not_matter():
    assert means("Ines Sa", name="Inês Sá", email="")


def test_a_text_mentions_a_whole_name_only():
    assert mentions("In 2024, with Ben Hartley.", name="Ben Hartley", email="b@example.org")
    assert not mentions("In 2024, with a Hartley.", name="Ben Hartley", email="b@example.org")
    assert not mentions("", name="", email="b@example.org")
