"""What changed in a study: machine findings of the whole group, for its researchers, as a job has worked them out."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from zipfile import ZipFile

from retold.queries import report_inputs
from retold.queries.studies import FEWEST
from retold.queries.visible import one, visible
from retold.records import vault
from retold.records.study.models import Report, Study
from retold.rules.permission_names import Permission
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ReportState

BODY = "body.html"
# Each file by its constant name, and what it is.
FILES: Mapping[str, tuple[str, str]] = {
    "web": ("report.html", "text/html; charset=utf-8"),
    "pdf": ("report.pdf", "application/pdf"),
    "word": ("report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "tables": ("tables.zip", "application/zip"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """What changed: `html` is the body of the report, "" until it is worked out.

    `state` is None where it has not been asked for. `too_few` says why there is none, `may_ask` whether asking helps.
    """

    study_id: str
    title: str
    state: ReportState | None
    html: str
    too_few: str
    may_ask: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to take away."""

    name: str
    kind: str
    data: bytes


def shown(viewer: Viewer, pk: str, *, at: When) -> ReportPage:
    """What changed in a study, as it stands on a day. Raises HiddenError until the study has been unblinded."""
    study = record(viewer, pk, "study.read_results")
    whole = report_inputs.pairs(viewer, study)
    report = stored_report(viewer, study, whole)
    state = ReportState(report.state) if report else None
    waits = report is not None and state is ReportState.ASKED and report.asked_on == at.day
    return ReportPage(
        study_id=study.pk,
        title=study.title,
        state=state,
        html=opened(report, BODY).decode() if report and state is ReportState.READY else "",
        too_few=too_few(len(whole)) if len(whole) < FEWEST else "",
        may_ask=len(whole) >= FEWEST and state is not ReportState.READY and not waits,
    )


def file(viewer: Viewer, pk: str, name: str) -> File:
    """A file of the report. Raises HiddenError until it is worked out, and where there is none of that name."""
    study = record(viewer, pk, "study.read_results")
    report = stored_report(viewer, study, report_inputs.pairs(viewer, study))
    if name not in FILES or report is None or report.state != ReportState.READY:
        raise HiddenError
    called, kind = FILES[name]
    return File(name=called, kind=kind, data=opened(report, called))


def record(viewer: Viewer, pk: str, permission: Permission) -> Study:
    """A study as a record, to read its report or to ask for it. Raises HiddenError."""
    return one(viewer, permission, Study, pk, with_=("organisation",))


def stored_report(viewer: Viewer, study: Study, whole: report_inputs.Pairs) -> Report | None:
    """The report on these pairs, as it is stored; None where nobody has asked for it.

    One study can have several: whoever may not read every story of it gets a report on those that they may read.
    """
    wanted = report_inputs.wanted(viewer, study, whole)
    rows = visible(viewer, "report.read", Report).filter(study=study)
    return rows.filter(wanted_hash=wanted.hash()).first() if wanted else None


def opened(report: Report, name: str) -> bytes:
    """One file of a report that is worked out."""
    with ZipFile(io.BytesIO(vault.opened_file(report, "result"))) as files:
        return files.read(name)


def too_few(pairs: int) -> str:
    """Why no number of the group is shown."""
    there = "There is no whole pair yet" if not pairs else f"There {'is' if pairs == 1 else 'are'} {pairs}"
    return (
        f"Numbers of a group are shown from {FEWEST} whole pairs on: two stories of one writer, both handed in, both "
        f"with consent, both read by the engine. {there}. With fewer, who knows one result, their own perhaps, could "
        "work out the others. The single retellings can be read under their pseudonyms."
    )
