"""Is a text English? By its function words; only in doubt is the language named by a language identifier."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = frozenset(
    """a about after all also an and any are as at be because been before but by can could did do does for from get
    got had has have he her him his how i if in into is it its it's me more my no not now of off on one or other our
    out over she should so some than that the their them then there they this to too two up us was we were what when
    where which who will with would you your""".split()
)
SURE = 0.2  # share of function words: ordinary English prose has 0.4 to 0.5, lists of notes 0.2, other languages 0.1
MIXED = 0.1  # share under which a doubtful answer of the identifier is enough
CERTAIN = 0.9
FEW = 12  # words under which nothing can be said


def looks_like(text: str, words: list[str]) -> str:
    """The English name of the language a text seems to be in, or "" where it is English or cannot be told."""
    sample = words[:2000]
    share = sum(word.lower() in ENGLISH for word in sample) / len(sample)
    if share >= SURE or len(words) < FEW:
        return ""
    return _named(text[:4000], share)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow to load, and needed in doubt only

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _named(text: str, share: float) -> str:
    code, probability = _identifier().classify(text)
    if code == "en" or (probability < CERTAIN and share > MIXED):
        return ""
    return NAMES.get(code, f"another language (code {code})")


NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "cy": "Welsh",
    "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "la": "Latin", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "mt": "Maltese", "nb": "Norwegian", "nl": "Dutch",
    "nn": "Norwegian", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Filipino", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "xh": "Xhosa", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip
