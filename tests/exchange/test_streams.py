"""Files of many texts, read as they come."""

import json
import tracemalloc
from pathlib import Path

import pytest

from retold.errors import TooLongError, UnreadableFileError
from retold.exchange import decoding
from retold.exchange.gathering import texts_at
from retold.exchange.studies import read_narratives

LINES = [json.dumps({"id": f"t{n}", "text": f"She asked {n} times. Ça va."}, ensure_ascii=False) for n in range(50)]
TABLE = "id,text\r\n" + "".join(f't{n},"She asked\r\n{n} times."\r\n' for n in range(50))


def test_utf8_has_no_limit_and_other_encodings_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "TABLE_LIMIT", 100)
    monkeypatch.setattr(decoding, "PIECE", 7)  # so that letters are cut in two
    lines, table, western = (tmp_path / name for name in ("a.jsonl", "a.csv", "w.jsonl"))
    lines.write_text("\n".join(LINES), encoding="utf-8-sig")
    table.write_text(TABLE, encoding="utf-8", newline="")
    western.write_text("\n".join(LINES), encoding="cp1252")

    assert [n.id for n in read_narratives(lines)] == [f"t{n}" for n in range(50)]
    assert [n.text for n in read_narratives(table)] == [f"She asked\n{n} times." for n in range(50)]
    assert (texts_at(lines), texts_at(table), texts_at(tmp_path / "none.txt")) == (50, 50, 1)
    notes: list[str] = []
    with pytest.raises(TooLongError, match="is over 0 MB, the limit for one file"):
        list(read_narratives(western, notes.append))


@pytest.mark.parametrize("ending", [".jsonl", ".csv"])
def test_memory_does_not_grow_with_the_file(ending: str, tmp_path: Path) -> None:
    def most(count: int) -> int:
        path = tmp_path / f"{count}{ending}"
        with path.open("w", encoding="utf-8") as file:
            if ending == ".csv":
                file.write("id,text\n")
            for number in range(count):
                text = f"{number} " + "x" * 10_000
                file.write(
                    f"t{number},{text}\n" if ending == ".csv" else json.dumps({"id": str(number), "text": text}) + "\n"
                )
        tracemalloc.start()
        assert sum(1 for _ in read_narratives(path)) == count
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    few, many = most(200), most(2_000)
    assert many - few < 1_800 * 500  # of 18,000,000 that were read


def test_a_folder_with_a_broken_list_still_gives_its_other_stories(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Came.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "One."}\n{"text": \n{"text": "Two."}\n', encoding="utf-8")
    (tmp_path / "c.csv").write_text('id,text\nx,Three.\ny\nz,"never closed\n', encoding="utf-8")
    notes: list[str] = []

    assert [n.text for n in read_narratives(tmp_path, notes.append)] == ["One.", "Two.", "Three.", "Came."]
    assert [note.split(" (")[0] for note in notes] == [
        "b.jsonl line 2 is not JSON",
        "c.csv row 3 has 1 cell under 2 columns. Fill or remove the row.",
        "c.csv row 4: a quote is missing or too many",
    ]
    with pytest.raises(UnreadableFileError, match="line 2 is not JSON"):
        list(read_narratives(tmp_path))
