"""What people type as it is kept: how much there is room for, and for a story, nothing that its files cannot hold.

A story is kept for good with LF line ends, and without whatever a study's files (XML) do not allow.
"""

import hashlib
import re
from collections.abc import Iterable

MOST_BYTES = 65_532
"Bytes of UTF-8 that any one text may have: what the largest sealed text holds (`retold.records.vault`)."
CHOSEN = re.compile(r"[a-z0-9_.:-]*")
FOR_LF = re.compile(r"\r\n|\r|\u0085|\u2028|\u2029")
# Whatever XML 1.0 does not allow in a document.
UNHOLDABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def room_for(text: str, longest: int) -> int:
    """How many of its characters can be kept: `longest`, or fewer where they take much room (an emoji, 4 bytes)."""
    whole = text.encode()
    return longest if len(whole) <= MOST_BYTES else min(longest, len(whole[:MOST_BYTES].decode(errors="ignore")))


def typed(values: Iterable[str]) -> tuple[str, ...]:
    """Those of the values of a form that somebody typed: without what was only chosen, a day, a number, an id."""
    return tuple(value for value in values if value.strip() and not CHOSEN.fullmatch(value))


def with_lf(text: str) -> str:
    """The text with LF at the end of each line."""
    return FOR_LF.sub("\n", text)


def unholdable(text: str) -> str:
    """A sentence on the first character that cannot be kept, and where it stands; "" where all can."""
    found = UNHOLDABLE.search(text)
    if found is None:
        return ""
    before = " ".join(text[: found.start()].split()[-4:])
    where = f"after “{before}”" if before else "at the very beginning"
    return (
        f"The text holds a character that cannot be seen and cannot be kept (U+{ord(found.group()):04X}), {where}. "
        "Such characters come along when words are copied from elsewhere. Nothing you can read is lost without them."
    )


def without_unholdable(text: str) -> str:
    """The text without them. A vertical tab or form feed becomes a line end, which is what it was meant to be."""
    return UNHOLDABLE.sub("", text.replace("\v", "\n").replace("\f", "\n"))


def word_count(text: str) -> int:
    """How many words a person would count."""
    return len(text.split())


def print_of(text: str) -> str:
    """Tells two versions of a draft apart, and nothing about either: it goes into the page and comes back."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]
