"""The list of cues for people."""

from pathlib import Path

from retold.discourse.cues.listing import listed_cues, reference_page
from retold.discourse.cues.register import shipped_register

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "cues.md"


def test_every_cue_is_listed_once():
    assert sorted(row.name for row in listed_cues()) == sorted(shipped_register().cues)


def test_a_row_is_what_the_cue_and_its_weight_say():
    row = next(row for row in listed_cues() if row.name == "lacks-quality")
    assert row.code == "student-deficit"
    assert row.reason == "The student is told as lacking something of their own: …."
    assert row.yes == "Amira lacked confidence."
    assert row.no == "Amira did not lack confidence."
    assert row.precision == (row.right + 1) / (row.fired + 2)


def test_the_page_is_up_to_date():
    assert PAGE.read_text("utf-8") == reference_page()
