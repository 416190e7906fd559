"""How the Word file looks and what it says of itself (styles and metadata): page, header, footer, properties."""

from datetime import datetime
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from retold.analysis.report.blocks import Contents

NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")
SERIF, SANS = "Georgia", "Arial"
QUIET = RGBColor(0x5B, 0x52, 0x47)
ACCENT = RGBColor(0x8A, 0x33, 0x24)
INK = RGBColor(0x22, 0x1C, 0x15)
WIDTH = 160  # mm between the margins


def dress(document: Document) -> None:
    """Faces, sizes and colours, all in styles, so that a reader can change them in one place."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(25)
    page.top_margin = page.bottom_margin = Mm(24)
    styles = document.styles
    _face(styles["Normal"], SANS, 10.5, after=6)
    for level, size in ((1, 18), (2, 13.5), (3, 11.5), (4, 10.5)):
        _face(styles[f"Heading {level}"], SERIF, size, before=16, after=5)
    _face(styles["Title"], SERIF, 24, after=4)
    _face(styles["Subtitle"], SANS, 10, colour=QUIET, after=14)
    _face(styles["Caption"], SANS, 9.5, after=2)
    _face(styles["Quote"], SERIF, 11, after=4)
    styles["Quote"].paragraph_format.left_indent = Mm(6)
    _face(_added(styles, "Lead"), SERIF, 12.5, after=8)
    styles["Lead"].paragraph_format.keep_with_next = True
    _face(_added(styles, "Note"), SANS, 8.5, colour=QUIET, after=10)
    _face(_added(styles, "Kind"), SANS, 9, colour=ACCENT, after=2)
    _face(_added(styles, "Cell"), SANS, 8, after=1)
    _face(_added(styles, "Blank"), SANS, 10, after=8)
    _box(styles["Blank"])
    lined = styles.add_style("Retold", WD_STYLE_TYPE.TABLE)
    lined.base_style = styles["Normal Table"]
    _lines(lined)
    _language(styles)


def _added(styles: Any, name: str) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    return style


def _face(style: Any, face: str, size: float, *, colour: RGBColor = INK, before: float = 0, after: float = 0) -> None:
    font = style.font
    font.name, font.size, font.italic, font.bold = face, Pt(size), False, False
    font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    fonts.set(qn("w:cs"), face)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _box(style: Any) -> None:
    """A dashed frame round what is still to be written."""
    frame = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        frame.append(_edge(side, "dashed", 6))
    style.element.get_or_add_pPr().append(frame)


def _lines(style: Any) -> None:
    """Hair lines between rows."""
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_edge(side, "single", 4))
    properties.append(borders)
    style.element.append(properties)


def _edge(side: str, kind: str, eighths: int) -> Any:
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", str(eighths)), ("space", "4"), ("color", "8C8275")):
        edge.set(qn(f"w:{name}"), value)
    return edge


def _language(styles: Any) -> None:
    for found in styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), "en-GB")


def describe(document: Document, contents: Contents) -> None:
    """A title and a language; no author, no history, and the report's own date or none."""
    told = document.core_properties
    told.title, told.language, told.subject = clean(contents.title), "en-GB", ""
    told.author = told.last_modified_by = told.comments = told.keywords = told.category = ""
    told.revision = 1
    _forget(document)
    if contents.dated:
        told.created = told.modified = datetime.combine(contents.dated, datetime.min.time())
    else:
        for name in ("dcterms:created", "dcterms:modified"):
            for dated in told._element.findall(qn(name)):  # noqa: SLF001 - python-docx has no public way to drop a date
                told._element.remove(dated)  # noqa: SLF001


def _forget(document: Document) -> None:
    """Without what python-docx's template says of itself: which Word made it, page count, a picture of a blank page."""
    relations = document.part.package.rels
    for name in [
        name for name, one in relations.items() if one.reltype.endswith(("/thumbnail", "/extended-properties"))
    ]:
        del relations[name]


def head_and_foot(document: Document, contents: Contents) -> None:
    """The mark of invented data in the header; a reminder and the page number in the footer."""
    page = document.sections[0]
    head, foot = page.header.paragraphs[0], page.footer.paragraphs[0]
    if contents.invented:
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        mark = head.add_run("Invented data")
        mark.bold, mark.font.color.rgb, mark.font.size = True, ACCENT, Pt(9)
    said = foot.add_run("Change, not cause. Findings are suggestions.\t\tPage ")
    said.font.size, said.font.color.rgb = Pt(8.5), QUIET
    number = foot.add_run()
    number.font.size, number.font.color.rgb = Pt(8.5), QUIET
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        number._r.append(part)  # noqa: SLF001 - python-docx has no public way to number pages


def clean(text: str) -> str:
    """Without what XML cannot hold."""
    return text.translate(NOT_IN_XML)
