"""Holm's correction (multiple comparisons) for the measures named as primary before the data were opened."""

from collections.abc import Sequence


def holm(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Step-down adjusted p, in the order given, each in 0..1.

    A missing p (a measure nobody could be tested on) stays missing and is no test: the family is the tests that were
    made.

    Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6
    (1979), 65-70. The adjusted p of the i-th smallest of m is the largest of (m - j + 1) p_(j) over j up to i, at
    most 1.

    Raises `ValueError` for a p outside 0..1.
    """
    made = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    if any(not 0 <= p <= 1 for p, _ in made):
        raise ValueError("A p value lies between 0 and 1.")
    adjusted: list[float | None] = [None] * len(p_values)
    highest = 0.0
    for rank, (p, place) in enumerate(made):
        highest = max(highest, min(1.0, (len(made) - rank) * p))
        adjusted[place] = highest
    return tuple(adjusted)
