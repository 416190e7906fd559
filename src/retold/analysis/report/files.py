"""Every file of a study's report, by name, as bytes (export): whoever asked for them writes them, all or none."""

from datetime import date

from retold.analysis.figures import study_figures
from retold.analysis.reliability_table import reliability_table
from retold.analysis.report.contents import contents
from retold.analysis.report.docx import word
from retold.analysis.report.html import html
from retold.analysis.report.pdf import pdf
from retold.analysis.report.results import Results
from retold.analysis.result_tables import cohort_table
from retold.analysis.sensitivity_tables import leave_one_out_table, sensitivity_table
from retold.analysis.table import Table
from retold.analysis.tables import data_dictionary, findings_list, measures_per_text, shifts_per_pair


def report_files(
    results: Results,
    *,
    title: str | None = None,
    dated: date | None = None,
    quotes: bool = False,
    invented: bool = False,
) -> dict[str, bytes]:
    """`report.html`, `report.pdf`, `report.docx`, `tables/*.csv`, `figures/*.{svg,png,pdf}`: the same in every run.

    `dated` is printed where given; there is no other date in any file. `quotes` shows words of the stories, in the
    report and in tables/findings.csv. `invented` prints a mark on every page.
    """
    figures = study_figures(results.retellings, results.cohort)
    tables = study_tables(results, quotes=quotes)
    files = {f"tables/{table.name}.csv": table.csv() for table in tables}
    for name, figure in figures.items():
        files[f"figures/{name}.svg"] = figure.svg.encode()
        files[f"figures/{name}.png"] = figure.png()
        files[f"figures/{name}.pdf"] = figure.pdf()
    said = contents(
        results,
        figures,
        title=title,
        dated=dated,
        quotes=quotes,
        invented=invented,
        files=[table.name for table in tables],
    )
    return {"report.html": html(said), "report.pdf": pdf(said), "report.docx": word(said), **files}


def study_tables(results: Results, *, quotes: bool) -> list[Table]:
    """The tables of the CSV files, the last one saying what every column means."""
    tables = [
        measures_per_text(results.retellings, results.measures),
        shifts_per_pair(results.retellings, results.measures),
        cohort_table(results.cohort),
        findings_list(results.retellings, quotes=quotes),
        sensitivity_table(results.sensitivity),
        leave_one_out_table(results.sensitivity),
    ]
    if results.reliability:
        tables.append(reliability_table(results.reliability))
    return [*tables, data_dictionary(tables)]
