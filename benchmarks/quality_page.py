"""The figures of `engine_quality.py` as a table for a person."""

from agreement import Figures

RATERS = ("engine", "keywords", "bag of words")


def page(title: str, figures: Figures) -> str:
    """All figures of one group of texts."""
    heading = f"{title}: {figures.texts} texts, {figures.sentences} sentences"
    return "\n".join([heading, "", *_codes(figures), "", *_measures(figures), "", *_shifts(figures)])


def _codes(figures: Figures) -> list[str]:
    lines = [
        _row(
            "alpha per sentence", ["coded", "engine", "P", "R", "F1", "with a", "with b", "mean", *RATERS[1:], "coders"]
        ),
    ]
    for engine, words, bag in zip(*(figures.codes[rater] for rater in RATERS), strict=True):
        counts = [f"{engine.coded:.0f}", str(engine.marked)]
        shares = [engine.precision, engine.recall, engine.f1, *engine.alphas, engine.alpha, words.alpha, bag.alpha]
        lines.append(_row(engine.code, [*counts, *(f"{value:.2f}" for value in (*shares, engine.coders_alpha))]))
    means = [figures.mean_alpha[rater] for rater in (*RATERS, "coders")]
    lines.append(_row("mean of ten codes", [*[""] * 7, *(f"{mean:.3f}" for mean in means)]))
    return lines


def _measures(figures: Figures) -> list[str]:
    lines = [_row("rank correlation of texts", ["texts", "missing", *[""] * 5, *RATERS, "coders"])]
    for rows in zip(*(figures.measures[rater] for rater in RATERS), strict=True):
        counts = [str(rows[0].texts), str(rows[0].missing), *[""] * 5]
        values = [*(row.correlation for row in rows), rows[0].coders_correlation]
        lines.append(_row(f"  {rows[0].measure}", [*counts, *(f"{value:.2f}" for value in values)]))
    return lines


def _shifts(figures: Figures) -> list[str]:
    lines = [_row("sign of shift as coders say", ["pairs", *[""] * 6, *RATERS])]
    for rows in zip(*(figures.measures[rater] for rater in RATERS), strict=True):
        shares = [f"{row.same_sign / row.pairs:.0%}" if row.pairs else "-" for row in rows]
        lines.append(_row(f"  {rows[0].measure}", [str(rows[0].pairs), *[""] * 6, *shares]))
    right = [figures.endings[rater] for rater in RATERS]
    shares = [f"{good / of:.0%}" if of else "-" for good, of in right]
    lines.append(_row("ending right, of texts", [str(right[0][1]), *[""] * 6, *shares]))
    return lines


def _row(name: str, cells: list[str]) -> str:
    widths = [6, 8, 5, 5, 5, 7, 7, 7, 9, 13, 7]
    return (f"{name:28}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=False))).rstrip()
