"""The report as a tagged PDF (PDF/UA-1), set by typst with the fonts it carries: the same bytes on every machine.

Those fonts cover most alphabets. A name in a script that they lack is set with the machine's own fonts; a character
that no font has is shown as its code point, for example [U+1F600].
"""

import json
import re
import tempfile
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from retold.analysis.figures import Figure
from retold.analysis.figures.drawing import FACE
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
    day,
)
from retold.analysis.table import Table

UNDATED = date(2000, 1, 1)
FIGURE_FACE = "Libertinus Serif"  # typst carries no sans face; figures then match the text
NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
ROWS_UP_TO = 60  # of a table behind a figure; longer ones stand in the CSV alone


def pdf(contents: Contents) -> bytes:
    """The document. Its date is the report's; without one it has none."""
    told = json.dumps(_document(contents), ensure_ascii=False)
    figures = {figure.name: _drawing(figure) for figure in contents.figures()}
    stamp = datetime.combine(contents.dated or UNDATED, datetime.min.time(), UTC)
    try:
        return _set(told, figures, stamp, own_fonts=False)
    except typst.TypstError as error:
        if not NO_GLYPH.search(error.diagnostic):
            raise
    try:
        return _set(told, figures, stamp, own_fonts=True)
    except typst.TypstError as error:
        lacking = NO_GLYPH.findall(error.diagnostic)
        if not lacking:
            raise
    return _set(_spelt(told, lacking), figures, stamp, own_fonts=True)


def _set(told: str, figures: dict[str, str], stamp: datetime, *, own_fonts: bool) -> bytes:
    template = (files("retold.analysis.report") / "templates" / "report.typ").read_bytes()
    with tempfile.TemporaryDirectory(prefix="retold-") as name:
        folder = Path(name)
        (folder / "report.typ").write_bytes(template)
        (folder / "contents.json").write_text(told, "utf-8")
        for figure, svg in figures.items():
            (folder / f"{figure}.svg").write_text(svg, "utf-8")
        set_ = typst.compile(
            folder / "report.typ",
            root=folder,
            format="pdf",
            pdf_standards=["ua-1"],
            ignore_system_fonts=not own_fonts,
            timestamp=stamp,
        )
    assert isinstance(set_, bytes)
    return set_


def _spelt(told: str, lacking: list[str]) -> str:
    """The contents with each stretch that no font can show as its code points."""
    for stretch in sorted(map(_unescaped, lacking), key=len, reverse=True):
        points = "".join(f"[U+{ord(character):04X}]" for character in stretch)
        told = told.replace(json.dumps(stretch, ensure_ascii=False)[1:-1], points)
    return told


def _unescaped(stretch: str) -> str:
    """A stretch as typst's message quotes it, which writes what cannot be printed as a code point in braces."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), stretch)


def _drawing(figure: Figure) -> str:
    return figure.svg.replace(FACE, FIGURE_FACE)


def _document(contents: Contents) -> dict[str, Any]:
    return {
        "title": contents.title,
        "subtitle": contents.subtitle,
        "dated": day(contents.dated) if contents.dated else "",
        "invented": contents.invented,
        "sections": [_section(section) for section in contents.sections],
        "behind": [_table(figure.table) for figure in contents.figures() if len(figure.table.rows) <= ROWS_UP_TO],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "blocks": [_block(block) for block in section.blocks],
        "sections": [_section(below) for below in section.sections],
    }


def _block(block: Block) -> dict[str, Any]:  # noqa: PLR0911 - one line a kind of block reads best
    match block:
        case Paragraph(text, lead):
            return {"kind": "lead" if lead else "paragraph", "text": text}
        case Bullets(items):
            return {"kind": "bullets", "items": list(items)}
        case Facts(rows):
            return {"kind": "facts", "rows": [list(row) for row in rows]}
        case Drawn(figure):
            said = {"title": figure.title, "sentence": figure.sentence, "alt": figure.alt, "note": figure.note}
            return {"kind": "figure", "file": f"{figure.name}.svg", **said}
        case Tabled(table, note):
            return {"kind": "table", **_table(table), "note": note}
        case Quotes(heading, quotes):
            said_by = [
                {"time": q.time, "letter": q.letter, "code": q.code, "words": q.words, "construct": q.construct}
                | {"minus": q.pole == -1}
                for q in quotes
            ]
            return {"kind": "quotes", "heading": heading, "quotes": said_by}
        case Blank(wanted):
            return {"kind": "blank", "wanted": wanted}
        case Items(items):
            listed = [
                {"number": item.number, "title": item.title, "said": list(item.said)}
                | {"wanted": item.blank.wanted if item.blank else ""}
                for item in items
            ]
            return {"kind": "items", "items": listed}


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [{"heading": column.heading, "number": column.numeric} for column in table.columns],
        "rows": [list(row) for row in table.in_words()],
    }
