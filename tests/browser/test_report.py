import pytest
from axe_playwright_python.sync_playwright import Axe

from factories.studies import PAIRS, codings, study
from retold.analysis.figures import study_figures
from retold.analysis.report.contents import contents
from retold.analysis.report.html import html
from retold.analysis.report.results import study_results

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report():
    retellings = study(5)
    results = study_results(retellings, codings=codings(PAIRS[:5]))
    figures = study_figures(retellings, results.cohort)
    return html(contents(results, figures, quotes=True, invented=True)).decode()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(show, report, width, scheme):
    page = show(report, width=width, color_scheme=scheme)
    for details in page.locator("details").all():
        details.evaluate("it => it.open = true")
    found = Axe().run(page).response["violations"]
    assert [(violation["id"], [node["html"] for node in violation["nodes"]]) for violation in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_keyboard_reaches_the_numbers_behind_a_figure(show, report):
    page = show(report)
    page.locator("details summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.evaluate("it => it.open") is True
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "How many pairs moved which way"


def test_in_the_dark_the_ink_of_a_figure_is_light(show, report):
    page = show(report, color_scheme="dark")
    ink = page.locator("#figure-directions text").first.evaluate("it => getComputedStyle(it).fill")
    assert ink == "rgb(239, 231, 218)"


def test_on_paper_the_mark_is_on_every_page(show, report, tmp_path):
    from pypdf import PdfReader

    page = show(report)
    page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert len(pages) > 3
    assert {"Invented data" in one.extract_text() for one in pages} == {True}
