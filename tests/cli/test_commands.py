"""The commands on good input."""

import json
from pathlib import Path

import jsonschema
import pytest

from retold.analysis.schema import analysis_schema


def test_analyse_one_text_gives_one_object_that_fits_the_schema(before: Path, run) -> None:
    ran = run("analyse", before, "--format", "json")
    analysis = json.loads(ran.out)

    jsonschema.validate(analysis, analysis_schema())
    assert (ran.code, ran.err) == (0, "")
    assert analysis["schema_version"] == 1
    assert analysis["words"] == 22


def test_analyse_several_gives_an_array_or_a_line_each(before: Path, after: Path, run) -> None:
    array = json.loads(run("analyse", before, after, "--format", "json").out)
    lines = [json.loads(line) for line in run("analyse", before, after, "--format", "jsonl").out.splitlines()]

    assert lines == array
    assert len(array) == 2


def test_analyse_says_what_it_left_out_and_ends_with_one(before: Path, tmp_path: Path, run) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")

    ran = run("analyse", before, tmp_path / "empty.txt")

    assert ran.code == 1
    assert ran.err == f"retold: {tmp_path / 'empty.txt'} holds no words. Check that the right file was saved.\n"
    assert "22 words" in ran.out


def test_every_finding_of_the_corpus_lies_in_its_text(corpus: Path, run) -> None:
    stories = corpus / "stories" / "d1.json"
    texts = {f"{one['pair']}-{one['time']}": one["text"] for one in json.loads(stories.read_text(encoding="utf-8"))}

    analyses = json.loads(run("analyse", stories, "--format", "json").out)

    assert {one["id"] for one in analyses} == set(texts)
    for one in analyses:
        jsonschema.validate(one, analysis_schema())
        ids = {finding["id"] for finding in one["findings"]}
        assert all(0 <= f["start"] < f["end"] <= len(texts[one["id"]]) for f in one["findings"])
        for name, value in one["measures"].items():
            assert name == "depth" or set(value["findings"]) <= ids


def test_compare_writes_one_page_and_not_over_another(before: Path, after: Path, tmp_path: Path, run) -> None:
    page = tmp_path / "page.html"

    assert run("compare", before, after, "--format", "html", "--out", page).code == 0
    written = page.read_bytes()
    again = run("compare", before, after, "--format", "html", "--out", page)

    assert again.code == 2
    assert again.err == f"retold: {page} is there already. Choose another name, or use --force to replace it.\n"
    assert run("compare", before, after, "--format", "html", "--out", page, "--force").code == 0
    assert page.read_bytes() == written


def test_compare_as_json_has_both_texts_and_their_shifts(before: Path, after: Path, run) -> None:
    compared = json.loads(run("compare", before, after, "--format", "json").out)

    assert set(compared["shifts"]) == {
        "characterisation",
        "activation",
        "responsibility",
        "barriers",
        "ending",
        "depth",
    }
    assert compared["before"]["analysis"]["words"] == 22


def test_a_study_twice_gives_the_same_bytes(corpus: Path, tmp_path: Path, run) -> None:
    stories, codings = corpus / "stories" / "d2.json", corpus / "codings" / "d2.coder-a.jsonl"
    for out in ("one", "two"):
        ran = run("study", stories, "--codings", codings, "--out", tmp_path / out, "--quotes", "--date", "2026-11-24")
        assert (ran.code, ran.err) == (0, "")
    one, two = (
        {
            str(path.relative_to(tmp_path / out)): path.read_bytes()
            for path in (tmp_path / out).rglob("*")
            if path.is_file()
        }
        for out in ("one", "two")
    )

    assert {"report.html", "report.pdf", "report.docx", "analysis.json", "tables/reliability.csv"} <= set(one)
    assert {name for name in one if name.startswith("retellings/")} == {
        f"retellings/d2-{n:02}.html" for n in range(1, 11)
    }
    assert sorted(name for name in one if one[name] != two[name]) == []


def test_a_study_without_quotes_prints_no_word_of_a_story(pair: Path, tmp_path: Path, run) -> None:
    assert run("study", pair, "--out", tmp_path / "out").code == 0

    report = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    findings = (tmp_path / "out" / "tables" / "findings.csv").read_text(encoding="utf-8")
    assert "under his wing" not in report + findings
    assert not (tmp_path / "out" / "retellings").exists()


def test_reliability_of_the_corpus(corpus: Path, run) -> None:
    ran = run("reliability", corpus / "codings" / "d1.coder-a.jsonl", corpus / "codings" / "d1.coder-b.jsonl")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("20 texts, ")
    assert "coder-a and coder-b" in ran.out


@pytest.mark.parametrize(("threshold", "code"), [("0.1", 0), ("0.99", 1)])
def test_reliability_is_held_to_the_studys_own_threshold(threshold: str, code: int, corpus: Path, run) -> None:
    files = [corpus / "codings" / f"d1.coder-{coder}.jsonl" for coder in "ab"]

    ran = run("reliability", *files, "--resamples", "0", "--at-least", threshold)

    assert ran.code == code
    assert ("is below 0.99." in ran.err) == bool(code)


def test_one_coder_alone_has_nobody_to_agree_with(corpus: Path, run) -> None:
    ran = run("reliability", corpus / "codings" / "d1.coder-a.jsonl")

    assert ran.code == 0
    assert "One coder alone" in ran.out


def test_check_finds_this_installation_whole(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RETOLD_HOME", str(tmp_path / "no-site-yet"))
    ran = run("check", "--format", "json")

    assert ran.code == 0
    assert [(one["name"], one["works"]) for one in json.loads(ran.out)] == [
        ("Python", True),
        ("Engine", True),
        ("Figures", True),
        ("PDF", True),
        ("Word files", True),
        ("Clock", True),
    ]


def test_check_says_what_is_broken_and_how_to_mend_it(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)

    ran = run("check")

    assert ran.code == 1
    assert "BROKEN  PDF: " in ran.out
    assert "make setup" in ran.out
