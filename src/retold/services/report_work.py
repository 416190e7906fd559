"""The job that works a study's report out (rendering). It takes seconds: figures, a PDF and a Word file are drawn."""

import io
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import transaction

from retold.analysis.retelling import Retelling
from retold.queries import report_inputs
from retold.queries.report_inputs import Wanted
from retold.queries.reports import BODY
from retold.queries.time_zones import when_at
from retold.records import vault
from retold.records.record import stored
from retold.records.study.models import Report
from retold.rules.step_names import ReportStep
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.rules.words import ReportState
from retold.services import events, steps

LONG_AGO = (1980, 1, 1, 0, 0, 0)
log = logging.getLogger("retold.jobs")


def work(report_id: str, *, moment: datetime) -> None:
    """Works out a report that was asked for; nothing where that is done, or where a story of it has left meanwhile."""
    report = stored(Report).filter(pk=report_id, state=ReportState.ASKED).select_related("study__organisation").first()
    if report is None:
        return
    at = when_at(report.organisation_id, moment)
    try:
        files = drawn(report_inputs.wanted_of(report), report_inputs.gathered(report))
    except Exception:
        log.exception("A report could not be worked out.")
        finish(report, "fail", b"", at=at)
    else:
        finish(report, "finish", vault.seal_file(report, "result", zipped(files)), at=at)


@transaction.atomic
def finish(report: Report, step: ReportStep, result: bytes, *, at: When) -> None:
    """Keeps a result, unless the report is gone or finished by now. Whoever deletes one holds the trail as well."""
    events.hold_the_chain(report.organisation_id)
    if stored(Report).filter(pk=report.pk, state=ReportState.ASKED).exists():
        steps.take_one(Report, report.pk, step, by=machine(report.organisation_id), at=at, result=result)


def drawn(wanted: Wanted, retellings: Sequence[Retelling]) -> dict[str, bytes]:
    """Every file of the report on these retellings, by name, without a word of theirs; and the body of its web page."""
    from retold.analysis.figures import study_figures  # noqa: PLC0415  heavy
    from retold.analysis.report.contents import contents  # noqa: PLC0415  heavy
    from retold.analysis.report.docx import word  # noqa: PLC0415  heavy
    from retold.analysis.report.files import study_tables  # noqa: PLC0415  heavy
    from retold.analysis.report.html import html, html_body  # noqa: PLC0415  heavy
    from retold.analysis.report.pdf import pdf  # noqa: PLC0415  heavy
    from retold.analysis.report.results import study_results  # noqa: PLC0415  heavy

    results = study_results(retellings, notes=wanted.notes, primary=wanted.primary, seed=wanted.seed)
    tables = study_tables(results, quotes=False)
    said = contents(
        results,
        study_figures(results.retellings, results.cohort),
        title=wanted.title,
        invented=wanted.invented,
        files=[table.name for table in tables],
    )
    return {
        BODY: html_body(said).encode(),
        "report.html": html(said),
        "report.pdf": pdf(said),
        "report.docx": word(said),
        "tables.zip": zipped({f"{table.name}.csv": table.csv() for table in tables}),
    }


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one ZIP, without a time in it: the same files, the same bytes."""
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(ZipInfo(name, LONG_AGO), data, ZIP_DEFLATED)
    return whole.getvalue()
