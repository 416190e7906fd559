"""From bytes to text, once, at the door (character encoding detection): kind of data, encoding, line endings."""

import codecs
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from retold.errors import BinaryTextError, TooLongError, UnreadableFileError

TEXT_LIMIT = 20_000_000
"""Bytes of one story's file. 100,000 words are about 600,000 bytes; pictures in a Word document weigh the rest."""
TABLE_LIMIT = 200_000_000
"""Bytes of one file of many stories that must be read at once: some 30,000 pairs."""
PIECE = 1_000_000
"""Bytes that are looked through at a time."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with LF line endings, and sentences about what was not as it should be."""

    text: str
    notes: tuple[str, ...] = ()


# The longer mark first: the UTF-32 one begins with the UTF-16 one.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What begins like this is no text, whatever its name says. https://www.garykessler.net/library/file_sigs.html
SIGNATURES = (
    (b"%PDF-", "a PDF", "copy its words into a .txt or .docx file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls)", "save it as .docx, .txt or .csv"),
    (b"{\\rtf", "a rich text (RTF) document", "save it as .docx or plain text"),
    (b"PK\x05\x06", "an empty zip archive", "give the files themselves"),
    (b"\x89PNG", "a picture", "give the words as text"),
    (b"\xff\xd8\xff", "a picture", "give the words as text"),
    (b"GIF8", "a picture", "give the words as text"),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first"),
    (b"7z\xbc\xaf", "compressed (7z)", "unpack it first"),
    (b"SQLite format 3", "a database", "export its texts as .csv or .json"),
)
# The stories are English, so these are tried before any other 8-bit encoding: a short text with a few curly quotes
# gives a detector that considers all encodings too little to go on.
WESTERN = ["cp1252", "mac_roman", "latin_1"]
MAINFRAME = ["cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"]
"""Encodings (EBCDIC) that make a plausible word of nearly any byte; no story comes in them."""
NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "latin_1": "Latin-1", "ascii": "ASCII"}
UNHOLDABLE = re.compile("[\x01-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML, hence no Word document, can hold. https://www.w3.org/TR/xml/#charsets"""
SPOILT = re.compile("â€[™œ˜¦”“\x9d\x99\x9c\x98]|Ã[©¨¶¼±]")
"""What curly quotes and accented letters become when UTF-8 is read as Windows-1252 or Latin-1 and saved so."""


def printable_path(path: Path | str) -> str:
    """The path as it can be printed: a name that is not UTF-8 on the disk gets U+FFFD in places."""
    return os.fsencode(path).decode("utf-8", "replace")


def read_bytes(path: Path, name: str, limit: int) -> bytes:
    """The file's bytes, never more than `limit`.

    Raises:
        UnreadableFileError: there is no such file, it is a folder, or may not be read.
        TooLongError: it is larger than `limit`.

    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise UnreadableFileError(f"{name}: there is no such file. Check the path.") from None
    except IsADirectoryError:
        raise UnreadableFileError(f"{name} is a folder, not a file. Give a file.") from None
    except PermissionError:
        raise UnreadableFileError(f"{name}: you may not read this file. Check its permissions.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFileError(f"{name} cannot be read ({reason}). Check the path and the disk.") from None
    if len(data) > limit:
        raise TooLongError(f"{name} is over {limit // 1_000_000} MB, the limit for one file. Split it.")
    return data


@contextmanager
def open_lines(path: Path, name: str) -> Iterator[tuple[Iterator[str], tuple[str, ...]]]:
    """The file's lines, each ending with LF, and sentences about what was not as it should be.

    UTF-8 may be of any size, as no more than a line of it is held; anything else is decoded at once, and raises what
    `read_bytes` and `decode` raise.
    """
    notes = _looked_through(path, name)
    if notes is None:
        decoded = decode(read_bytes(path, name, TABLE_LIMIT), name)
        yield iter(io.StringIO(decoded.text)), decoded.notes
    else:
        with path.open(encoding="utf-8-sig") as file:
            yield (UNHOLDABLE.sub("\ufffd", line) for line in file), notes


def _looked_through(path: Path, name: str) -> tuple[str, ...] | None:
    """What `decode` would tell of the file, a piece at a time; None if it is not UTF-8 throughout, or no text."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    spoilt, count, characters = None, 0, 0
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                if not characters:
                    refuse_other_kinds(piece, name)
                text = decoder.decode(piece)
                if "\0" in text:
                    return None
                spoilt = spoilt or SPOILT.search(text)
                count += len(UNHOLDABLE.findall(text))
                characters += len(text)
            decoder.decode(b"", final=True)
    except (OSError, ValueError):
        return None
    if count and count * 20 >= characters:
        return None
    return (*_of_spoilt(spoilt, name), *_of_unholdable(count, name))


def _of_spoilt(spoilt: re.Match[str] | None, name: str) -> tuple[str, ...]:
    if spoilt is None:
        return ()
    return (f"{name} holds '{spoilt[0]}', as if once saved in a wrong encoding. Look at the original.",)


def _of_unholdable(count: int, name: str) -> tuple[str, ...]:
    if not count:
        return ()
    what = "1 character" if count == 1 else f"{count} characters"
    return (f"{name}: {what} that no document can hold became U+FFFD (\ufffd).",)


def decode(data: bytes, name: str) -> Decoded:
    """The text in UTF-8, UTF-16 or UTF-32 with a mark, Windows-1252, Mac Roman or Latin-1, whichever it is.

    A byte order mark is dropped, CRLF and CR become LF, and each character that no document can hold is replaced, one
    for one, so that offsets stay.

    Raises:
        BinaryTextError: the bytes are of another kind than text.
        UnreadableFileError: no encoding fits.

    """
    refuse_other_kinds(data, name)
    text, notes = _text(data, name)
    decoded = cleaned(text, name)
    return Decoded(decoded.text, (*notes, *_of_spoilt(SPOILT.search(text), name), *decoded.notes))


def _text(data: bytes, name: str) -> tuple[str, list[str]]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name), []
    if b"\0" in data:
        raise BinaryTextError(f"{name} holds NUL bytes, so it is no text. If it should be one, save it again as UTF-8.")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text, encoding = _guessed(data, name)
    return text, [f"{name} is not UTF-8 and was read as {NAMES.get(encoding, encoding)}."]


def refuse_other_kinds(data: bytes, name: str) -> None:
    """Raise BinaryTextError if the bytes begin like a PDF, a picture, an archive: no text, whatever the name says."""
    for signature, kind, advice in SIGNATURES:
        if data.startswith(signature):
            raise BinaryTextError(f"{name} is {kind}, not text: {advice}.")
    if data.startswith(b"PK\x03\x04"):
        raise BinaryTextError(f"{name} is {_archive(data)}.")


def _archive(data: bytes) -> str:
    """What kind of zip: the names of its members stand in it uncompressed."""
    if b"word/document" in data:
        return "a Word document whose name does not end in .docx: rename it"
    if b"xl/workbook" in data:
        return "a spreadsheet, not text: save the sheet as CSV (UTF-8)"
    if b"opendocument.text" in data:
        return "an OpenDocument text, not plain text: save it as .docx or .txt"
    return "a zip archive, not text: unpack it first"


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{name} begins with the mark of {encoding.upper()} but is not valid {encoding.upper()} "
            f"(byte {error.start}). Save it again as UTF-8."
        ) from None


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    """An 8-bit or Asian encoding by what the text would look like, Western ones first."""
    _refuse_mixture(data, name)
    from charset_normalizer import from_bytes  # noqa: PLC0415  heavy

    best = from_bytes(data, cp_isolation=WESTERN).best() or from_bytes(data, cp_exclusion=MAINFRAME).best()
    if best is None:
        raise UnreadableFileError(f"{name}: no encoding fits its bytes. Save it again as UTF-8 text.")
    return str(best), best.encoding


def _refuse_mixture(data: bytes, name: str) -> None:
    """Raise UnreadableFileError for UTF-8 with a few foreign bytes: guessing would spoil all the rest."""
    lenient = data.decode("utf-8", "replace")
    foreign = lenient.count("\ufffd")
    whole = sum(not character.isascii() for character in lenient) - foreign
    if whole > foreign:
        line = lenient.count("\n", 0, lenient.index("\ufffd")) + 1
        raise UnreadableFileError(f"{name} is UTF-8 but for some bytes, first in line {line}. Save it again as UTF-8.")


def cleaned(text: str, name: str) -> Decoded:
    """The text with LF line endings and nothing that a document cannot hold.

    Vertical tab and form feed (soft line break, page break) become LF; other characters that XML cannot hold, lone
    surrogates among them, become U+FFFD. All but CRLF is one for one.

    Raises:
        BinaryTextError: there is a NUL, or every twentieth character or more is a control character.

    """
    if "\0" in text:
        raise BinaryTextError(f"{name} holds a NUL character, so it is no text. Save it again as plain text, UTF-8.")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    text, count = UNHOLDABLE.subn("\ufffd", text)
    if count and count * 20 >= len(text):
        raise BinaryTextError(f"{name} is mostly control characters, so it is no text. Give the words as plain text.")
    return Decoded(text, _of_unholdable(count, name))
