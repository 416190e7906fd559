"""A study's report, worked out once a process for the same readings: drawing its figures takes seconds.

What is kept holds numbers and drawings, and no words of a story. As soon as a story leaves the study another report is
wanted, so that nothing of it is shown again.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from retold.analysis.retelling import Retelling

if TYPE_CHECKING:
    from retold.analysis.report.blocks import Contents  # brings the drawing library, which the site starts without

SEED = 2021
MOST = 4
LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a report depends on: the ids of the readings, the primary measures, what is said beside the numbers."""

    readings: tuple[str, ...]
    primary: tuple[str, ...]
    notes: tuple[str, ...]
    title: str
    invented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as plain data, and its tables as CSV by name."""

    contents: "Contents"
    tables: dict[str, bytes]

    def body(self) -> str:
        """What stands in the body of its web page, as HTML."""
        from retold.analysis.report.html import html_body

        return html_body(self.contents)

    def file(self, name: str) -> bytes:
        """`report.html`, `report.pdf`, `report.docx` or `tables.zip`. KeyError for any other."""
        from retold.analysis.report.docx import word
        from retold.analysis.report.html import html
        from retold.analysis.report.pdf import pdf

        writers: dict[str, Callable[[], bytes]] = {
            "report.html": lambda: html(self.contents),
            "report.pdf": lambda: pdf(self.contents),
            "report.docx": lambda: word(self.contents),
            "tables.zip": lambda: zipped(self.tables),
        }
        return writers[name]()


_KEPT: OrderedDict[Wanted, Report] = OrderedDict()


def report(wanted: Wanted, retellings: Callable[[], Sequence[Retelling]]) -> Report:
    """The report that is wanted. `retellings` opens the stories, and is called only where it has to be worked out."""
    if wanted not in _KEPT:
        _KEPT[wanted] = worked_out(wanted, retellings())
        while len(_KEPT) > MOST:
            _KEPT.popitem(last=False)
    return _KEPT[wanted]


def worked_out(wanted: Wanted, retellings: Sequence[Retelling]) -> Report:
    """The report on these retellings, without a word of theirs."""
    from retold.analysis.figures import study_figures
    from retold.analysis.report.contents import contents
    from retold.analysis.report.files import csv, study_tables
    from retold.analysis.report.results import study_results

    results = study_results(retellings, notes=wanted.notes, primary=wanted.primary, seed=SEED)
    tables = study_tables(results, quotes=False)
    said = contents(
        results,
        study_figures(results.retellings, results.cohort),
        title=wanted.title,
        invented=wanted.invented,
        files=[table.name for table in tables],
    )
    return Report(contents=said, tables={f"{table.name}.csv": csv(table) for table in tables})


def zipped(files: dict[str, bytes]) -> bytes:
    """The files as one ZIP, without a time in it: the same files, the same bytes."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(ZipInfo(name, LONG_AGO), data, ZIP_DEFLATED)
    return whole.getvalue()
