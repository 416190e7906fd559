"""Whether a confidence of 0.7 means that seven of ten coders would agree.

    python benchmarks/calibration.py

Findings of the engine in stories that it never saw (as in `engine_quality.py`), by their confidence: how many, what was
said on average, and what share of the coders gave the code to those words (half of the shorter of the two stretches).
Below: the mean distance between the two over bands, weighted by findings (expected calibration error; Naeini et al.,
2015), and the same where every finding is given the mean confidence, to judge it by.
"""

from collections import defaultdict
from statistics import fmean

from coded_corpus import CODERS, CodedText, coded_texts, sets
from held_out import readings
from retold.discourse.findings import Finding
from retold.training.coded import overlaps

BANDS = 10


def main() -> None:
    found: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    for text, of_cues, full in readings(coded_texts(sets())):
        for mode, reading in (("cues", of_cues), ("full", full)):
            found[mode] += [(one.code, one.confidence, agreed(text, one)) for one in reading.findings]
    for mode, rows in found.items():
        print(f"mode {mode}: {len(rows)} findings")
        print(f"{'confidence':>12}{'findings':>10}{'said':>8}{'agreed':>8}")
        for band, of in sorted(banded(rows).items()):
            low, high = band / BANDS, (band + 1) / BANDS
            print(f"{low:>6.1f} - {high:.1f}{line(of)}")
        mean = fmean(said for _, said, _ in rows)
        print(f"expected calibration error {error(rows):.3f}; all alike {error(rows, alike=mean):.3f}\n")
        of_code = defaultdict(list)
        for row in rows:
            of_code[row[0]].append(row)
        for code, of in of_code.items():
            print(f"  {code:28}{line(of)}")
        print()


def line(rows: list[tuple[str, float, float]]) -> str:
    """How many findings, what was said on average, and what was so."""
    return f"{len(rows):>10}{fmean(said for _, said, _ in rows):>8.2f}{fmean(share for *_, share in rows):>8.2f}"


def agreed(text: CodedText, finding: Finding) -> float:
    """The share of coders who gave this code to these words."""
    return fmean(
        any(
            code == finding.code and overlaps(finding.start, finding.end, start, end)
            for code, start, end in text.spans[coder]
        )
        for coder in CODERS
    )


def banded(rows: list[tuple[str, float, float]]) -> dict[int, list[tuple[str, float, float]]]:
    """The rows by tenths of confidence."""
    found = defaultdict(list)
    for row in rows:
        found[min(int(row[1] * BANDS), BANDS - 1)].append(row)
    return found


def error(rows: list[tuple[str, float, float]], alike: float | None = None) -> float:
    """Expected calibration error; over the same bands, were every finding given the confidence `alike`."""
    return sum(
        len(of) * abs((fmean(said for _, said, _ in of) if alike is None else alike) - fmean(share for *_, share in of))
        for of in banded(rows).values()
    ) / len(rows)


if __name__ == "__main__":
    main()
