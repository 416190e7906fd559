"""What is taken as a text and what is refused (input validation), with an error that says what to do."""

import re
from dataclasses import dataclass

from retold.discourse.reading.language import looks_like
from retold.errors import BinaryTextError, EmptyTextError, NotEnglishError, TooLongError

LIMIT = 100_000  # words
LIMIT_CHARACTERS = 2_000_000
SHORT = 40  # words under which a text hardly tells a story
WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
BULLET = re.compile(
    r"^[ \t]*(?:[-*\u2022\u2023\u25aa\u25cf\u25e6\u2013\u2014]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+\S", re.MULTILINE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """A text that may be analysed, as given. `warnings` are sentences for a person."""

    id: str
    text: str
    words: int
    warnings: tuple[str, ...]


def read_text(text: str, *, id: str = "") -> ReadText:  # noqa: A002 - the word that every caller's data uses
    """Take a text, or say why not.

    Raises EmptyTextError (no words), BinaryTextError (not text), TooLongError (over `LIMIT` words) or
    NotEnglishError (names the language it looks like). Nothing in the text is changed.
    """
    if "\x00" in text:
        raise BinaryTextError(
            "This is not a text but data of another kind. Save it as plain text or .docx and try again."
        )
    words = WORD.findall(text)
    if not words:
        raise EmptyTextError("This text holds no words. Check that the right file was given and that it is not empty.")
    if len(text) > LIMIT_CHARACTERS:
        raise TooLongError(
            f"This text has {len(text):,} characters; Retold reads up to {LIMIT_CHARACTERS:,} at once. "
            "Give each story as a text of its own."
        )
    if len(words) > LIMIT:
        raise TooLongError(
            f"This text has {len(words):,} words; Retold reads up to {LIMIT:,} at once. "
            "Give each story as a text of its own."
        )
    language = looks_like(text, words)
    if language:
        raise NotEnglishError(
            f"This looks like {language}. Retold reads English texts only; translate it, or leave it out."
        )
    return ReadText(id=id, text=text, words=len(words), warnings=tuple(_warnings(text, len(words))))


def _warnings(text: str, words: int) -> list[str]:
    found = []
    if words < SHORT:
        count = "1 word" if words == 1 else f"{words} words"
        found.append(f"This text is very short ({count}); its numbers rest on next to nothing.")
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 2 and 2 * len(BULLET.findall(text)) > len(lines):
        found.append("This text looks like a list, not a story; what is found in it may mislead.")
    return found
