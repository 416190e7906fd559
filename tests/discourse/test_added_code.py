"""Adding a code touches one folder: the engine reads with it, in both modes, and all else stays as it was."""

from dataclasses import replace

import pytest

from discourse.codes import added, with_shipped
from retold.discourse.codebook import load
from retold.discourse.cues.register import register_of
from retold.discourse.engine import Engine

STORY = (
    "Amira came to us from a town in the far north, by two trains. Nobody had told her what to bring. "
    "She climbed the stairs to the library, since the lift was broken. She asked the dean who decides the rota. "
    "The dean did not answer. We should have mended the lift. It is still not mended."
)
CLIMBED = "She climbed the stairs to the library"
ENDING = """title = "Ending: stairs"
letter = "Z"
construct = "ending"
definition = "The story ends on the stairs."
"""
CLOSES = """[closes-on-mending]
reason = "It ends with what is not mended: {words}."
verb = ["mend"]
polarity = "any"
sentences_left = 0
yes = ["One.", "Two."]
no = ["Three.", "Four."]
"""


def read_with(folder, mode):
    return Engine(mode=mode, register=register_of(load(folder))).analyse(STORY)


def told(reading):
    return [replace(finding, id="") for finding in reading.findings]


@pytest.mark.parametrize("mode", ["cues", "full"])
def test_a_code_that_is_added_is_found_and_changes_nothing_else(tmp_path, mode):
    shipped = Engine(mode=mode).analyse(STORY)
    reading = read_with(with_shipped(tmp_path), mode)

    (found,) = [finding for finding in reading.findings if finding.code == "student-body"]
    assert (STORY[found.start : found.end], found.cue, found.actor) == (CLIMBED, "student-climbs", "student")
    assert (found.reason, found.confidence) == ("The student climbs: “climbed”.", 0.5)
    assert [finding for finding in told(reading) if finding.code != "student-body"] == told(shipped)
    assert told(shipped) != []
    assert reading.story == shipped.story


@pytest.mark.parametrize("mode", ["cues", "full"])
def test_a_codebook_of_one_code_finds_that_alone(tmp_path, mode):
    reading = read_with(added(tmp_path), mode)
    assert [(finding.id, finding.code) for finding in reading.findings] == [("f1", "student-body")]
    assert reading.story.ending is None


@pytest.mark.parametrize("mode", ["cues", "full"])
def test_an_ending_that_is_added_is_looked_for_where_stories_end(tmp_path, mode):
    reading = read_with(added(tmp_path, name="ending-stairs", code=ENDING, cues=CLOSES), mode)
    assert [(finding.cue, STORY[finding.start : finding.end]) for finding in reading.findings] == [
        ("closes-on-mending", "It is still not mended")
    ]
