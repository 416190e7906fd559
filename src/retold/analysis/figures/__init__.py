"""Figures of a study (data visualisation): each as SVG, PNG and PDF, with a sentence, a description and its table."""

from collections.abc import Sequence

from retold.analysis.cohort import Cohort
from retold.analysis.figures.directions import directions
from retold.analysis.figures.drawing import Figure
from retold.analysis.figures.movement import movement
from retold.analysis.figures.ribbon import RIBBONS, ribbon
from retold.analysis.figures.slopes import slopes
from retold.analysis.retelling import Retelling

__all__ = ["Figure", "study_figures"]


def study_figures(retellings: Sequence[Retelling], cohort: Cohort) -> dict[str, Figure]:
    """Every figure that these pairs give, by name: directions, shifts, slopes by measure, ribbons by construct."""
    pairs = {one.pair: one.shifts for one in retellings}
    drawn = [
        directions(cohort),
        movement(cohort, pairs),
        *(slopes(result, pairs) for result in cohort.measures.values()),
        *(ribbon(construct, retellings) for construct in RIBBONS),
    ]
    return {figure.name: figure for figure in drawn if figure is not None}
