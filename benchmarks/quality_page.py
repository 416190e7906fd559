"""The figures of `engine_quality.py` as a table for a person."""

from agreement import Figures


def page(title: str, figures: Figures) -> str:
    """All figures of one group of texts; precision and recall are the first rater's."""
    heading = f"{title}: {figures.texts} texts, {figures.sentences} sentences"
    return "\n".join([heading, "", *_codes(figures), "", *_measures(figures), "", *_shifts(figures)])


def _codes(figures: Figures) -> list[str]:
    first, *others = raters = list(figures.codes)
    lines = [
        _row("alpha per sentence", ["coded", "marked", "P", "R", "F1", "with a", "with b", first, *others, "coders"])
    ]
    for rows in zip(*figures.codes.values(), strict=True):
        own = rows[0]
        shares = [own.precision, own.recall, own.f1, *own.alphas, *(row.alpha for row in rows), own.coders_alpha]
        lines.append(_row(own.code, [f"{own.coded:.0f}", str(own.marked), *(f"{value:.2f}" for value in shares)]))
    means = [figures.mean_alpha[rater] for rater in (*raters, "coders")]
    lines.append(_row("mean of ten codes", [*[""] * 7, *(f"{mean:.3f}" for mean in means)]))
    return [*lines, "", *_intervals(figures)]


def _intervals(figures: Figures) -> list[str]:
    lines = [f"95% intervals of the alpha of {', '.join(figures.intervals)}, over writers drawn again"]
    for name in (*(row.code for row in next(iter(figures.codes.values()))), "mean"):
        between = [of[name] for of in figures.intervals.values()]
        lines.append(f"{name:28}" + "".join(f"{low:>8.2f} to {high:.2f}" for low, high in between))
    return lines


def _measures(figures: Figures) -> list[str]:
    lines = [_row("rank correlation of texts", ["texts", "missing", *[""] * 5, *figures.measures, "coders"])]
    for rows in zip(*figures.measures.values(), strict=True):
        counts = [str(rows[0].texts), str(rows[0].missing), *[""] * 5]
        values = [*(row.correlation for row in rows), rows[0].coders_correlation]
        lines.append(_row(f"  {rows[0].measure}", [*counts, *(f"{value:.2f}" for value in values)]))
    return lines


def _shifts(figures: Figures) -> list[str]:
    lines = [_row("sign of shift as coders say", ["pairs", *[""] * 6, *figures.measures])]
    for rows in zip(*figures.measures.values(), strict=True):
        shares = [f"{row.same_sign / row.pairs:.0%}" if row.pairs else "-" for row in rows]
        lines.append(_row(f"  {rows[0].measure}", [str(rows[0].pairs), *[""] * 6, *shares]))
    right = list(figures.endings.values())
    shares = [f"{good / of:.0%}" if of else "-" for good, of in right]
    lines.append(_row("ending right, of texts", [str(right[0][1]), *[""] * 6, *shares]))
    return lines


def _row(name: str, cells: list[str]) -> str:
    widths = [6, 8, 5, 5, 5, 7, 7, 11, 11, 13, 13, 7]
    return (f"{name:28}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=False))).rstrip()
