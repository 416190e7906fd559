"""The page on files names all that is read, and its examples are read as it says."""

import re
from pathlib import Path

import pytest

from retold.exchange.data_files import DATA
from retold.exchange.decoding import TABLE_LIMIT, TEXT_LIMIT
from retold.exchange.outputs import MARKER
from retold.exchange.rows import ALLOWED, NAME_LIMIT, TIMES
from retold.exchange.studies import read_study
from retold.exchange.texts import ENDINGS

PAGE = (Path(__file__).parents[2] / "docs/reference/files.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^`([\w.-]+)`.*?:.*?\n\n```\w+\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL))
BEFORE, AFTER = "The faculty took her in.", "She asked for a later bus."


@pytest.mark.parametrize(
    "word",
    sorted({*ENDINGS - {""}, *DATA, *TIMES, *(field for fields in ALLOWED.values() for field in fields), MARKER}),
)
def test_everything_that_means_something_is_named(word):
    assert re.search(rf"(?<![\w-]){re.escape(word)}(?!\w)", PAGE), word


def test_limits():
    assert f"{TEXT_LIMIT // 1_000_000} MB for the file of one story" in PAGE
    assert f"{TABLE_LIMIT // 1_000_000} MB for a table" in PAGE
    assert f"{NAME_LIMIT} characters, on one\nline" in PAGE


def test_every_example_is_tried_here():
    assert sorted(EXAMPLES) == [
        "codings.csv",
        "manifest.csv",
        "pairs.csv",
        "stories.csv",
        "stories.json",
        "stories.jsonl",
        "t1.coder-a.jsonl",
    ]


@pytest.mark.parametrize("name", ["pairs.csv", "stories.json", "stories.jsonl", "t1.coder-a.jsonl"])
def test_examples_of_one_pair(folder, name):
    (pair,) = read_study(folder({name: EXAMPLES[name]})).pairs
    assert (pair.id, pair.before.text, pair.after.text) == ("heron", BEFORE, AFTER)


def test_the_example_of_a_table(folder):
    (pair,) = read_study(folder({"stories.csv": EXAMPLES["stories.csv"]}) / "stories.csv").pairs
    assert pair.after.text == "She asked for a later bus. The timetable stayed as it was."


def test_the_example_of_a_list(folder):
    files = {"manifest.csv": EXAMPLES["manifest.csv"], "scans/0017.txt": BEFORE, "scans/0042.txt": AFTER}
    (pair,) = read_study(folder(files)).pairs
    assert (pair.id, pair.before.text, pair.after.text) == ("heron", BEFORE, AFTER)


def test_the_examples_of_codings(folder):
    files = {name: EXAMPLES[name] for name in ("t1.coder-a.jsonl", "codings.csv")}
    codings = read_study(folder(files)).codings
    assert [(c.coder, c.narrative.id, [c.narrative.text[a.start : a.end] for a in c.annotations]) for c in codings] == [
        ("coder-b", "heron-before", ["The faculty took her in"]),
        ("coder-b", "heron-after", []),
        ("coder-a", "heron-before", ["The faculty took her in"]),
        ("coder-a", "heron-after", []),
    ]
