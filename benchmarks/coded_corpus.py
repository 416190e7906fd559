"""The coded stories as benchmarks need them: each text once, with the spans of every rater."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from retold.training.coded import Text

CORPUS = Path(__file__).parent.parent / "corpus"
CODERS = ("coder-a", "coder-b")

Span = tuple[str, int, int]


@dataclass(slots=True, kw_only=True)
class CodedText(Text):
    """One story. `spans` maps a rater to (code, start, end) rows; all raters share the (start, end) sentences."""

    set: str
    time: str
    sentences: list[tuple[int, int]] = field(default_factory=list)

    @property
    def pair(self) -> str:
        """Both stories of one writer."""
        return self.writer


def sets() -> list[str]:
    """The names of the corpus's sets, in order."""
    return sorted(path.stem for path in (CORPUS / "stories").glob("*.json"))


def coded_texts(names: Iterable[str]) -> list[CodedText]:
    """Every text of the sets named, with both coders' spans, in the corpus's order."""
    texts: list[CodedText] = []
    for name in names:
        rows = json.loads((CORPUS / "stories" / f"{name}.json").read_text("utf-8"))
        of_set = {
            (row["pair"], row["time"]): CodedText(row["text"], row["pair"], set=name, time=row["time"]) for row in rows
        }
        for coder in CODERS:
            for line in (CORPUS / "codings" / f"{name}.{coder}.jsonl").read_text("utf-8").splitlines():
                row = json.loads(line)
                of_set[row["pair"], row["time"]].spans[coder] = [
                    (c["code"], c["start"], c["end"]) for c in row["codes"]
                ]
        texts += of_set.values()
    return texts
