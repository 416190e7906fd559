"""The web page, the PDF and the Word file say the same, and each is whole, described and bare of whoever made it."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import docx
import pytest
from pypdf import PdfReader

from factories.studies import PAIRS, codings, figures_of, study
from retold.analysis.figures import study_figures
from retold.analysis.report.blocks import Bullets, Facts, Items, Paragraph, Quotes
from retold.analysis.report.contents import contents
from retold.analysis.report.docx import word
from retold.analysis.report.html import html
from retold.analysis.report.pdf import pdf
from retold.analysis.report.results import study_results

TITLE = "What changed between two tellings"


def told(retellings, coded=(), figures=None, **options):
    results = study_results(retellings, codings=coded, notes=("t1-16 was left out.",))
    return contents(results, figures or study_figures(retellings, results.cohort), **options)


class Words(HTMLParser):
    """The words of a page that a reader sees, its headings and its tables' header cells."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words, self.headings, self.inside, self.scopes = [], [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in {"meta", "br"}:
            self.inside.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "th":
            self.scopes.append(dict(attrs)["scope"])

    def handle_endtag(self, tag):
        assert self.inside.pop() == tag

    def handle_data(self, data):
        if not {"style", "title", "desc"} & set(self.inside):
            self.words.append(data)


def words_of_page(page):
    reader = Words()
    reader.feed(page.decode())
    return flat(" ".join(reader.words))


def words_of_pdf(data):
    return flat(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


def words_of_word(data):
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return flat(" ".join([paragraph.text for paragraph in document.paragraphs] + cells))


def flat(text):
    """Without any white space: each format breaks lines in its own way."""
    return re.sub(r"\s+", "", text)


def sentences(report):
    for block in report.blocks():
        match block:
            case Paragraph(text, _):
                yield text
            case Bullets(items):
                yield from items
            case Facts(rows):
                yield from (cell for row in rows for cell in row)
            case Quotes(heading, quotes):
                yield heading
                yield from (quote.words for quote in quotes)
            case Items(items):
                for item in items:
                    yield from (item.title, *item.said, *([item.blank.wanted] if item.blank else []))


@pytest.fixture(scope="module")
def report():
    return told(study(5), codings(PAIRS[:5]), figures_of(5), quotes=True, invented=True, dated=date(2026, 3, 3))


@pytest.fixture(scope="module")
def page(report):
    return html(report)


@pytest.fixture(scope="module")
def printed(report):
    return pdf(report)


@pytest.fixture(scope="module")
def written(report):
    return word(report)


# What must not be there


def test_the_page_asks_nobody_for_anything_and_runs_no_script(page):
    assert re.findall(rb"""<script|<link|<img|<iframe|@import|src=|href="(?!#)|url\((?!#)""", page) == []


def test_a_name_cannot_become_markup():
    evil = "<script>alert(1)</script>"
    one = replace(study(1)[0], pair=evil)
    page = html(told([one], title="<b>Title</b>", quotes=True))
    assert (b"<script" in page, b"<b>Title" in page) == (False, False)
    assert flat(evil) in words_of_page(page)


def test_the_word_file_does_not_say_who_made_it_or_when(written):
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        names = parts.namelist()
        core = parts.read("docProps/core.xml").decode()
        times = {part.date_time for part in parts.infolist()}
    assert [name for name in names if "thumbnail" in name or "app.xml" in name] == []
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy|dc:description)>([^<]*)<", core) == ["", "", ""]
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(r"<dcterms:\w+[^>]*>([^<]*)<", core) == ["2026-03-03T00:00:00Z"] * 2


def test_undated_there_is_no_date_anywhere():
    report = told(study(1), figures=figures_of(1))
    assert b"CreationDate" not in pdf(report)
    with zipfile.ZipFile(io.BytesIO(word(report))) as parts:
        assert b"dcterms:created" not in parts.read("docProps/core.xml")
        assert b"dcterms:modified" not in parts.read("docProps/core.xml")


# The same in all three


@pytest.mark.parametrize("words", [words_of_page, words_of_pdf, words_of_word], ids=["html", "pdf", "docx"])
def test_every_sentence_is_in_every_rendering(words, report, page, printed, written):
    given = {words_of_page: page, words_of_pdf: printed, words_of_word: written}[words]
    found = words(given)
    assert [sentence for sentence in sentences(report) if flat(sentence) not in found] == []
    for figure in report.figures():
        assert flat(figure.sentence) in found


def test_invented_data_is_marked_on_every_page(page, printed, written):
    assert b'<aside class="mark"' in page
    assert {"Invented data" in one.extract_text() for one in PdfReader(io.BytesIO(printed)).pages} == {True}
    assert docx.Document(io.BytesIO(written)).sections[0].header.paragraphs[0].text == "Invented data"


def test_real_data_is_not_marked():
    report = told(study(1), figures=figures_of(1))
    assert b'class="mark"' not in html(report)
    assert "Invented data" not in "".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf(report))).pages)
    assert docx.Document(io.BytesIO(word(report))).sections[0].header.paragraphs[0].text == ""


def test_made_twice_each_is_the_same(report, page, printed, written):
    assert html(report) == page
    assert pdf(report) == printed
    assert word(report) == written


# The web page


def test_headings_go_down_one_step_at_a_time(page):
    reader = Words()
    reader.feed(page.decode())
    assert reader.inside == []
    assert reader.headings[0] == 1
    assert reader.headings.count(1) == 1
    assert [(a, b) for a, b in zip(reader.headings, reader.headings[1:], strict=False) if b > a + 1] == []


def test_every_figure_of_the_page_has_its_table(report, page):
    assert page.count(b"<figure") == page.count(b"<details") == len(report.figures())
    reader = Words()
    reader.feed(page.decode())
    assert set(reader.scopes) == {"col", "row"}


# The PDF


def test_the_pdf_is_tagged_and_described(report, printed):
    reader = PdfReader(io.BytesIO(printed))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata.title == TITLE
    assert reader.metadata.creation_date.date() == date(2026, 3, 3)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - pypdf has its own kind of true
    described, kinds = [], set()
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            kinds.add(node.get("/S"))
            described += [node["/Alt"]] if "/Alt" in node else []
            waiting += [node["/K"]] if "/K" in node else []
    assert sorted(described) == sorted(figure.alt for figure in report.figures())
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure", "/L"} <= kinds


def test_the_summary_is_one_page(printed):
    first, second = (page.extract_text() for page in PdfReader(io.BytesIO(printed)).pages[:2])
    assert "What not to conclude" in first
    assert "real stories is unknown" in " ".join(first.split())
    assert "Results by measure" in second


def test_a_name_that_no_font_can_show_is_spelt_out():
    names = ["مرحبا", "日本語", "a\x07b", "#let $x$ @y *z* _w_ \\ <l> [c]"]
    retellings = [replace(one, pair=name) for one, name in zip(study(4), names, strict=True)]
    found = words_of_pdf(pdf(told(retellings)))
    assert "[U+0007]" in found
    assert flat(names[3]) in found


# The Word file


def test_the_word_file_has_real_headings_header_rows_and_described_pictures(report, written):
    document = docx.Document(io.BytesIO(written))
    titles = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert titles == [*(section.title for section in report.sections), "The numbers behind the figures"]
    assert {bool(table.rows[0]._tr.trPr.findall(docx.oxml.ns.qn("w:tblHeader"))) for table in document.tables} == {True}
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == [figure.alt for figure in report.figures()]
    assert document.core_properties.title == TITLE
    assert document.core_properties.language == "en-GB"
