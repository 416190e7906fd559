import json
import os

import docx
import pytest

from retold.errors import CodingError, PairingError, UnreadableFileError
from retold.exchange.narratives import Annotation, Coding, Narrative, Pair, StudyFiles
from retold.exchange.stories import write_stories
from retold.exchange.studies import read_narratives, read_study


def told(study: StudyFiles) -> dict[str, tuple[str, str]]:
    return {pair.id: (pair.before.text, pair.after.text) for pair in study.pairs}


TWO = {"amara": ("She came.", "She stayed."), "ben": ("He came.", "He left.")}
ROWS = [
    {"pair": pair, "time": time, "text": text}
    for pair, texts in TWO.items()
    for time, text in zip(("before", "after"), texts, strict=True)
]
LONG = "pair,time,text\namara,before,She came.\namara,after,She stayed.\nben,before,He came.\nben,after,He left.\n"


@pytest.mark.parametrize(
    "files",
    [
        {
            "amara-before.txt": "She came.",
            "amara-after.txt": "She stayed.",
            "ben-before.md": "He came.",
            "ben-after": "He left.",
        },
        {
            "amara_Before.TXT": "She came.",
            "amara-AFTER.txt": "She stayed.",
            "ben before.txt": "He came.",
            "ben.after.txt": "He left.",
        },
        {
            "amara-pre.txt": "She came.",
            "amara-post.txt": "She stayed.",
            "ben-t1.txt": "He came.",
            "ben-t2.txt": "He left.",
        },
        {
            "amara/before.txt": "She came.",
            "amara/after.txt": "She stayed.",
            "x/ben/pre.txt": "He came.",
            "x/ben/post.txt": "He left.",
        },
        {
            "before/amara.txt": "She came.",
            "after/amara.txt": "She stayed.",
            "before/ben.txt": "He came.",
            "after/ben.txt": "He left.",
        },
        {"s.json": ROWS},
        {"s.json": {"title": "A study", "stories": ROWS}},
        {
            "s.json": [
                {"pair": "amara", "before": "She came.", "after": "She stayed."},
                {"Pair": "ben", "Before": "He came.", "After": "He left."},
            ]
        },
        {"s.jsonl": "\r\n".join(json.dumps(row) for row in ROWS)},
        {"s.csv": LONG},
        {"s.csv": "Pair;Before;After\namara;She came.;She stayed.\nben;He came.;He left.\n"},
        {"s.tsv": LONG.replace(",", "\t")},
        {
            "manifest.csv": "pair,time,file\namara,pre,a/1.txt\namara,post,a/2.txt\nben,pre,a\\3.txt\nben,post,4.md\n",
            "a/1.txt": "She came.",
            "a/2.txt": "She stayed.",
            "a/3.txt": "He came.",
            "4.md": "He left.",
        },
        {
            "manifest.json": [
                {"pair": "amara", "time": "before", "file": "1.txt"},
                {"pair": "amara", "time": "after", "file": "2.txt"},
            ],
            "1.txt": "She came.",
            "2.txt": "She stayed.",
            "ben.csv": "pair,before,after\nben,He came.,He left.\n",
        },
    ],
)
def test_every_layout_tells_the_same_and_says_nothing(folder, files):
    study = read_study(folder(files))
    assert told(study) == TWO
    assert study.codings == ()
    assert study.notes == ()


@pytest.mark.parametrize("name", ["s.csv", "s.json", "s.jsonl"])
def test_a_single_file_is_a_study(folder, name):
    content = {"s.csv": LONG, "s.json": ROWS, "s.jsonl": "\n".join(map(json.dumps, ROWS))}[name]
    assert told(read_study(folder({name: content}) / name)) == TWO


def test_a_list_alone_finds_its_files_beside_it(folder):
    files = {"list.csv": "pair,time,file\na,before,1.txt\na,after,2.txt\n", "1.txt": "Came.", "2.txt": "Left."}
    assert told(read_study(folder(files) / "list.csv")) == {"a": ("Came.", "Left.")}


def test_where_each_text_came_from(folder):
    study = read_study(folder({"x/amara-before.txt": "She came.", "s.csv": "pair,time,text\namara,after,Left.\n"}))
    before = Narrative(id="amara-before", pair="amara", time="before", text="She came.", source="x/amara-before.txt")
    after = Narrative(id="amara-after", pair="amara", time="after", text="Left.", source="s.csv row 2")
    assert study == StudyFiles(pairs=(Pair(id="amara", before=before, after=after),), codings=(), notes=())


def test_pairs_come_in_the_order_of_names_with_numbers_as_numbers(folder):
    names = ["p10", "p9", "P1", "p2"]
    files = {f"{name}-{time}.txt": "Came." + time for name in names for time in ("before", "after")}
    assert list(told(read_study(folder(files)))) == ["P1", "p2", "p9", "p10"]


def test_word_documents(tmp_path):
    for name, text in (("amara-before", "She came."), ("amara-after", "She stayed.")):
        document = docx.Document()
        document.add_paragraph(text)
        document.save(tmp_path / f"{name}.docx")
    (tmp_path / "~$ara-after.docx").write_bytes(b"Word's lock")
    assert told(read_study(tmp_path)) == {"amara": TWO["amara"]}


def test_names_that_macos_took_apart(folder):
    assert told(read_study(folder({"Zoë-before.txt": "Came.", "Zoe\u0308-after.txt": "Left."}))) == {
        "Zoë": ("Came.", "Left.")
    }


WHOLE = {"ok-before.txt": "Came.", "ok-after.txt": "Left."}


def test_stories_and_codings_of_the_same_text_are_one_narrative(folder):
    text = "She came — 👩🏾‍🎓.\r\nShe stayed."
    coded = {"pair": "amara", "time": "before", "text": text, "codes": [{"code": "agent", "start": 12, "end": 16}]}
    files = {"amara-before.txt": text + "\r\n", "amara-after.txt": "She left.", "codings/t1.coder-a.jsonl": coded}
    study = read_study(folder(files))
    before = study.pairs[0].before
    assert before.text == "She came — 👩🏾‍🎓.\nShe stayed.\n"
    assert study.codings == (
        Coding(coder="coder-a", narrative=before, annotations=(Annotation(code="agent", start=12, end=16),)),
    )
    assert study.notes == ()


def test_codings_from_elsewhere(folder):
    text = "She came."
    line = {"pair": "a", "time": "before", "text": text, "codes": [{"code": "agent", "start": 4, "end": 8}]}
    path = folder({"study/a-before.txt": text, "study/a-after.txt": "She left.", "more/t1.finn.jsonl": line})
    study = read_study(path / "study", codings=[path / "more"])
    assert [(coding.coder, coding.narrative) for coding in study.codings] == [("finn", study.pairs[0].before)]
    assert read_study(path / "study", codings=[path / "more", path / "more" / "t1.finn.jsonl"]) == study
    folder({"again/t1.finn.jsonl": line})
    with pytest.raises(CodingError) as refusal:
        read_study(path / "study", codings=[path / "more", path / "again"])
    assert str(refusal.value) == (
        f"{path}/again/t1.finn.jsonl line 1: finn coded a-before already in {path}/more/t1.finn.jsonl line 1. "
        "Remove one of the two."
    )


def test_codings_alone_are_a_study(folder):
    lines = [{"pair": "a", "time": time, "text": f"Told {time}.", "codes": []} for time in ("before", "after")]
    study = read_study(folder({"t1.finn.jsonl": "\n".join(map(json.dumps, lines))}))
    assert told(study) == {"a": ("Told before.", "Told after.")}
    assert [(coding.coder, coding.annotations) for coding in study.codings] == [("finn", ()), ("finn", ())]


def test_stories_written_are_read_back(folder, tmp_path):
    study = read_study(folder(at="in", files={"s.csv": LONG}))
    written = tmp_path / "out.json"
    write_stories(written, [n for pair in study.pairs for n in (pair.before, pair.after)])
    assert told(read_study(written)) == TWO


def test_the_case_of_a_file_name_makes_no_other_pair(folder):
    study = read_study(folder({"amara-before.txt": "Came.", "Amara-After.txt": "Left."}))
    assert told(study) == {"Amara": ("Came.", "Left.")}


def test_narratives_need_no_pair_and_no_name(folder):
    files = {
        "note.txt": "Told.",
        "a-before.txt": "Came.",
        "s.jsonl": '{"text": "One."}\n{"id": "x", "text": "Two."}\n{"pair": "p", "text": "Three."}',
        "t1.finn.jsonl": {"id": "y", "text": "Four.", "codes": []},
        "broken.txt": b"\0",
    }
    notes: list[str] = []
    found = list(read_narratives(folder(files), notes.append))
    assert [(n.id, n.pair, n.time, n.text) for n in found] == [
        ("s.jsonl line 1", "s.jsonl line 1", None, "One."),
        ("x", "x", None, "Two."),
        ("s.jsonl line 3", "p", None, "Three."),
        ("a-before", "a", "before", "Came."),
        ("note", "note", None, "Told."),
        ("y", "y", None, "Four."),
    ]
    assert notes == [
        "broken.txt holds NUL bytes, so it is no text. If it should be one, save it again as UTF-8. It was left out."
    ]


def test_narratives_of_one_file(folder, tmp_path):
    path = folder({"amara.txt": "Came.", "empty/x.pdf": "x"}) / "amara.txt"
    assert list(read_narratives(path)) == [
        Narrative(id="amara", pair="amara", time=None, text="Came.", source=str(path))
    ]
    with pytest.raises(UnreadableFileError) as refusal:
        list(read_narratives(tmp_path / "empty"))
    assert str(refusal.value) == (
        f"{tmp_path}/empty holds no stories. Left out, as Retold does not read such files: x.pdf."
    )
    with pytest.raises(CodingError, match="stands for another text"):
        list(read_narratives(folder(at="two", files={"a.txt": "Came.", "a.md": "Left."})))
    with pytest.raises(PairingError, match="has two before texts"):
        list(read_narratives(folder(at="doubles", files={"a-before.txt": "Came.", "a-pre.md": "Came."})))


def test_a_file_name_that_is_not_utf8_can_still_be_told(tmp_path):
    (tmp_path / os.fsdecode(b"am\xe9-before.txt")).write_text("Came.")
    (tmp_path / "b-before.txt").write_text("Came.")
    (tmp_path / "b-after.txt").write_text("Left.")
    assert read_study(tmp_path).notes == (
        "Pair am\ufffd has no after text, only am\ufffd-before.txt. It was left out.",
    )
