"""One story from one file (text extraction): plain text, Markdown as it stands, or Word."""

from pathlib import Path

from retold.errors import EmptyTextError, TooLongError, UnknownFormatError
from retold.exchange.decoding import TEXT_LIMIT, Decoded, decode, printable_path, read_bytes, refuse_other_kinds
from retold.exchange.narratives import Narrative
from retold.exchange.word import read_word

PLAIN = frozenset({"", ".txt", ".text", ".md", ".markdown"})
ENDINGS = PLAIN | {".docx"}


def read_text(path: Path) -> str:
    """The story in `path`, with LF line endings; offsets of findings refer to this.

    Raises:
        UnreadableFileError: no such file, no encoding fits, damaged; UnknownFormatError: another ending.
        TextError: the file is empty, of another kind than text, or over the size limit.

    """
    return read_story(path, printable_path(path)).text


def read_story(path: Path, name: str) -> Decoded:
    """As `read_text`, with sentences about what was not as it should be; messages call the file `name`."""
    data = read_bytes(path, name, TEXT_LIMIT)
    ending = path.suffix.casefold()
    if ending == ".docx":
        return read_word(data, name)
    if ending not in PLAIN:
        refuse_other_kinds(data, name)
        raise UnknownFormatError(
            f"{name}: a story is read from .txt, .md or .docx, not from {ending}. Save it as one of these."
        )
    return _worded(decode(data, name), name)


def text_of(data: bytes, *, source: str) -> Narrative:
    """The story that came as bytes, from standard input say; `source` is its name in messages, its id and its pair.

    Raises:
        TextError: empty, of another kind than text, or over the size limit.
        UnreadableFileError: no encoding fits.

    """
    if len(data) > TEXT_LIMIT:
        raise TooLongError(f"{source} is over {TEXT_LIMIT // 1_000_000} MB, the limit for one story. Split it.")
    text = _worded(decode(data, source), source).text
    return Narrative(id=source, pair=source, time=None, text=text, source=source)


def _worded(decoded: Decoded, name: str) -> Decoded:
    if not decoded.text.strip():
        raise EmptyTextError(f"{name} holds no words. Check that the right file was saved.")
    return decoded
