"""What changed in a study: machine findings of the whole group, for its researchers."""

from collections.abc import Mapping
from dataclasses import dataclass

from retold.analysis.retelling import Retelling
from retold.queries import retellings
from retold.queries.result_report import Report, Wanted, report
from retold.queries.studies import FEWEST, expectation
from retold.queries.visible import one, visible
from retold.records.study.models import Deviation, Study, Tombstone
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.words import NarrativeTime

LABEL = retellings.LABEL
LATER = "Blind coding by people comes later; until then every finding is a suggestion by the engine."
# Each file by its constant name, and what it is.
FILES: Mapping[str, tuple[str, str]] = {
    "web": ("report.html", "text/html; charset=utf-8"),
    "pdf": ("report.pdf", "application/pdf"),
    "word": ("report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "tables": ("tables.zip", "application/zip"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPage:
    """What changed: `html` is the body of the report, "" where `sentence` says why no number is shown."""

    study_id: str
    title: str
    pairs: int
    html: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to take away."""

    name: str
    kind: str
    data: bytes


def shown(viewer: Viewer, pk: str) -> ResultsPage:
    """What changed in a study. Raises HiddenError until the study has been unblinded."""
    study = one(viewer, "study.read_results", Study, pk, with_=("organisation",))
    sides = whole(viewer, study)
    html = report_of(viewer, study, sides).body() if len(sides) >= FEWEST else ""
    return ResultsPage(
        study_id=study.pk,
        title=study.title,
        pairs=len(sides),
        html=html,
        sentence="" if html else too_few(len(sides)),
    )


def file(viewer: Viewer, pk: str, name: str) -> File:
    """A file of the report. Raises HiddenError until the study is unblinded, where pairs are too few, or none such."""
    study = one(viewer, "study.read_results", Study, pk, with_=("organisation",))
    sides = whole(viewer, study)
    if name not in FILES or len(sides) < FEWEST:
        raise HiddenError
    called, kind = FILES[name]
    return File(name=called, kind=kind, data=report_of(viewer, study, sides).file(called))


def too_few(pairs: int) -> str:
    """Why no number of the group is shown."""
    there = "There is no whole pair yet" if not pairs else f"There {'is' if pairs == 1 else 'are'} {pairs}"
    return (
        f"Numbers of a group are shown from {FEWEST} whole pairs on: two stories of one writer, both handed in, both "
        f"with consent, both read by the engine. {there}. With fewer, who knows one result, their own perhaps, could "
        "work out the others. The single retellings can be read under their pseudonyms."
    )


def whole(viewer: Viewer, study: Study) -> dict[str, Mapping[str, retellings.Side]]:
    """Pseudonym -> both stories, of every writer whose two stories have been read."""
    writers = retellings.by_writer(viewer, study)
    return {pseudonym: sides for pseudonym, sides in writers.items() if retellings.opens(sides)}


def report_of(viewer: Viewer, study: Study, sides: Mapping[str, Mapping[str, retellings.Side]]) -> Report:
    """The report on these stories, worked out where it has not been yet."""
    wanted = Wanted(
        readings=tuple(side.reading.pk for both in sides.values() for side in both.values() if side.reading),
        primary=tuple(measure for measure, _ in study.measures),
        notes=notes(viewer, study),
        title=study.title,
        invented=study.organisation.invented,
    )
    return report(wanted, lambda: [compared(pseudonym, both) for pseudonym, both in sides.items()])


def compared(pseudonym: str, sides: Mapping[str, retellings.Side]) -> Retelling:
    """One writer's two stories, compared."""
    found = retellings.retold(pseudonym, sides[NarrativeTime.FIRST], sides[NarrativeTime.SECOND])
    assert found is not None
    return found


def notes(viewer: Viewer, study: Study) -> tuple[str, ...]:
    """What has to be said beside every number of a study."""
    expected = "; ".join(expectation(measure, way) for measure, way in study.measures)
    opened = f"{study.opened_on:%d.%m.%Y}" if study.opened_on else ""
    withdrawn = visible(viewer, "tombstone.read", Tombstone).filter(study=study).count()
    changes = visible(viewer, "deviation.read", Deviation).filter(study=study).count()
    plan = (
        f"Expected before the study opened on {opened}: {expected or 'nothing in particular'}. The plan as it was "
        f"frozen has the SHA-256 {study.frozen_hash}. It was changed {times(changes)} since."
    )
    return (
        f"{LABEL}. {LATER}",
        plan,
        f"Unblinded on {study.unblinded_on:%d.%m.%Y}: {study.unblinded_why}",
        *(
            [f"{withdrawn} taken back since. They, and all that was found in them, are in no number."]
            if withdrawn
            else []
        ),
    )


def times(count: int) -> str:
    """How often, in words."""
    return ("not", "once", "twice")[count] if count < 3 else f"{count} times"
