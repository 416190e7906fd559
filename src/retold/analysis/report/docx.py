"""The report as a Word file (DOCX): real headings, header rows, described pictures, nothing about who made it."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable

from retold.analysis.figures import Figure
from retold.analysis.report.blocks import (
    Blank,
    Block,
    Bullets,
    Contents,
    Drawn,
    Facts,
    Items,
    Paragraph,
    Quotes,
    Section,
    Tabled,
)
from retold.analysis.report.docx_looks import QUIET, WIDTH, clean, describe, dress, head_and_foot
from retold.analysis.table import Table

ZIPPED = (1980, 1, 1, 0, 0, 0)  # the oldest time a ZIP can tell: the same in every run
ROWS_UP_TO = 60  # of a table behind a figure; longer ones stand in the CSV alone


MM_A_CHARACTER, PADDING = 1.6, 3  # of the cells' face at its size; characters of white between columns


def word(contents: Contents) -> bytes:
    """The document, the same bytes for the same contents."""
    document = docx.Document()
    dress(document)
    describe(document, contents)
    head_and_foot(document, contents)
    document.add_paragraph("Retold report", style="Kind")
    document.add_paragraph(clean(contents.title), style="Title")
    document.add_paragraph(clean(contents.subtitle), style="Subtitle")
    for section in contents.sections:
        _section(document, section, 1)
    behind = [figure.table for figure in contents.figures() if len(figure.table.rows) <= ROWS_UP_TO]
    if behind:
        document.add_heading("The numbers behind the figures", 1)
        for table in behind:
            _table(document, table)
    written = io.BytesIO()
    document.save(written)
    return _fixed(written.getvalue())


def _section(document: Document, section: Section, level: int) -> None:
    document.add_heading(clean(section.title), level)
    for block in section.blocks:
        _block(document, block, level + 1)
    for below in section.sections:
        _section(document, below, level + 1)


def _block(document: Document, block: Block, level: int) -> None:  # noqa: C901, PLR0912 - one case a kind of block
    match block:
        case Paragraph(text, lead):
            document.add_paragraph(clean(text), style="Lead" if lead else "Normal")
        case Bullets(sentences):
            for sentence in sentences:
                document.add_paragraph(clean(sentence), style="List Bullet")
        case Facts(rows):
            for name, meaning in rows:
                paragraph = document.add_paragraph()
                paragraph.add_run(f"{clean(name)}: ").font.color.rgb = QUIET
                paragraph.add_run(clean(meaning))
        case Drawn(figure):
            _figure(document, figure)
        case Tabled(table, note):
            _table(document, table)
            if note:
                document.add_paragraph(clean(note), style="Note")
        case Quotes():
            _quotes(document, block, level)
        case Blank(wanted):
            _blank(document, wanted)
        case Items(every):
            for item in every:
                document.add_heading(f"{item.number} {clean(item.title)}", level)
                for sentence in item.said:
                    document.add_paragraph(clean(sentence))
                if item.blank:
                    _blank(document, item.blank.wanted)


def _figure(document: Document, figure: Figure) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    picture = paragraph.add_run().add_picture(io.BytesIO(figure.png()), width=Mm(105))
    told = picture._inline.docPr  # noqa: SLF001 - python-docx has no public way to describe a picture
    told.set("name", figure.name)
    told.set("descr", clean(figure.alt))
    caption = document.add_paragraph(style="Caption")
    caption.add_run(f"{clean(figure.title)}. ").bold = True
    caption.add_run(clean(figure.sentence))
    document.add_paragraph(clean(figure.note), style="Note")


def _quotes(document: Document, block: Quotes, level: int) -> None:
    document.add_heading(clean(block.heading), min(level, 9))
    for quote in block.quotes:
        paragraph = document.add_paragraph(style="Quote")
        paragraph.add_run(f"“{clean(quote.words)}”")
        told = paragraph.add_run(f" {quote.time} story, {quote.code} [{quote.letter}]")
        told.italic, told.font.color.rgb, told.font.size = False, QUIET, Pt(8.5)


def _blank(document: Document, wanted: str) -> None:
    paragraph = document.add_paragraph(style="Blank")
    paragraph.add_run("To be written by the research team: ").bold = True
    paragraph.add_run(clean(wanted))


def _table(document: Document, table: Table) -> None:
    caption = document.add_paragraph(clean(table.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(rows=1, cols=len(table.columns))
    made.style = "Retold"
    made.autofit = False
    for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(clean(column.heading)).bold = True
    _mark_header(made)
    for row in table.in_words():
        for cell, said in zip(made.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(clean(said))
    widths = _widths(table)
    for column_, width in zip(made.columns, widths, strict=True):
        column_.width = Mm(width)
    style = document.styles["Cell"]
    for row_ in made.rows:
        for cell, width, column in zip(row_.cells, widths, table.columns, strict=True):
            (paragraph,) = cell.paragraphs
            paragraph.style = style
            cell.width = Mm(width)
            if column.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph(style="Note")


def _widths(table: Table) -> list[float]:
    """Millimetres a column, by its longest cell or heading word; where the page is too narrow the longest give way."""
    longest = [
        max(5, *map(len, [*cells, *column.heading.split()]))
        for column, *cells in zip(table.columns, *table.in_words(), strict=True)
    ]
    room = int(WIDTH / MM_A_CHARACTER) - PADDING * len(longest)
    most = max(longest)
    while most > 6 and sum(min(one, most) for one in longest) > room:
        most -= 1
    return [(min(one, most) + PADDING) * MM_A_CHARACTER for one in longest]


def _mark_header(made: WordTable) -> None:
    """The first row is repeated on every page and read out as the header."""
    properties = made.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no public way to mark a header row
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    properties.append(header)


def _fixed(data: bytes) -> bytes:
    """The same parts in one order with one time, so that equal contents are equal bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(written, "w") as fixed:
        for name in _in_order(given.namelist()):
            part = zipfile.ZipInfo(name, ZIPPED)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            fixed.writestr(part, given.read(name))
    return written.getvalue()


def _in_order(names: list[str]) -> Iterator[str]:
    """The content types first, as readers of the format expect."""
    yield from sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
