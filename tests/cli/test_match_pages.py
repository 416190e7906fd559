"""The pages on matching: their examples run and print what they say; their tables are the code's."""

import re
import textwrap
from pathlib import Path

import pytest

from retold.cli.root import code_of
from retold.exchange.people_csv import COLUMNS, CONFLICT_COLUMNS, PAIR_COLUMNS
from retold.matching.assign import OBJECTIVES
from retold.matching.limits import BARRED, KINDS
from retold.matching.propose import NO_MATCH
from retold.matching.wishes import STANDARD

DOCS = Path(__file__).parent.parent.parent / "docs"
REFERENCE = (DOCS / "reference" / "matching.md").read_text(encoding="utf-8")
HOW_TO = (DOCS / "how-to" / "match-a-spreadsheet.md").read_text(encoding="utf-8")


def blocks(text):
    """The indented blocks of a page."""
    return [textwrap.dedent(block).strip() for block in re.findall(r"(?:^    .+\n)+", text, re.MULTILINE)]


@pytest.mark.parametrize("columns", [COLUMNS, CONFLICT_COLUMNS, PAIR_COLUMNS])
def test_the_reference_says_what_each_column_means(columns):
    table = "".join(f"| `{column}` | {meaning} |\n" for column, meaning in columns.items())

    assert table in REFERENCE


def test_the_reference_has_every_weight_kind_objective_and_constant():
    rows = re.findall(r"\| (-?\d+) \| (\d+) \|", REFERENCE)

    assert rows == [(str(weight.each), str(weight.most)) for _, weight in STANDARD.named()]
    assert all(f"`{word}`" in REFERENCE for word in (*KINDS, *OBJECTIVES))
    assert f"*{BARRED}*" in REFERENCE
    assert f"*{NO_MATCH}*" in REFERENCE


def test_the_references_python_runs(capsys):
    (program,) = re.findall(r"```python\n(.*?)```", REFERENCE, re.DOTALL)

    exec(program, {})

    said = capsys.readouterr().out.splitlines()
    assert said == [line.removeprefix("# ") for line in program.splitlines() if line.startswith("# ")]
    assert len(said) == 3


def test_the_how_to_prints_what_it_says(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    people, conflicts, *steps = blocks(HOW_TO)
    Path("PEOPLE.csv").write_text(people, encoding="utf-8")
    Path("CONFLICTS.csv").write_text(conflicts, encoding="utf-8")
    printed = ""

    for step in steps:
        if not step.startswith("retold "):
            assert printed == step + "\n"
            continue
        code = code_of(step.removeprefix("retold ").split())
        printed = capsys.readouterr().out
        assert code == 0, step

    assert sum(not step.startswith("retold ") for step in steps) == 2
