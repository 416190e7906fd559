import os
import subprocess
import sys
from datetime import date
from hashlib import sha256

import pytest

from factories.studies import PAIRS, codings, study
from retold.analysis.report.files import report_files
from retold.analysis.report.results import study_results

TWICE = """
from datetime import date
from hashlib import sha256
from factories.studies import PAIRS, codings, study
from retold.analysis.report.files import report_files
from retold.analysis.report.results import study_results
results = study_results(study(7), codings=codings(PAIRS[:7]))
for name, data in report_files(results, dated=date(2026, 3, 3), quotes=True).items():
    print(name, sha256(data).hexdigest())
"""


@pytest.fixture(scope="module")
def files():
    return report_files(study_results(study(7), codings=codings(PAIRS[:7])), dated=date(2026, 3, 3), quotes=True)


def test_everything_that_was_promised_is_there(files):
    figures = [name for name in files if name.startswith("figures/")]
    assert [name for name in files if name not in figures] == [
        "report.html",
        "report.pdf",
        "report.docx",
        "tables/measures-per-text.csv",
        "tables/shifts-per-pair.csv",
        "tables/cohort.csv",
        "tables/findings.csv",
        "tables/sensitivity.csv",
        "tables/leave-one-out.csv",
        "tables/reliability.csv",
        "tables/data-dictionary.csv",
    ]
    assert figures[:3] == ["figures/directions.svg", "figures/directions.png", "figures/directions.pdf"]
    assert len(figures) == 3 * 11
    assert [name for name, data in files.items() if not data] == []


def test_another_process_with_another_hash_seed_writes_the_same_bytes(files):
    run = subprocess.run(
        [sys.executable, "-c", TWICE],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"src{os.pathsep}tests", "PYTHONHASHSEED": "4242"},
    )
    again = dict(line.rsplit(" ", 1) for line in run.stdout.splitlines())
    assert again == {name: sha256(data).hexdigest() for name, data in files.items()}


def test_no_word_of_a_story_leaves_without_leave():
    one = study(1)[0]
    results = study_results([one])
    files = report_files(results)
    spans = {
        telling.text[finding.start : finding.end]
        for telling in (one.before, one.after)
        for finding in telling.analysis.findings
    }
    everything = b"".join(data for name, data in files.items() if name.endswith((".html", ".csv", ".svg")))
    assert [span for span in spans if span.encode() in everything] == []
