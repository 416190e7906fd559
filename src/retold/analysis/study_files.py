"""Every file that `retold study` writes (output bundle): the report, the analyses, a page for each pair."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, make_dataclass
from datetime import date

from retold.analysis.cohort import Cohort, MeasureResult
from retold.analysis.page import retelling_page
from retold.analysis.report.files import report_files
from retold.analysis.report.results import study_results
from retold.analysis.study import Study
from retold.exchange.documents import json_bytes
from retold.exchange.file_names import file_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a person chose for the look of a report. `quotes` lets the writers' words be printed."""

    title: str | None = None
    dated: date | None = None
    quotes: bool = False
    invented: bool = False


def study_files(
    study: Study, printed: Printed, *, primary: Sequence[str] | None, seed: int
) -> Iterator[tuple[str, bytes]]:
    """Names below the output folder with what stands in them; the same study gives the same bytes."""
    results = study_results(study.retellings, codings=study.codings, notes=study.notes, primary=primary, seed=seed)
    yield from report_files(
        results, title=printed.title, dated=printed.dated, quotes=printed.quotes, invented=printed.invented
    ).items()
    yield (
        "analysis.json",
        json_bytes(
            {
                "schema_version": 1,
                "notes": study.notes,
                "cohort": cohort_document(results.cohort),
                "pairs": [
                    {"pair": one.pair, "before": one.before.analysis, "after": one.after.analysis, "shifts": one.shifts}
                    for one in study.retellings
                ],
            },
        ),
    )
    if printed.quotes:
        names = file_names(one.pair for one in study.retellings)
        for one in study.retellings:
            page = retelling_page(one, title=f"Pair {one.pair}", dated=printed.dated, invented=printed.invented)
            yield f"retellings/{names[one.pair]}.html", page.encode()


def cohort_document(cohort: Cohort) -> object:
    """The cohort as JSON holds it: each measure by its name, for its words stand elsewhere."""
    results = {name: _with(result, measure=name) for name, result in cohort.measures.items()}
    return _with(cohort, measures=results)


def _with(told: Cohort | MeasureResult, **other: object) -> object:
    """The same fields in their order, some of them otherwise; a dictionary's would be sorted."""
    values = {field.name: getattr(told, field.name) for field in fields(told)} | other
    return make_dataclass(type(told).__name__, values)(**values)
