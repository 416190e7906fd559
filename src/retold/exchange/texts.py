"""One story from one file: plain text, Markdown as it stands, or Word."""

from pathlib import Path

from retold.errors import EmptyTextError, UnknownFormatError
from retold.exchange.decoding import TEXT_LIMIT, Decoded, decode, read_bytes, refuse_other_kinds
from retold.exchange.word import read_word

PLAIN = frozenset({"", ".txt", ".text", ".md", ".markdown"})
ENDINGS = PLAIN | {".docx"}


def read_text(path: Path) -> str:
    """The story in `path`, with LF line endings; offsets of findings refer to this.

    Raises:
        UnreadableFileError: no such file, no encoding fits, damaged; UnknownFormatError: another ending.
        TextError: the file is empty, of another kind than text, or over the size limit.

    """
    return read_story(path, str(path)).text


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
    decoded = decode(data, name)
    if not decoded.text.strip():
        raise EmptyTextError(f"{name} holds no words. Check that the right file was saved.")
    return decoded
