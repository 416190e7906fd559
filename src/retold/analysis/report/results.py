"""What a report is written from (statistical results): a study's pairs with everything that was computed on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from retold.analysis.cohort import Cohort, cohort
from retold.analysis.reliability import StudyReliability, reliability_over
from retold.analysis.retelling import Retelling
from retold.analysis.sensitivity import Sensitivity, sensitivity
from retold.analysis.tables import times
from retold.discourse.findings import EngineStamp
from retold.errors import PairingError
from retold.exchange.narratives import Coding
from retold.measures.intervals import LEVEL
from retold.measures.measure import Measures
from retold.measures.shipped import SHIPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """All that a report says numbers about. `notes` are sentences about what was left out and why."""

    retellings: tuple[Retelling, ...]
    measures: Measures
    cohort: Cohort
    sensitivity: Sensitivity
    reliability: StudyReliability | None
    notes: tuple[str, ...]

    @property
    def engines(self) -> tuple[str, ...]:
        """The engines that read the texts, each in words; mostly one."""
        stamps = [telling.analysis.engine for one in self.retellings for _, telling in times(one)]
        return tuple(dict.fromkeys(engine_in_words(stamp) for stamp in stamps))


def study_results(
    retellings: Sequence[Retelling],
    *,
    codings: Sequence[Coding] = (),
    notes: Sequence[str] = (),
    measures: Measures = SHIPPED,
    primary: Sequence[str] | None = None,
    level: float = LEVEL,
    seed: int = 0,
) -> Results:
    """Everything computed, once, for report, tables and figures. `measures` are those the texts were analysed for.

    Raises `PairingError` without a pair, `RetoldError` for an unknown primary measure, `CodingError` for a coding of
    another text.
    """
    if not retellings:
        raise PairingError("There is no pair to report on. Give at least one writer's text from before and after.")
    pairs = {one.pair: one.shifts for one in retellings}
    whole = cohort(pairs, measures=measures, primary=primary, level=level, seed=seed)
    return Results(
        retellings=tuple(retellings),
        measures=measures,
        cohort=whole,
        sensitivity=sensitivity(retellings, whole, codings, measures=measures),
        reliability=reliability_over(retellings, codings),
        notes=tuple(notes),
    )


def engine_in_words(stamp: EngineStamp) -> str:
    """Which engine spoke, with everything that is needed to run it again."""
    return f"Retold {stamp.version}, {stamp.mode} mode{stamp.own_model}, pipeline {stamp.pipeline}"
