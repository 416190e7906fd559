"""Learn from a team's own codings: a model for `--model`, and how well it does on stories it did not learn from."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from os import environ
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from retold import __version__
from retold.discourse import model
from retold.discourse.codebook import CODE_NAMES
from retold.discourse.document import Document
from retold.discourse.engine import Engine
from retold.discourse.learned.scores import Scores, scores
from retold.errors import TrainingError
from retold.measures.alpha import alpha
from retold.measures.units import carried
from retold.training.coded import Clauses, Text, clauses_of
from retold.training.cues import cues_file
from retold.training.examples import examples_files
from retold.training.joint import Says, bench_of, weights_file

if TYPE_CHECKING:
    from retold.exchange.narratives import Coding

PARTS = 5
FEWEST_WRITERS = 5
Marks = list[list[bool]]  # sentences x codes


@dataclass(frozen=True, slots=True)
class CodeFigures:
    """One code: sentences that coders gave it on average, and alpha with the coders (None: undefined).

    `trained` is of models that never saw the writer of the text they judge, `shipped` of the one that ships, `coders`
    of the coders with each other (None with one coder).
    """

    code: str
    coded: float
    trained: float | None
    shipped: float | None
    coders: float | None


@dataclass(frozen=True, slots=True)
class Trained:
    """A model as files by name, and what is known of it."""

    files: dict[str, bytes]
    texts: int
    writers: int
    coders: int
    figures: tuple[CodeFigures, ...]

    def mean(self, who: str) -> float | None:
        """Mean alpha over the codes for which all of trained, shipped and (where there are two) coders have one."""
        rows = [row for row in self.figures if row.trained is not None and row.shipped is not None]
        values = [value for row in rows if (value := getattr(row, who)) is not None]
        return fmean(values) if values else None


def texts_of(codings: Iterable["Coding"]) -> list[Text]:
    """The coded stories, each once, in the order given; the writer is the pair, or the text where it has none.

    Raises TrainingError for fewer writers than a fair measurement needs.
    """
    texts: dict[str, Text] = {}
    for coding in codings:
        told = coding.narrative
        text = texts.setdefault(told.id, Text(told.text, told.pair or told.id))
        text.spans[coding.coder] = [(one.code, one.start, one.end) for one in coding.annotations]
    writers = {text.writer for text in texts.values()}
    if len(writers) < FEWEST_WRITERS:
        raise TrainingError(
            f"These are coded stories of {len(writers)} writers. At least {FEWEST_WRITERS} are needed, so that what is "
            "learned can be judged on writers that it was not learned from; some tens are better."
        )
    return list(texts.values())


def trained(texts: Sequence[Text], *, name: str) -> Trained:
    """Weigh cues and encoder anew on these stories, starting from the weights in use."""
    clauses = clauses_of(texts)
    heard = {id(text): scores(read) for text, read in zip(texts, clauses.documents, strict=True)}

    def says(text: Text, _: Document) -> Scores:
        return heard[id(text)]

    crosswise: list[Marks] = [[] for _ in texts]
    for held in parts(texts):
        with in_use(fitted(clauses.of(~held), says)):
            engine = Engine()
            for number in np.flatnonzero(held).tolist():
                crosswise[number] = marks(engine, clauses, number)
    engine = Engine()
    shipped = [marks(engine, clauses, number) for number in range(len(texts))]
    return Trained(
        files=fitted(clauses, says) | (examples_files(clauses, says) or {}) | card(texts, name),
        texts=len(texts),
        writers=len({text.writer for text in texts}),
        coders=len({coder for text in texts for coder in text.spans}),
        figures=tuple(figures(clauses, crosswise, shipped)),
    )


def fitted(clauses: Clauses, says: Says) -> dict[str, bytes]:
    """The weights that these stories give, with what the encoder says of them."""
    bench = bench_of(clauses, says)
    return {"cues.toml": cues_file(clauses).encode(), "weights.toml": weights_file(bench).encode()}


def card(texts: Sequence[Text], name: str) -> dict[str, bytes]:
    """`model.json`: what the engine checks before it reads with the folder."""
    said = {"name": name, "retold": __version__, "texts": len(texts), "writers": len({text.writer for text in texts})}
    return {model.CARD: json.dumps(said, indent=1).encode() + b"\n"}


@contextmanager
def in_use(files: dict[str, bytes]) -> Iterator[None]:
    """A model in use while the block runs."""
    before = environ.get(model.VARIABLE)
    with TemporaryDirectory() as folder:
        for name, data in ({model.CARD: json.dumps({"name": "trial", "retold": __version__}).encode()} | files).items():
            (Path(folder) / name).write_bytes(data)
        environ[model.VARIABLE] = folder
        try:
            yield
        finally:
            environ.pop(model.VARIABLE)
            if before is not None:
                environ[model.VARIABLE] = before


def parts(texts: Sequence[Text]) -> list["np.typing.NDArray[np.bool_]"]:
    """The texts held back in turn: writers dealt out into five parts."""
    writers = sorted({text.writer for text in texts})
    part = {writer: number % PARTS for number, writer in enumerate(writers)}
    return [np.array([part[text.writer] == number for text in texts]) for number in range(PARTS)]


def marks(engine: Engine, clauses: Clauses, number: int) -> Marks:
    """Which of its sentences carry which code, as the engine reads one text."""
    spans = [(one.start, one.end) for one in clauses.documents[number].sentences]
    found = engine.analyse(clauses.texts[number].text).findings
    units = carried(spans, [(one.code, one.start, one.end) for one in found])
    return [[code in unit for code in CODE_NAMES] for unit in units]


def figures(clauses: Clauses, crosswise: Sequence[Marks], shipped: Sequence[Marks]) -> Iterator[CodeFigures]:
    """Every code's figures."""
    by_coder: dict[str, dict[int, Marks]] = defaultdict(dict)
    for number, (text, read) in enumerate(zip(clauses.texts, clauses.documents, strict=True)):
        spans = [(one.start, one.end) for one in read.sentences]
        for coder, own in text.spans.items():
            by_coder[coder][number] = [[code in unit for code in CODE_NAMES] for unit in carried(spans, own)]
    coders = list(by_coder.values())
    for code, name in enumerate(CODE_NAMES):
        yield CodeFigures(
            code=name,
            coded=round(float(clauses.of_sentences[:, code].sum()), 1),
            trained=_with_all(dict(enumerate(crosswise)), coders, code),
            shipped=_with_all(dict(enumerate(shipped)), coders, code),
            coders=_mean([_agreement(one, other, code) for at, one in enumerate(coders) for other in coders[at + 1 :]]),
        )


def _with_all(machine: dict[int, Marks], coders: Sequence[dict[int, Marks]], code: int) -> float | None:
    return _mean([_agreement(machine, coder, code) for coder in coders])


def _agreement(one: dict[int, Marks], other: dict[int, Marks], code: int) -> float | None:
    """Krippendorff's alpha over the sentences of the texts that both judged; None where it is undefined."""
    both = sorted(one.keys() & other.keys())
    ratings = [[row[code] for text in both for row in judged[text]] for judged in (one, other)]
    if not ratings[0]:
        return None
    value = alpha(ratings)
    return value if isinstance(value, float) else None


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def report(of: Trained) -> dict[str, object]:
    """The figures as plain data."""
    return {
        "texts": of.texts,
        "writers": of.writers,
        "coders": of.coders,
        "codes": [asdict(row) for row in of.figures],
        "mean": {who: of.mean(who) for who in ("trained", "shipped", "coders")},
    }
