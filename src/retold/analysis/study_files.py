"""Every file that `retold study` writes: the report with its tables and figures, the analyses, a page for each pair."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

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


def study_files(study: Study, printed: Printed, *, primary: Sequence[str], seed: int) -> Iterator[tuple[str, bytes]]:
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
                "cohort": results.cohort,
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
