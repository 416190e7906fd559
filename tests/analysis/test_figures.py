import re
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from factories.retellings import telling
from factories.studies import figures_of, study
from retold.analysis.cohort import cohort
from retold.analysis.figures import study_figures
from retold.analysis.figures.drawing import WIDTH
from retold.analysis.figures.movement import movement
from retold.analysis.figures.ribbon import ribbon
from retold.analysis.retelling import retelling

SVG = "{http://www.w3.org/2000/svg}"
NAMES = [
    "directions",
    "shifts",
    "characterisation-slopes",
    "activation-slopes",
    "responsibility-slopes",
    "barriers-slopes",
    "ending-slopes",
    "depth-slopes",
    "student-ribbon",
    "institution-ribbon",
    "barrier-ribbon",
]


def drawn(retellings):
    return study_figures(retellings, cohort({one.pair: one.shifts for one in retellings}))


@pytest.fixture(scope="module")
def figures():
    return figures_of()


# What is not drawn


def test_stories_without_a_code_have_no_figure_but_of_depth():
    empty = telling("It rained. It was a Tuesday.")
    assert list(drawn([retelling("p", empty, empty)])) == ["directions", "shifts", "depth-slopes"]


def test_no_figure_asks_for_anything_or_names_a_pair(figures):
    for figure in figures.values():
        assert re.findall(r"""(?:href|src)=|url\((?!#)|@import|<script|<image|t1-\d""", figure.svg) == []


# What is drawn


def test_a_study_has_every_figure(figures):
    assert list(figures) == NAMES


def test_each_figure_tells_itself_without_eyes(figures):
    for name, figure in figures.items():
        root = ET.fromstring(figure.svg)
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == f"{name}-title {name}-alt"
        assert (root.find(f"{SVG}title").text, root.find(f"{SVG}desc").text) == (figure.title, figure.alt)
        assert figure.sentence.endswith(".")
        assert figure.table.rows != ()


def test_ids_are_of_one_figure_only(figures):
    ids = [found for figure in figures.values() for found in re.findall(r' id="([^"]+)"', figure.svg)]
    assert len(set(ids)) == len(ids)


def test_every_pair_is_a_line_of_its_panel(figures):
    svg = figures["characterisation-slopes"].svg
    assert re.findall(r">(\d+ (?:moved up|did not move|moved down))<", svg) == [
        "9 moved up",
        "3 did not move",
        "2 moved down",
    ]
    lines = re.findall(r'<path d="M[^"]*L[^"]*" stroke="#D55E00"[^>]*>', svg)
    assert len(lines) == 14
    assert sum("stroke-dasharray" in line and "3,2.5" in line for line in lines) == 2  # the thin ones


def test_same_lines_lie_side_by_side(figures):
    ends = re.findall(r'<path d="(M[^"]*L[^"]*)" stroke="#000000"', figures["ending-slopes"].svg)
    assert (len(ends), len({end.split("L")[1] for end in ends[:7]})) == (14, 7)


def test_one_face_in_one_cut_and_the_palette_by_construct(figures):
    for figure in figures.values():
        assert set(re.findall(r'font-family="([^"]+)"', figure.svg)) == {
            "Liberation Sans, Arial, Helvetica, sans-serif"
        }
        assert set(re.findall(r'font-weight="([^"]+)"', figure.svg)) <= {"normal"}
    assert "#6A3D9A" in figures["institution-ribbon"].svg
    assert "#01665E" in figures["barrier-ribbon"].svg


def test_the_ribbon_counts_what_it_says(figures):
    figure = figures["institution-ribbon"]
    assert figure.sentence == (
        "Told as “kind”: in the first stories 60 of 75 stretches (80%); in the second stories 23 of 71 stretches (32%)."
    )
    first = [row for row in figure.table.rows if row[0] == "first"]
    assert (len(figure.table.rows), sum(row[2] for row in first), sum(row[3] for row in first)) == (10, 60, 15)


def test_it_fits_a_telephone_and_a_journal_s_column(figures):
    widths = {name: float(ET.fromstring(figure.svg).get("width")) for name, figure in figures.items()}
    assert {name: width for name, width in widths.items() if not WIDTH - 30 <= width <= WIDTH + 40} == {}


def test_png_and_pdf_are_of_the_same_drawing(figures, tmp_path):
    figure = figures["directions"]
    width, height = (float(ET.fromstring(figure.svg).get(side)) for side in ("width", "height"))
    png = figure.png()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (2 * width, 2 * height)
    (tmp_path / "figure.pdf").write_bytes(figure.pdf())
    page = PdfReader(tmp_path / "figure.pdf").pages[0]
    assert "Characterisation: 9 of 14 up" in page.extract_text()


def test_drawn_twice_it_is_the_same(figures):
    # one of each kind of ids and marks; all of them, in another process, are compared in report/test_files.py
    retellings = study()
    again = movement(cohort({one.pair: one.shifts for one in retellings}), {one.pair: one.shifts for one in retellings})
    assert (again.svg, again.pdf()) == (figures["shifts"].svg, figures["shifts"].pdf())
    assert ribbon("student", retellings).svg == figures["student-ribbon"].svg
