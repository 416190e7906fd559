import pytest

from retold.errors import CodingError, MissingColumnError, PairingError, UnknownFormatError, UnreadableFileError
from retold.exchange.narratives import StudyFiles
from retold.exchange.outputs import whole_folder
from retold.exchange.studies import read_study


def told(study: StudyFiles) -> dict[str, tuple[str, str]]:
    return {pair.id: (pair.before.text, pair.after.text) for pair in study.pairs}


def refused(error, path, **options) -> str:
    with pytest.raises(error) as refusal:
        read_study(path, **options)
    return str(refusal.value).replace(str(path), "STUDY")


EXPECTED = (
    "Expected pair, time, text; or pair, before, after; or pair, time, file; "
    "or, for codings, pair, time, coder, code, start, end."
)
ONE_LINE = "should be a name on one line, of at most 200 characters. Mend it."
OUTSIDE = "is outside the list's folder. Put the file into the folder."
LEFT = "It was left out."
UNNAMED = f"its name ends in neither -before nor -after. {LEFT}"
HOW = "Put in NAME-before.txt and NAME-after.txt (or .docx), or a .csv or .json with pair, time, text."
NONE = "STUDY holds no whole pair of stories."

WHOLE = {"ok-before.txt": "Came.", "ok-after.txt": "Left."}


@pytest.mark.parametrize(
    ("files", "note"),
    [
        ({"a-before.txt": "x"}, "Pair a has no after text, only a-before.txt. It was left out."),
        ({"a.txt": "x"}, "a.txt: its name ends in neither -before nor -after. It was left out."),
        ({"a-t3.txt": "x"}, "a-t3.txt: its name ends in neither -before nor -after. It was left out."),
        ({"a.pdf": "x", "b.png": "y"}, "Left out, as Retold does not read such files: a.pdf, b.png."),
        ({"people.csv": "name,email\nA,b@c\n"}, "people.csv: a table without a column 'pair'. It was left out."),
        ({"package.json": {"name": "x"}}, "package.json: no stories or codings in it. It was left out."),
        ({"log.jsonl": '{"level": 1}\n'}, "log.jsonl: no stories or codings in it. It was left out."),
        ({"x/y/z/a-before.txt": "x"}, "x/y/z: a folder this deep is not read."),
        (
            {"a-before.txt": "Same.", "a-after.txt": "Same."},
            "Pair a: both texts are the same (a-before.txt and a-after.txt).",
        ),
        ({"s.json": [{"pair": "a", "before": "x", "after": "y", "Cohort": 1}]}, "s.json: not used: cohort."),
        (
            {"a-before.txt": "She didn’t.".encode("cp1252"), "a-after.txt": "y"},
            "a-before.txt is not UTF-8 and was read as Windows-1252.",
        ),
    ],
)
def test_what_is_left_out_or_odd_is_noted(folder, files, note):
    study = read_study(folder({**WHOLE, **files}))
    assert told(study)["ok"] == ("Came.", "Left.")
    assert study.notes == (note,)


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (b"", "a-after.txt holds no words. Check that the right file was saved. It was left out."),
        (b" \n", "a-after.txt holds no words. Check that the right file was saved. It was left out."),
        (b"\x89PNG\r\n", "a-after.txt is a picture, not text: give the words as text. It was left out."),
        (
            "Left.".encode("utf-16-le"),
            f"a-after.txt holds NUL bytes, so it is no text. If it should be one, save it again as UTF-8. {LEFT}",
        ),
    ],
)
def test_a_broken_text_is_left_out_with_its_partner(folder, content, note):
    study = read_study(folder({**WHOLE, "a-before.txt": "Came.", "a-after.txt": content}))
    assert told(study) == {"ok": ("Came.", "Left.")}
    assert study.notes == (note, "Pair a has no after text, only a-before.txt. It was left out.")


@pytest.mark.parametrize(
    ("files", "notes"),
    [
        (
            {"s.csv": "pair,time,text\na,before,Came.\na,after,\n"},
            "s.csv row 3: 'text' of a is empty and was left out.",
        ),
        ({"s.csv": "pair,before,after\na,Came.,\n"}, "s.csv row 2: 'after' of a is empty and was left out."),
        (
            {"s.json": [{"pair": "a", "before": "Came.", "after": None}]},
            "s.json item 1: 'after' of a is empty and was left out.",
        ),
        (
            {"s.json": [{"pair": "a", "before": "Came.", "after": "x\0y"}]},
            (
                "s.json item 1, 'after' holds a NUL character, so it is no text. "
                f"Save it again as plain text, UTF-8. {LEFT}"
            ),
        ),
    ],
)
def test_a_broken_text_in_a_table_is_left_out_with_its_partner(folder, files, notes):
    study = read_study(folder({**WHOLE, **files}))
    assert told(study) == {"ok": ("Came.", "Left.")}
    assert study.notes[0] == notes
    assert study.notes[1].startswith("Pair a has no after text")


@pytest.mark.parametrize(
    "files",
    [
        {"README.md": "x", "LICENSE": "x", "data-card.md": "x"},
        {
            ".git/a-before.txt": "x",
            ".a-before.txt": "x",
            "__MACOSX/a-before.txt": "x",
            "Thumbs.db": "x",
            "desktop.ini": "x",
        },
    ],
)
def test_what_belongs_to_no_study_is_passed_over_in_silence(folder, files):
    assert read_study(folder({**WHOLE, **files})).notes == ()


def test_an_earlier_output_in_the_folder_is_passed_over_in_silence(folder, tmp_path):
    folder(WHOLE)
    before = read_study(tmp_path)
    with whole_folder(tmp_path / "out") as scratch:
        (scratch / "pairs.csv").write_text("pair,shift\nok,1\n")
        (scratch / "ok-before.txt").write_text("Came.")
    assert read_study(tmp_path) == before
    assert refused(UnreadableFileError, tmp_path / "out") == (
        "STUDY is what Retold wrote, not a study. Give the folder with the stories."
    )


def test_a_link_back_up_is_not_followed(folder, tmp_path):
    (tmp_path / "up").symlink_to(".")
    assert told(read_study(folder(WHOLE))) == {"ok": ("Came.", "Left.")}


def test_texts_that_no_list_names(folder):
    files = {
        "manifest.csv": "pair,time,file\na,before,1.txt\na,after,2.txt\n",
        "1.txt": "Came.",
        "2.txt": "Left.",
        **WHOLE,
    }
    study = read_study(folder(files))
    assert told(study) == {"a": ("Came.", "Left.")}
    assert study.notes == ("Left out, as no list names them: ok-after.txt, ok-before.txt.",)


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (
            {"a-before.txt": "x", "A-BEFORE.md": "y", **WHOLE},
            "Pair A has two before texts: A-BEFORE.md and a-before.txt. Remove or rename one.",
        ),
        (
            {"a-before.txt": "x", "a-pre.txt": "x", **WHOLE},
            "Pair a has two before texts: a-before.txt and a-pre.txt. Remove or rename one.",
        ),
        (
            {"x/a-after.txt": "x", "y/a-after.txt": "x", **WHOLE},
            "Pair a has two after texts: x/a-after.txt and y/a-after.txt. Remove or rename one.",
        ),
        (
            {"s.csv": "pair,time,text\na,before,x\na, Before ,y\n"},
            "Pair a has two before texts: s.csv row 2 and s.csv row 3. Remove or rename one.",
        ),
        (
            {"s.jsonl": '{"pair": 1, "before": "x", "after": "y"}\n{"pair": "1", "before": "x", "after": "y"}'},
            "Pair 1 has two before texts: s.jsonl line 1 and s.jsonl line 2. Remove or rename one.",
        ),
        (
            {"a-before.txt": "x", "s.csv": "pair,time,text\na,before,x\n", **WHOLE},
            "Pair a has two before texts: s.csv row 2 and a-before.txt. Remove or rename one.",
        ),
    ],
)
def test_two_texts_of_one_time_are_never_chosen_between(folder, files, sentence):
    assert refused(PairingError, folder(files)) == sentence


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, f"{NONE} {HOW}"),
        ({"a-before.txt": "x"}, f"{NONE} Pair a has no after text, only a-before.txt. {LEFT} {HOW}"),
        ({"before.txt": "x", "after.txt": "y"}, f"{NONE} after.txt: {UNNAMED} before.txt: {UNNAMED} {HOW}"),
        (
            {f"a{n}.txt": "x" for n in range(7)},
            f"{NONE} {' '.join(f'a{n}.txt: {UNNAMED}' for n in range(5))} (and 2 more notes) {HOW}",
        ),
    ],
)
def test_no_whole_pair(folder, files, sentence):
    assert refused(PairingError, folder(files)) == sentence


def test_when_strict_a_lone_text_is_an_error(folder):
    path = folder({**WHOLE, "a-after.txt": "x"})
    assert refused(PairingError, path, strict=True) == (
        "Pair a has no before text, only a-after.txt. Add the other text, or remove this one."
    )


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (
            {"s.csv": "pair,time,story\n"},
            f"s.csv has no column 'text' and has column 'story', which means nothing here. {EXPECTED}",
        ),
        (
            {"s.csv": "pair,time,text,notes,mood\n"},
            f"s.csv has columns 'mood', 'notes', which means nothing here. {EXPECTED}",
        ),
        ({"s.csv": "pair,text\n"}, f"s.csv has no column 'time'. {EXPECTED}"),
        ({"s.csv": "pair,before\n"}, f"s.csv has no column 'after'. {EXPECTED}"),
        ({"s.csv": "pair,time,code,start,end\n"}, f"s.csv has no column 'coder'. {EXPECTED}"),
        ({"s.csv": "coder,code,start,end\n"}, f"s.csv has no columns 'pair', 'time'. {EXPECTED}"),
        ({"s.json": [{"pair": "a", "text": "x"}]}, f"s.json item 1 has no field 'time'. {EXPECTED}"),
        (
            {"s.jsonl": '{"pair": "a", "before": "x", "after": "y"}\n\n{"pair": "b"}\n'},
            f"s.jsonl line 3 has no fields 'text', 'time'. {EXPECTED}",
        ),
    ],
)
def test_columns_missing_or_unknown(folder, files, sentence):
    assert refused(MissingColumnError, folder({**WHOLE, **files})) == sentence


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"s.csv": "pair,time,text\na,before\n"}, "s.csv row 2 has 2 cells under 3 columns. Fill or remove the row."),
        ({"s.csv": "pair,time,text\n,before,x\n"}, "s.csv row 2: 'pair' is empty. Say whose story this is."),
        (
            {"s.json": [{"pair": "a", "time": "before", "text": 3}]},
            "s.json item 1: 'text' should be a text, not a number. Mend it.",
        ),
        (
            {"s.json": [{"pair": ["a"], "time": "before", "text": "x"}]},
            "s.json item 1: 'pair' should be a name, not a list. Mend it.",
        ),
        ({"s.json": [{"pair": "a\nb", "time": "before", "text": "x"}]}, "s.json item 1: 'pair' " + ONE_LINE),
        ({"s.json": [{"pair": "a" * 201, "time": "before", "text": "x"}]}, "s.json item 1: 'pair' " + ONE_LINE),
        ({"s.json": '[{"pair": "\\ud800", "time": "before", "text": "x"}]'}, "s.json item 1: 'pair' " + ONE_LINE),
        (
            {"s.json": [{"pair": "a", "time": "before", "text": "x"}, 7]},
            "s.json item 2 should be an object with pair, time, text. Export it again.",
        ),
        (
            {"s.json": [{"pair": "a", "Pair": "b", "time": "before", "text": "x"}]},
            "s.json item 1 has one field twice, in capitals and not. Remove one.",
        ),
        (
            {"s.json": "[1,"},
            "s.json is not JSON (Expecting value, line 1, column 4). Export it again.",
        ),
        (
            {"m.csv": "pair,time,file\na,before,gone.txt\n"},
            "m.csv row 2: there is no file 'gone.txt' beside the list. Mend the name.",
        ),
        ({"m.csv": "pair,time,file\na,before,\n"}, "m.csv row 2: there is no file '' beside the list. Mend the name."),
        ({"x/m.csv": "pair,time,file\na,before,../ok-before.txt\n"}, "x/m.csv row 2: '../ok-before.txt' " + OUTSIDE),
        ({"m.csv": "pair,time,file\na,before,/etc/passwd\n"}, "m.csv row 2: '/etc/passwd' " + OUTSIDE),
        (
            {"m.json": [{"pair": "a", "time": "before", "file": "a\0b"}]},
            "m.json item 1: 'a\0b' is no name of a file. Mend it.",
        ),
    ],
)
def test_broken_files_of_many_stories_stop_the_study(folder, files, sentence):
    assert refused(UnreadableFileError, folder({**WHOLE, **files})) == sentence


def test_a_list_cannot_reach_out_by_a_link(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("not yours")
    (tmp_path / "study").mkdir()
    (tmp_path / "study" / "1.txt").symlink_to(tmp_path / "secret.txt")
    folder(at="study", files={"m.csv": "pair,time,file\na,before,1.txt\n"})
    assert refused(UnreadableFileError, tmp_path / "study") == (
        "m.csv row 2: '1.txt' is outside the list's folder. Put the file into the folder."
    )


def test_a_third_time_point(folder):
    assert refused(PairingError, folder({"s.csv": "pair,time,text\na,follow-up,x\n"})) == (
        "s.csv row 2: 'follow-up' is no time. Write before or after (or pre, post; t1, t2)."
    )


def test_two_texts_under_one_id(folder):
    rows = [{"id": "t1", "pair": "a", "time": time, "text": "x"} for time in ("before", "after")]
    assert refused(CodingError, folder({"s.json": rows})) == (
        "s.json item 2: the id t1 stands for another text in s.json item 1. Give each text an id of its own."
    )


def test_places_that_are_no_study(folder, tmp_path):
    assert refused(UnreadableFileError, tmp_path / "gone") == "STUDY: there is no such file or folder. Check the path."
    story = folder({"a-before.txt": "x"}) / "a-before.txt"
    assert refused(UnknownFormatError, story) == (
        "STUDY is one file of a kind that cannot hold a study. Give a folder, or a .csv, .json or .jsonl; "
        "two single stories are compared with: retold compare BEFORE AFTER"
    )
    path = folder({"people.csv": "name\nA\n"}) / "people.csv"
    assert refused(MissingColumnError, path).startswith(
        "people.csv has no columns 'pair', 'text', 'time' and has column"
    )
    path = folder({"empty.jsonl": "\n"}) / "empty.jsonl"
    assert refused(UnreadableFileError, path) == (
        "empty.jsonl holds no stories or codings. Expected objects with pair, time, text."
    )
