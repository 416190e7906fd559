"""The whole engine: what was learned is heard beside the cues."""

import json
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.discourse.codebook import CODE_NAMES
from retold.discourse.cues.register import shipped_register
from retold.discourse.engine import Engine
from retold.discourse.learned.judgements import judged
from retold.discourse.learned.suggestions import SIDES
from retold.measures.shipped import SHIPPED

STORY = (
    "Amara came to the interview in a borrowed jacket. Nobody had told her what to bring. "
    "In her second year she set up a reading group for the others who commuted, and argued with the faculty until the "
    "timetable was moved. She was tired and often wondered whether it was worth it. "
    "The school should have asked years before. It has begun to, and there is a long way to go."
)
EXAMPLES = json.loads((files("retold.discourse.learned") / "model" / "examples.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def codes(reading):
    return [(finding.code, finding.cue) for finding in reading.findings]


def test_cues_alone_learn_nothing():
    reading = Engine(mode="cues").analyse(STORY)

    assert reading.engine.mode == "cues"
    assert {finding.cue for finding in reading.findings} <= set(shipped_register().cues)


def test_whoever_asks_for_no_mode_gets_all(engine):
    assert engine.stamp.mode == "full"


@pytest.mark.parametrize(
    "words",
    [
        "Amira did not lack confidence.",
        "She did not lack ability, and her tutors knew it.",
        "People assumed that she was weak, and they were wrong about that.",
        "It was not that she lacked ability.",
        "We used to say that such students lacked drive.",
    ],
)
def test_a_lack_that_is_denied_or_not_shared_is_none(engine, words):
    assert "student-deficit" not in {finding.code for finding in engine.analyse(words).findings}


def test_what_the_cues_set_aside_is_still_said(engine):
    (aside,) = engine.analyse("Amira did not lack confidence.").set_aside

    assert aside.code == "student-deficit"
    assert aside.reason.startswith("Not counted, because it is negated")


def test_a_learned_finding_names_coded_examples_of_its_code(engine):
    learned = [finding for finding in engine.analyse(STORY).findings if finding.cue == "learned"]

    assert learned
    for finding in learned:
        named = [words for words in EXAMPLES[finding.code] if f"“{words}”" in finding.reason]
        assert 1 <= len(set(named)) <= 2, finding


def test_every_finding_is_a_stretch_of_the_text_with_a_probability(engine):
    reading = engine.analyse(STORY)

    assert reading.story.ending == "pragmatic"
    for finding in reading.findings:
        assert 0 <= finding.start < finding.end <= len(STORY)
        assert 0 < finding.confidence < 1


@pytest.mark.parametrize("name", ["Emily", "Yusuf", "Siobhán", "Nguyễn", "Björk", "Oluwaseun"])
def test_another_name_changes_nothing(engine, name):
    told = [(f.code, f.cue, f.confidence) for f in engine.analyse(STORY).findings]

    assert [(f.code, f.cue, f.confidence) for f in engine.analyse(STORY.replace("Amara", name)).findings] == told


def test_an_empty_line_before_moves_every_finding_by_its_length(engine):
    told = [(f.code, f.start, f.end, f.reason) for f in engine.analyse(STORY).findings]

    moved = [(f.code, f.start - 2, f.end - 2, f.reason) for f in engine.analyse(f"\n\n{STORY}").findings]

    assert moved == told


def test_a_text_longer_than_a_window_is_read_to_its_end(engine):
    long = " ".join([STORY] * 9)

    found = engine.analyse(long).findings

    assert found[-1].end > len(long) - len(STORY)
    assert max(two.start - one.end for one, two in pairwise(found)) < len(STORY)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_whatever_stands_between_spans_stay_inside(text):
    whole = f"She asked the school for help and they refused. {text} She was afraid of them and told nobody about it."

    for finding in Engine().analyse(whole).findings:
        assert 0 <= finding.start < finding.end <= len(whole)


def test_the_sides_are_those_of_the_measures():
    balances = {(one.plus, one.minus) for one in SHIPPED.values() if one.kind == "balance" and one.name != "activation"}
    assert {((one,), (other,)) for one, other in SIDES} == balances


def test_where_the_encoder_finds_nothing_of_a_measure_the_cues_are_heard(engine, monkeypatch):
    def of_agents_alone(*given):
        said = judged(*given)
        said.carried[:, [code for code, name in enumerate(CODE_NAMES) if name != "student-agent"]] = False
        return said

    text = STORY + " Her tutor lent her a laptop. Amara lacked confidence and was weak in anatomy."
    alone = {(one.code, one.start): one for one in Engine(mode="cues").analyse(text).findings}
    assert {code for code, _ in alone} >= {"student-deficit", "institution-benevolent"}
    monkeypatch.setattr("retold.discourse.learned.suggestions.judged", of_agents_alone)

    found = [one for one in engine.analyse(text).findings if not one.code.startswith("ending")]

    assert {"student-agent", "institution-benevolent"} <= {one.code for one in found}
    assert "student-deficit" not in {one.code for one in found}  # the other side of the measure was found
    for one in found:
        if one.code != "student-agent":
            of_cue = alone[one.code, one.start]
            assert (one.cue, one.reason, one.confidence) == (of_cue.cue, of_cue.reason, of_cue.confidence)
