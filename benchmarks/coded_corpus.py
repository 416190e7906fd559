"""The coded stories as benchmarks need them: each text once, with the spans of every rater."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus"
CODERS = ("coder-a", "coder-b")

Span = tuple[str, int, int]


@dataclass(slots=True)
class CodedText:
    """One story. `spans` maps a rater to (code, start, end) rows; all raters share the (start, end) sentences."""

    set: str
    pair: str
    time: str
    text: str
    spans: dict[str, list[Span]] = field(default_factory=dict)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    @property
    def writer(self) -> str:
        """Who wrote it: what cross-validation never splits."""
        return self.pair


def sets() -> list[str]:
    """The names of the corpus's sets, in order."""
    return sorted(path.stem for path in (CORPUS / "stories").glob("*.json"))


def coded_texts(names: Iterable[str]) -> list[CodedText]:
    """Every text of the sets named, with both coders' spans, in the corpus's order."""
    texts: list[CodedText] = []
    for name in names:
        rows = json.loads((CORPUS / "stories" / f"{name}.json").read_text("utf-8"))
        of_set = {(row["pair"], row["time"]): CodedText(name, row["pair"], row["time"], row["text"]) for row in rows}
        for coder in CODERS:
            for line in (CORPUS / "codings" / f"{name}.{coder}.jsonl").read_text("utf-8").splitlines():
                row = json.loads(line)
                of_set[row["pair"], row["time"]].spans[coder] = [
                    (c["code"], c["start"], c["end"]) for c in row["codes"]
                ]
        texts += of_set.values()
    return texts
