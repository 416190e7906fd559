"""Measures that nobody has written a line for, in every place where measures are told."""

import csv
import io
import re
from types import MappingProxyType

import pytest

from factories.retellings import telling
from retold.analysis.figures import study_figures
from retold.analysis.page import retelling_page
from retold.analysis.plain import analysis_text, retelling_text
from retold.analysis.report.contents import contents
from retold.analysis.report.files import study_tables
from retold.analysis.report.html import html
from retold.analysis.report.results import study_results
from retold.analysis.retelling import retelling
from retold.exchange.narratives import Annotation, Coding, Narrative
from retold.measures.measure import Measure, Wording
from retold.measures.shipped import SHIPPED

CLOSENESS = Measure(
    name="closeness",
    kind="balance",
    plus=("student-experience", "institution-responsible"),
    minus=("institution-benevolent",),
    construct="distance",
    primary=True,
    wording=Wording(
        title="Closeness",
        question="Does the telling stand near its student, or above them?",
        formula="(experience + responsible − benevolent) / (experience + responsible + benevolent)",
        scale="balance, −1 to +1",
        up="a near telling",
        down="a telling from above",
        high="all near",
        low="all 'above'",
        plus="near",
        minus="above",
    ),
)
VERDICT = Measure(
    name="tone",
    kind="verdict",
    plus=("barrier-structural",),
    minus=("barrier-individual",),
    construct="tone",
    wording=Wording(
        title="Tone",
        question="Does the story accuse or excuse?",
        formula="+1 accuses, −1 excuses",
        scale="−1 excuses, +1 accuses",
        up="accusing",
        down="excusing",
        high="accuses",
        low="excuses",
        plus="accuses",
        minus="excuses",
        nothing="no tone found",
        nothing_because="It speaks of no obstacle.",
    ),
)
VOICE = Measure(
    name="voice",
    kind="rate",
    plus=("student-experience",),
    construct="student",
    wording=Wording(
        title="Voice",
        question="How often does the student's inner life speak?",
        formula="100 × stretches of inner life / words",
        scale="stretches per 100 words",
        up="more inner life",
        down="less inner life",
        high="more",
        low="less",
        plus="more",
        minus="fewer",
        unit="stretch",
        units="stretches",
    ),
)
OWN = MappingProxyType({one.name: one for one in (*SHIPPED.values(), CLOSENESS, VERDICT, VOICE)})
FIRST = "They gave her a place. She failed to ask. It rained."
SECOND = "She was afraid. They owed her an answer. The rota shut her out."


@pytest.fixture(scope="module")
def pair():
    before = telling(FIRST, [("institution-benevolent", 0, 22)], measures=OWN)
    codes = [("student-experience", 0, 15), ("institution-responsible", 16, 40), ("barrier-structural", 41, 63)]
    return retelling("p", before, telling(SECOND, codes, measures=OWN))


@pytest.fixture(scope="module")
def results(pair):
    return study_results([pair], measures=OWN, codings=[coded(pair, "before"), coded(pair, "after")])


@pytest.fixture(scope="module")
def figures(results):
    return study_figures(results.retellings, results.cohort)


def coded(pair, time):
    told = getattr(pair, time)
    marks = tuple(Annotation(code=one.code, start=one.start, end=one.end) for one in told.analysis.findings)
    return Coding(
        coder="finn", narrative=Narrative(id=time, pair="p", time=time, text=told.text, source=time), annotations=marks
    )


def of_measure(table, name):
    rows = csv.DictReader(io.StringIO(table.csv().decode()))
    return [row for row in rows if row["measure"] == name]


# What does not change


def test_the_measures_that_ship_stay_as_they_are(pair):
    after = telling(SECOND, [(one.code, one.start, one.end) for one in pair.after.analysis.findings]).analysis.measures
    assert {name: value for name, value in pair.after.analysis.measures.items() if name in SHIPPED} == after


# Where they are


def test_they_are_in_the_tables(results):
    by_name = {table.name: table for table in study_tables(results, quotes=False)}
    assert [row["value"] for row in of_measure(by_name["measures-per-text"], "voice")] == ["0.0", str(100 / 13)]
    assert [row["shift"] for row in of_measure(by_name["shifts-per-pair"], "closeness")] == ["2.0"]
    assert of_measure(by_name["cohort"], "closeness")[0]["primary"] == "true"
    assert [row["choice"] for row in of_measure(by_name["sensitivity"], "voice")] == ["All pairs", "Codes of finn"]
    meanings = {(row[0], row[1]): row[2] for row in by_name["data-dictionary"].rows}
    assert meanings["measures-per-text.csv", "value"] == (
        "Balances from −1 to +1; depth in circumstances per 100 words; voice in stretches per 100 words. "
        "Empty: nothing to measure."
    )


def test_coders_are_set_beside_the_engine_on_them(results):
    same = {one.measure.name: (one.same, one.n) for one in results.sensitivity.same_sign}
    assert (same["closeness"], same["voice"]) == ((1, 1), (1, 1))


def test_they_are_drawn(figures):
    assert {"closeness-slopes", "voice-slopes"} <= set(figures)
    assert ">all 'above'<" in figures["closeness-slopes"].svg
    assert "the scale counts stretches per 100 words" in figures["voice-slopes"].alt
    for name in ("directions", "shifts"):
        assert re.findall(r">(?:Closeness|Voice)[ :(]", figures[name].svg)
    assert "shift, stretches per 100 words" in figures["shifts"].svg


def test_they_are_in_the_report(results, figures):
    report = html(contents(results, figures, quotes=True)).decode()
    assert "Does the telling stand near its student, or above them? The one pair moved towards a near telling" in report
    assert "Closeness (primary)" in report
    assert "Voice (exploratory)" in report
    assert "Tone (exploratory)" in report


def test_they_are_on_the_page(pair):
    page = retelling_page(pair, measures=OWN)
    assert re.findall(r"<small>(towards near|more stretches)</small>", page) == ["towards near", "more stretches"]
    assert "First story: its tone" in page
    assert "<b>No tone found</b>" in page
    assert "It speaks of no obstacle." in page


def test_they_are_on_the_terminal(pair):
    said = retelling_text(pair, width=80, measures=OWN)
    assert re.findall(r"^(Closeness|Tone|Voice) +(.+)$", said, re.MULTILINE) == [
        ("Closeness", "-1.00 (1, thin)    +1.00 (2, thin)    +2.00 towards near"),
        ("Tone", "no tone found      accuses (1)        cannot be compared"),
        ("Voice", "0.00 (0)           7.69 (1, thin)     +7.69 more stretches"),
    ]
    assert "No tone found." in said
    assert "Voice" in analysis_text(pair.after.analysis, SECOND, measures=OWN)
