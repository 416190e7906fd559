"""Every file of a study's report, by name, as bytes: whoever asked for them writes them, all or none."""

from datetime import date

from retold.analysis.agreement import reliability_table
from retold.analysis.figures import study_figures
from retold.analysis.report.contents import contents
from retold.analysis.report.docx import word
from retold.analysis.report.html import html
from retold.analysis.report.pdf import pdf
from retold.analysis.report.results import Results
from retold.analysis.sensitivity_tables import leave_one_out_table, sensitivity_table
from retold.analysis.tables import (
    Table,
    cohort_table,
    data_dictionary,
    findings_list,
    measures_per_text,
    shifts_per_pair,
)
from retold.exchange.tables import rendered


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
    files = {f"tables/{table.name}.csv": csv(table) for table in tables}
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
        measures_per_text(results.retellings),
        shifts_per_pair(results.retellings),
        cohort_table(results.cohort),
        findings_list(results.retellings, quotes=quotes),
        sensitivity_table(results.sensitivity),
        leave_one_out_table(results.sensitivity),
    ]
    if results.agreement:
        tables.append(reliability_table(results.agreement))
    return [*tables, data_dictionary(tables)]


def csv(table: Table) -> bytes:
    """The table as CSV, numbers to the last digit."""
    return rendered([column.name for column in table.columns], table.rows)
