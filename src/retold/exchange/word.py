"""The words of a Word document (DOCX text extraction): its paragraphs, as a reader would see them.

Read here with the standard library rather than with python-docx, which leaves out tracked insertions and content
controls without a word. Element names: ECMA-376 part 1, chapter 17; `local` names, because the strict and the
transitional flavour differ in their namespaces only.
"""

import io
import zipfile
import zlib
from xml.parsers import expat

from retold.errors import BinaryTextError, EmptyTextError, TooLongError, UnreadableFileError
from retold.exchange.decoding import TEXT_LIMIT, Decoded, cleaned

WORDS = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
MARKUP_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SKIPPED = {
    "tbl": "a table",
    "txbxContent": "a text box",
    "del": "",
    "moveFrom": "",
    "rt": "",
    "pPr": "",
    "rPrChange": "",
}
"""Elements left out whole, and how a note calls their words (nothing: deleted by the writer, or no words at all)."""
NOTED = {
    "footnoteReference": "footnotes",
    "endnoteReference": "endnotes",
    "commentReference": "comments",
}
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(data: bytes, name: str) -> Decoded:
    """The paragraphs that hold words, joined by a blank line; tracked changes count as accepted.

    Tables, text boxes, footnotes, endnotes, comments and hidden words are left out, and a note says so.

    Raises:
        BinaryTextError: not a Word document.
        UnreadableFileError: a damaged one.
        TooLongError: its text part is over the limit when unpacked.
        EmptyTextError: no words outside tables and text boxes.

    """
    body = _Body()
    try:
        body.feed(_document(data, name))
    except expat.ExpatError as error:
        raise UnreadableFileError(f"{name} is a damaged Word document ({error}). Save it again from Word.") from None
    decoded = cleaned("\n\n".join(body.paragraphs), name)
    left_out = ", ".join(sorted(body.left_out))
    if not decoded.text.strip():
        where = f" outside {left_out}: copy the story into plain paragraphs" if left_out else ""
        raise EmptyTextError(f"{name} holds no words{where or '. Check that the right file was saved'}.")
    notes = (f"{name}: the words of {left_out} were left out.",) if left_out else ()
    return Decoded(decoded.text, (*notes, *decoded.notes))


def _document(data: bytes, name: str) -> bytes:
    """The XML of the main text; some programs number it (`word/document2.xml`)."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BinaryTextError(f"{name} is locked with a password, or an old .doc renamed. Save it unlocked as .docx.")
    if not data.startswith(b"PK"):
        raise BinaryTextError(f"{name} ends in .docx but is no Word document. Save it from Word as .docx.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {info.filename.casefold(): info for info in package.infolist()}
            member = members.get("word/document.xml") or next(
                (info for part, info in sorted(members.items()) if part.startswith("word/document")), None
            )
            if member is None:
                raise BinaryTextError(f"{name} ends in .docx but is no Word document. Save it from Word as .docx.")
            with package.open(member) as part:
                xml = part.read(TEXT_LIMIT + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFileError(f"{name} is a damaged or locked Word document ({error}). Save it again.") from None
    if len(xml) > TEXT_LIMIT:
        raise TooLongError(f"{name} unpacks to over {TEXT_LIMIT // 1_000_000} MB of text, the limit. Split it.")
    return xml


class _Body:
    """Collects paragraphs while expat walks the document."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.left_out: set[str] = set()
        self._words: list[str] = []
        self._skipping: list[str] = []
        self._in_text = False
        self._hidden = False

    def feed(self, xml: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(xml, True)  # noqa: FBT003 - expat's own signature

    def _refuse_doctype(self, *_: object) -> None:
        raise expat.ExpatError("a document type declaration")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = _local(tag)
        self._in_text = local == "t"
        if self._skipping or local in SKIPPED or local == "Fallback":
            self._skipping.append(local)
        elif local == "p":
            self._words = []
        elif local == "r":
            self._hidden = False
        elif local == "vanish":
            self._hidden = not any(value in {"0", "false", "off"} for value in attributes.values())
        elif local in CHARACTERS:
            self._words.append(CHARACTERS[local])
        elif local in NOTED:
            self.left_out.add(NOTED[local])

    def _end(self, tag: str) -> None:
        local = _local(tag)
        self._in_text = False
        if self._skipping:
            self._skipping.pop()
        elif local == "p":
            self.paragraphs.extend(filter(str.strip, ["".join(self._words)]))
            self._words = []

    def _characters(self, data: str) -> None:
        if not self._in_text:
            return
        if self._skipping:
            self.left_out.update(filter(None, [SKIPPED.get(self._skipping[0])]))
        elif self._hidden:
            self.left_out.add("hidden words")
        else:
            self._words.append(data)


def _local(tag: str) -> str:
    """The element's name if it is Word's own, `Fallback` for the second telling of a drawing, else nothing."""
    namespace, _, local = tag.rpartition(" ")
    if namespace in WORDS or (namespace == MARKUP_COMPATIBILITY and local == "Fallback"):
        return local
    return ""
