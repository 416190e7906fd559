import json
import math
from dataclasses import dataclass
from pathlib import PurePosixPath

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.errors import UnreadableFileError
from retold.exchange.documents import json_bytes, json_line, read_json, read_lines, write_json, write_lines


@dataclass
class Shift:
    value: float | None
    name: str
    of: dict[str, int]


def test_fields_in_their_order_dictionaries_sorted():
    assert json_bytes(Shift(0.5, "é", {"b": 2, "a": 1})).decode() == (
        '{\n "value": 0.5,\n "name": "é",\n "of": {\n  "a": 1,\n  "b": 2\n }\n}\n'
    )


def test_what_comes_out_of_numbers():
    given_ = {"a": np.float64(0.5), "b": np.int64(3), "c": math.nan, "d": PurePosixPath("a/b"), "e": np.bool_(True)}  # noqa: FBT003
    assert json.loads(json_bytes(given_)) == {"a": 0.5, "b": 3, "c": None, "d": "a/b", "e": True}
    with pytest.raises(TypeError, match="object cannot stand in JSON"):
        json_bytes({"a": object()})


def test_one_line():
    assert json_line(Shift(0.5, "\n", {"b": 2, "a": 1})) == '{"value":0.5,"name":"\\n","of":{"a":1,"b":2}}\n'


texts = st.text(st.characters(exclude_categories=["Cs"]))
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=20,
)


@settings(deadline=None)
@given(plain)
def test_any_document_comes_back(document):
    assert json.loads(json_bytes(document)) == document


@settings(deadline=None)
@given(st.dictionaries(texts, st.integers(0, 9)))
def test_the_order_of_making_does_not_show(document):
    assert json_bytes(document) == json_bytes(dict(reversed(document.items())))


def test_files(tmp_path):
    write_json(tmp_path / "a.json", [{"b": 1}])
    assert (tmp_path / "a.json").read_bytes() == b'[\n {\n  "b": 1\n }\n]\n'
    assert read_json(tmp_path / "a.json", "a.json") == [{"b": 1}]
    write_lines(tmp_path / "a.jsonl", [{"b": "\u2028é\n"}, {"a": 2}])
    assert (tmp_path / "a.jsonl").read_text("utf-8") == '{"b": "\u2028é\\n"}\n{"a": 2}\n'
    assert list(read_lines(tmp_path / "a.jsonl", "a.jsonl")) == [(1, {"b": "\u2028é\n"}), (2, {"a": 2})]


def test_blank_lines_crlf_and_a_mark(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'\xef\xbb\xbf\r\n{"a": 1}\r\n \r\n[]\r\n')
    assert list(read_lines(tmp_path / "a.jsonl", "a.jsonl")) == [(2, {"a": 1}), (4, [])]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "a.json is not JSON (Expecting value, line 1, column 1). Export it again."),
        ('[\n{"a": 1},\n{"b": x}]', "a.json is not JSON (Expecting value, line 3, column 7). Export it again."),
        ("[1] [2]", "a.json is not JSON (Extra data, line 1, column 5). Export it again."),
        ('{"before": "x", "before": "y"}', "a.json cannot be read (an object has 'before' twice). Export it again."),
        ("[" * 100_000, "a.json is nested too deeply to be stories. Export it again."),
    ],
)
def test_broken_json(tmp_path, text, sentence):
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(UnreadableFileError) as refusal:
        read_json(tmp_path / "a.json", "a.json")
    assert str(refusal.value) == sentence


def test_a_number_too_large_for_any_offset(tmp_path):
    (tmp_path / "a.json").write_text("1" * 5000)
    with pytest.raises(UnreadableFileError, match=r"a\.json cannot be read \(Exceeds the limit"):
        read_json(tmp_path / "a.json", "a.json")


def test_a_broken_line_is_named(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"a": 1}\n\n{"a": \n')
    (first, last) = read_lines(tmp_path / "a.jsonl", "a.jsonl")
    assert first == (1, {"a": 1})
    assert str(last[1]) == "a.jsonl line 3 is not JSON (Expecting value, column 7). Export it again."
