import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.errors import CodingError, MissingColumnError, UnreadableFileError
from retold.exchange.codings import read_codings, write_codings
from retold.exchange.narratives import Annotation, Coding, Narrative
from retold.exchange.rows import tidy

TEXT = "She came 🎓 late.\nShe stayed."
STORY = Narrative(id="a-before", pair="a", time="before", text=TEXT, source="given")
HEADER = "pair,time,coder,code,start,end\n"


def lines(*rows) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def row(**other):
    return {"pair": "a", "time": "before", "text": TEXT, "codes": [], **other}


def mark(code, start, end):
    return {"code": code, "start": start, "end": end}


def refused(error, *given_, **options) -> str:
    with pytest.raises(error) as refusal:
        read_codings(*given_, **options)
    return str(refusal.value)


def test_json_lines(folder):
    text = lines(row(id="t9", codes=[mark("late", 11, 15), mark("agent", 4, 8), mark("agent", 4, 8)]))
    path = folder({"set.coder-a.jsonl": text}) / "set.coder-a.jsonl"
    narrative = Narrative(id="t9", pair="a", time="before", text=TEXT, source="set.coder-a.jsonl line 1")
    agent, late = Annotation(code="agent", start=4, end=8), Annotation(code="late", start=11, end=15)
    assert read_codings([path]) == (Coding(coder="coder-a", narrative=narrative, annotations=(agent, late)),)


@pytest.mark.parametrize(
    ("name", "coder"),
    [("set.coder-a.jsonl", "coder-a"), ("finn.jsonl", "finn"), ("a.b.c.jsonl", "c")],
)
def test_the_coder_is_in_the_file_name_unless_told(folder, name, coder):
    (one,) = read_codings([folder({name: lines(row())}) / name])
    assert one.coder == coder
    (one,) = read_codings([folder({name: lines(row(coder="Finn"))}) / name])
    assert one.coder == "Finn"


def test_a_table_of_spans_on_texts_given(folder):
    table = HEADER + "a,before,finn,agent,4,8\na,before,esi,,,\na,Pre,finn,late, 11 ,15\n"
    path = folder({"c.csv": table}) / "c.csv"
    assert read_codings([path], [STORY]) == (
        Coding(
            coder="finn",
            narrative=STORY,
            annotations=(Annotation(code="agent", start=4, end=8), Annotation(code="late", start=11, end=15)),
        ),
        Coding(coder="esi", narrative=STORY, annotations=()),
    )


def test_a_text_can_be_named_by_its_id_alone(folder):
    path = folder({"c.csv": "id,coder,code,start,end\na-before,finn,agent,4,8\n"}) / "c.csv"
    (one,) = read_codings([path], [STORY])
    assert (one.narrative, one.annotations) == (STORY, (Annotation(code="agent", start=4, end=8),))
    path = folder({"finn.jsonl": lines({"id": "x", "text": TEXT, "codes": []})}) / "finn.jsonl"
    (one,) = read_codings([path])
    assert one.narrative == Narrative(id="x", pair="x", time=None, text=TEXT, source="finn.jsonl line 1")


def test_two_coders_share_one_narrative(folder):
    one, two = read_codings([folder({"t1.a.jsonl": lines(row()), "t1.b.jsonl": lines(row())})])
    assert one.narrative is two.narrative
    assert (one.coder, two.coder) == ("a", "b")


def test_offsets_of_a_text_with_crlf_are_moved_to_lf(folder):
    text = "One.\r\n\r\nTwo.\r\n"
    codes = [mark("a", 0, 4), mark("b", 8, 12), mark("c", 0, 14)]
    (one,) = read_codings([folder({"finn.jsonl": lines(row(text=text, codes=codes))})])
    assert one.narrative.text == "One.\n\nTwo.\n"
    assert [(a.code, one.narrative.text[a.start : a.end]) for a in one.annotations] == [
        ("a", "One."),
        ("c", "One.\n\nTwo.\n"),
        ("b", "Two."),
    ]


def test_a_line_feed_at_the_end_makes_no_other_text(folder):
    codes = [mark("a", 0, len(TEXT) + 2)]
    (one,) = read_codings([folder({"finn.jsonl": lines(row(text=TEXT + "\n\n", codes=codes))})], [STORY])
    assert one.annotations == (Annotation(code="a", start=0, end=len(TEXT)),)


COUNT = "count Unicode code points instead."
FITS = "c.csv row 2: span {} does not fit a-before, which has 28 characters. "


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ("agent,0,29", FITS.format("0 to 29") + "It fits if counted in UTF-16, as browsers and Java do: " + COUNT),
        ("agent,0,31", FITS.format("0 to 31") + "It fits if counted in UTF-8 bytes: " + COUNT),
        ("agent,0,99", FITS.format("0 to 99") + "Check that it was coded on this text."),
        ("agent,8,4", FITS.format("8 to 4") + "The end must be after the start: the first character not marked."),
        ("agent,4,4", FITS.format("4 to 4") + "The end must be after the start: the first character not marked."),
        (",0,4", "c.csv row 2: a span without a code. Name the code, or remove the span."),
        ("agent,-1,4", "c.csv row 2: 'start' should be a whole number of characters from the start of the text."),
        ("agent,0,4.0", "c.csv row 2: 'end' should be a whole number of characters from the start of the text."),
        ("agent,0,", "c.csv row 2: 'end' should be a whole number of characters from the start of the text."),
        ("agent,0,²", "c.csv row 2: 'end' should be a whole number of characters from the start of the text."),
    ],
)  # fmt: skip
def test_spans_that_cannot_be(folder, cells, sentence):
    path = folder({"c.csv": HEADER + "a,before,finn," + cells + "\n"}) / "c.csv"
    assert refused(CodingError, [path], [STORY]) == sentence


def test_line_endings_counted_as_two(folder):
    story = Narrative(id="s", pair="s", time="before", text="a\nb\nc", source="given")
    path = folder({"c.csv": HEADER + "s,before,finn,agent,0,7\n"}) / "c.csv"
    assert refused(CodingError, [path], [story]).endswith(
        "It fits if a line ending counts as two characters: count it as one."
    )


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        (None, "'codes' should be a list (empty for: seen, no code). Export it again."),
        ("agent", "'codes' should be a list (empty for: seen, no code). Export it again."),
        (["agent"], "code 1 should be an object with code, start, end. Export it again."),
        ([{}], "code 1: a span without a code. Name the code, or remove the span."),
        ([mark("a", 0, 4), mark("a", -1, 4)], "code 2: span -1 to 4 does not fit a-before, which has 28 char"),
        ([mark("a", start=True, end=4)], "code 1: 'start' should be a whole number of characters"),
        ([mark("a", [0], {})], "code 1: 'start' should be a whole number of characters from the start of the text."),
        ([mark("a", 0.0, 4)], "code 1: 'start' should be a whole number of characters from the start of the text."),
    ],
)  # fmt: skip
def test_codes_that_cannot_be(folder, codes, sentence):
    path = folder({"finn.jsonl": lines(row(codes=codes))}) / "finn.jsonl"
    found = refused(CodingError, [path])
    assert found.replace("line 1, ", "").replace("line 1: ", "").startswith(f"finn.jsonl {sentence}")


def test_a_span_of_nothing_but_the_end(folder):
    path = folder({"finn.jsonl": lines(row(text=TEXT + "\n", codes=[mark("a", 28, 29)]))})
    assert refused(CodingError, [path], [STORY]) == (
        "finn.jsonl line 1, code 1: the span marks no words, only the end of a-before. Remove it."
    )


def test_codes_outside_the_codebook(folder):
    path = folder({"finn.jsonl": lines(row(codes=[mark("agnet", 0, 4)]))})
    assert refused(CodingError, [path], codes=frozenset({"agent", "deficit"})) == (
        "finn.jsonl line 1, code 1: 'agnet' is not in the codebook. Known: agent, deficit."
    )
    assert len(read_codings([path], codes=frozenset({"agnet"}))) == 1


def test_another_version_of_the_text(folder):
    path = folder({"finn.jsonl": lines(row(text="She came late."))})
    assert refused(CodingError, [path], [STORY]) == (
        "finn.jsonl line 1: the text of a-before is not that of given. Code one text, not two versions."
    )
    path = folder({"finn.jsonl": lines(row(), row(text="She came late.", coder="esi"))})
    assert refused(CodingError, [path]) == (
        "finn.jsonl line 2: the text of a-before is not that of finn.jsonl line 1. Code one text, not two versions."
    )


def test_no_text_anywhere(folder):
    path = folder({"c.csv": HEADER + "b,after,finn,agent,0,4\n"})
    assert refused(CodingError, [path], [STORY]) == "c.csv row 2: there is no text for b-after. Give the stories too."
    path = folder({"c.csv": HEADER, "finn.jsonl": lines(row(text=" "))})
    assert refused(CodingError, [path]) == "finn.jsonl line 1: there is no text for a-before. Give the stories too."


def test_one_text_coded_twice_by_one(folder):
    path = folder({"t1.finn.jsonl": lines(row()), "t2.finn.jsonl": lines(row())})
    assert refused(CodingError, [path]) == (
        "t2.finn.jsonl line 1: finn coded a-before already in t1.finn.jsonl line 1. Remove one of the two."
    )
    path = folder({"t1.finn.jsonl": lines(row(), row()), "t2.finn.jsonl": ""})
    assert refused(CodingError, [path]) == (
        "t1.finn.jsonl line 2: finn coded a-before already in t1.finn.jsonl line 1. Remove one of the two."
    )
    table = HEADER + "a,before,finn,agent,0,4\n"
    path = folder({"t1.finn.jsonl": lines(row()), "t2.csv": table})
    assert refused(CodingError, [path]) == (
        "t2.csv row 2: finn coded a-before already in t1.finn.jsonl line 1. Remove one of the two."
    )


def test_one_id_for_two_texts(folder):
    path = folder({"finn.jsonl": lines(row(id="x"), row(id="x", time="after", text="She left."))})
    assert refused(CodingError, [path]) == (
        "finn.jsonl line 2: the id x stands for another text in finn.jsonl line 1. Give each text an id of its own."
    )
    twice = [STORY, Narrative(id="a-before", pair="a", time="before", text="Another.", source="elsewhere")]
    assert refused(CodingError, [folder({"finn.jsonl": lines(row())})], twice) == (
        "elsewhere: the id a-before stands for another text in given. Give each text an id of its own."
    )


def test_nothing_coded(folder):
    path = folder({"s.csv": "pair,time,text\na,before,x\n"}) / "s.csv"
    assert refused(CodingError, [path]) == (
        f"{path}: no codings there. Expected .jsonl lines with pair, time, text, codes, "
        "or a .csv with pair, time, coder, code, start, end."
    )
    assert refused(UnreadableFileError, [path.with_name("gone.jsonl")]) == (
        f"{path.parent}/gone.jsonl: there is no such file or folder. Check the path."
    )
    path = folder({"c.csv": "pair,time,coder,code,start,stop\n"}) / "c.csv"
    assert refused(MissingColumnError, [path]).startswith(
        "c.csv has no column 'end' and has column 'stop', which means nothing here."
    )


names = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9).map(tidy).filter(str.isprintable)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1).filter(str.strip)


@st.composite
def codings(draw):
    """Codings as the readers give them: each text once under its place, annotations sorted, each once."""
    found = []
    for pair in draw(st.lists(names, min_size=1, max_size=3, unique=True)):
        narrative = Narrative(id=f"{pair}-after", pair=pair, time="after", text=draw(texts), source="x")
        for coder in draw(st.lists(names, min_size=1, max_size=2, unique=True)):
            edges = st.tuples(st.integers(0, len(narrative.text)), st.integers(0, len(narrative.text)), names)
            marks = {(min(a, b), max(a, b), code) for a, b, code in draw(st.lists(edges)) if a != b}
            annotations = tuple(Annotation(code=code, start=start, end=end) for start, end, code in sorted(marks))
            found.append(Coding(coder=coder, narrative=narrative, annotations=annotations))
    return found


# No deadline: how long the disk takes to hold what was written is not the question.
@settings(deadline=None)
@given(codings())
def test_what_is_written_is_read_back(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("codings") / "all.jsonl"
    write_codings(path, made)
    back = read_codings([path])
    assert [(c.coder, c.narrative.id, c.narrative.text, c.annotations) for c in back] == [
        (c.coder, c.narrative.id, c.narrative.text, c.annotations) for c in made
    ]
