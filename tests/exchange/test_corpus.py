"""The repository's own stories, read in its own layout, in one flat folder, and out and in again."""

import shutil
from collections import Counter
from dataclasses import replace

import pytest

from retold.exchange.codings import read_codings, write_codings
from retold.exchange.narratives import StudyFiles
from retold.exchange.stories import write_stories
from retold.exchange.studies import read_narratives, read_study


@pytest.fixture(scope="module")
def study(corpus) -> StudyFiles:
    return read_study(corpus)


def texts(study: StudyFiles) -> dict[str, tuple[str, str]]:
    return {pair.id: (pair.before.text, pair.after.text) for pair in study.pairs}


def marks(codings):
    return [(c.coder, c.narrative.id, c.narrative.text, c.annotations) for c in codings]


def test_95_pairs_and_14_files_of_codings(study):
    assert len(study.pairs) == 95
    assert Counter((c.coder, c.narrative.pair[:2]) for c in study.codings) == {
        (coder, name): count
        for coder in ("coder-a", "coder-b")
        for name, count in {"d1": 20, "d2": 20, "t1": 30, "t2": 30, "t3": 30, "t4": 30, "t5": 30}.items()
    }
    assert study.notes == ()


def test_every_text_is_coded_by_both_and_every_span_marks_words(study):
    counts = Counter(coding.narrative.id for coding in study.codings)
    ids = [narrative.id for pair in study.pairs for narrative in (pair.before, pair.after)]
    assert counts == dict.fromkeys(ids, 2)
    spans = [c.narrative.text[a.start : a.end] for c in study.codings for a in c.annotations]
    assert len(spans) > 1000
    assert [span for span in spans if span != span.strip() or not span] == []


def test_one_flat_folder_reads_the_same(corpus, study, tmp_path):
    for path in sorted(corpus.rglob("*.json*")):
        shutil.copy(path, tmp_path)
    flat = read_study(tmp_path)
    assert texts(flat) == texts(study)
    assert sorted(marks(flat.codings)) == sorted(marks(study.codings))
    assert flat.notes == ()


def test_codings_alone_hold_the_stories_too(corpus, study):
    alone = read_study(corpus / "codings")
    assert texts(alone) == texts(study)
    assert marks(alone.codings) == marks(study.codings)
    assert marks(read_codings([corpus / "codings"])) == marks(study.codings)
    assert marks(read_codings(sorted((corpus / "codings").iterdir()))) == marks(study.codings)


def test_each_text_comes_once(corpus, study):
    narratives = [narrative for pair in study.pairs for narrative in (pair.before, pair.after)]
    assert sorted(read_narratives(corpus), key=lambda n: n.id) == sorted(narratives, key=lambda n: n.id)


def test_out_as_text_files_and_in_again(study, tmp_path):
    for pair in study.pairs:
        (tmp_path / f"{pair.id}-before.txt").write_bytes(pair.before.text.replace("\n", "\r\n").encode("utf-8-sig"))
        (tmp_path / f"{pair.id}_After.txt").write_bytes(pair.after.text.encode("utf-16"))
    assert texts(read_study(tmp_path)) == texts(study)


def test_out_as_json_and_in_again(study, tmp_path):
    write_stories(tmp_path / "s.json", [n for pair in study.pairs for n in (pair.before, pair.after)])
    write_codings(tmp_path / "c.jsonl", study.codings)
    back = read_study(tmp_path)
    assert texts(back) == texts(study)
    assert marks(back.codings) == marks(study.codings)


def test_what_is_written_is_the_same_to_the_byte(corpus, study, tmp_path):
    for name in ("one", "two"):
        write_codings(tmp_path / name, read_study(corpus).codings)
    write_codings(tmp_path / "three", [replace(coding) for coding in study.codings])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() == (tmp_path / "three").read_bytes()
