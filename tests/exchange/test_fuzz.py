"""Whatever bytes come, the readers either read them or raise an error that Retold names."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.errors import RetoldError
from retold.exchange.codings import read_codings
from retold.exchange.studies import read_narratives, read_study
from retold.exchange.texts import read_text

ENDINGS = [".txt", ".docx", ".csv", ".json", ".jsonl", ".md", ""]
STARTS = [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"pair,time,text\n", b'[{"pair":', b'{"pair":']
CELLS = ["", "a", "before", "after", '"', "x,y", "1", "=", "\r", "😀"]
noise = st.builds(bytes.__add__, st.sampled_from(STARTS), st.binary(max_size=300))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["before", "After", "t1", "x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["code", "start", "end"]), inner),
    max_leaves=8,
)
fields = st.sampled_from(
    ["pair", "time", "text", "id", "codes", "coder", "code", "start", "end", "file", "before", "after", "Pair"]
)
rows = st.lists(st.dictionaries(fields, values, max_size=6), max_size=4)
cells = st.lists(st.lists(st.sampled_from(CELLS), max_size=6), max_size=5)
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def read_every_way(path: Path) -> None:
    for read in (
        read_text,
        read_study,
        lambda one: list(read_narratives(one)),
        lambda one: list(read_narratives(one, lambda _: None)),
        lambda one: read_codings([one]),
    ):
        with contextlib.suppress(RetoldError):
            read(path)
        with contextlib.suppress(RetoldError):
            read(path.parent)


@quiet
@given(noise, st.sampled_from(ENDINGS))
def test_any_bytes(tmp_path, data, ending):
    for old in tmp_path.iterdir():
        old.unlink()
    path = tmp_path / f"a-before{ending}"
    path.write_bytes(data)
    read_every_way(path)


@quiet
@given(rows)
def test_any_records(tmp_path, found):
    for ending, text in ((".json", json.dumps(found)), (".jsonl", "\n".join(map(json.dumps, found)))):
        path = tmp_path / f"set.finn{ending}"
        path.write_text(text)
        read_every_way(path)
        path.unlink()


@quiet
@given(st.lists(fields, max_size=6), cells)
def test_any_table(tmp_path, header, table):
    path = tmp_path / "s.csv"
    path.write_text("\n".join(",".join(row) for row in [header, *table]), newline="")
    read_every_way(path)


@quiet
@given(st.data())
def test_any_damage_to_a_word_document(tmp_path, data):
    import docx

    whole = tmp_path / "whole"
    if not whole.exists():
        document = docx.Document()
        document.add_paragraph("She came.")
        document.save(str(whole))
    damaged = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.docx"
    path.write_bytes(damaged[: data.draw(st.integers(0, len(damaged)))])
    with contextlib.suppress(RetoldError):
        read_text(path)


@pytest.mark.parametrize("name", ["a-before.txt", "a.docx", "a.csv", "a.json", "a.jsonl"])
def test_noise_alone_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"\0")
    with pytest.raises(RetoldError):
        read_study(tmp_path)
