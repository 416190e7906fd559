"""Is a text English (language identification)? By its function words; only in doubt is the language named."""

from functools import cache
from typing import TYPE_CHECKING

from retold.discourse.lexicon import names_table, word_class

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = word_class("languages", "english")
SURE = 0.2  # share of function words: ordinary English prose has 0.4 to 0.5, lists of notes 0.2, other languages 0.1
MIXED = 0.1  # share under which a doubtful answer of the identifier is enough
CERTAIN = 0.9
SAMPLE = 500  # words that tell
FEW = 12  # words under which nothing can be said


def looks_like(text: str, words: list[str]) -> str:
    """The English name of the language a text seems to be in, or "" where it is English or cannot be told."""
    sample = words[:SAMPLE]
    share = sum(word.lower() in ENGLISH for word in sample) / len(sample)
    if share >= SURE or len(words) < FEW:
        return ""
    return _named(text[:4000], share)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  heavy

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _named(text: str, share: float) -> str:
    code, probability = _identifier().classify(text)
    if code == "en" or (probability < CERTAIN and share > MIXED):
        return ""
    return names_table("languages").get(code, f"another language (code {code})")
