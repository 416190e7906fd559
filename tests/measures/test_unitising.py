"""Published values: Krippendorff, Content Analysis (2004), page 254, a continuum of 300 that begins at 150."""

import itertools

import numpy as np
import pytest

from retold.errors import CodingError
from retold.measures.bootstrap import Bootstrap
from retold.measures.undefined import Undefined
from retold.measures.unitising import SpannedText, difference, gaps, of_spans, stretches

K = [("k", 30, 90), ("k", 150, 200)]
PUBLISHED = SpannedText(
    length=300,
    spans={
        "i": [*K, ("c", 75, 145), ("c", 220, 250)],
        "j": [*K, ("c", 70, 150), ("c", 205, 225), ("c", 250, 270)],
    },
)


def sections(text, coder, code):
    """All of a coder's continuum in order: (begin, length, is a span)."""
    parts, at = [], 0
    for start, end in stretches(text, coder, code):
        if start > at:
            parts.append((at, start - at, False))
        parts.append((start, end - start, True))
        at = end
    return [*parts, (at, text.length - at, False)] if at < text.length else parts


def by_definition(text, code):
    """Krippendorff's formula section by section, as the book writes it, for one text."""
    coders = list(text.spans)
    m, length = len(coders), text.length
    all_sections = {coder: sections(text, coder, code) for coder in coders}
    observed = 0.0
    for i, j in itertools.permutations(coders, 2):
        for (b, size, span), (c, other, also) in itertools.product(all_sections[i], all_sections[j]):
            if span and also and -size < b - c < other:
                observed += (b - c) ** 2 + (b + size - c - other) ** 2
            elif span and not also and other - size >= b - c >= 0:
                observed += size**2
            elif not span and also and other - size <= b - c <= 0:
                observed += other**2
    observed /= m * (m - 1) * length**2
    everything = [section for coder in coders for section in all_sections[coder]]
    spans = [size for _, size, span in everything if span]
    expected = (
        2
        / length
        * sum(
            (len(spans) - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
            + size**2 * sum(gap - size + 1 for _, gap, span in everything if not span and gap >= size)
            for size in spans
        )
    )
    expected /= m * length * (m * length - 1) - sum(size * (size - 1) for size in spans)
    return 1 - observed / expected


def invented(chance, coders, length=80):
    """A text with random spans of two codes, some overlapping."""
    spans = {}
    for coder in coders:
        starts = chance.integers(0, length - 12, chance.integers(1, 6))
        spans[coder] = [(str(chance.choice(["c", "k"])), int(at), int(at + chance.integers(1, 12))) for at in starts]
    return SpannedText(length=length, spans=spans)


def test_no_texts_no_coders_one_coder():
    assert of_spans([], ["c"]).alpha is Undefined.NO_PAIRS
    assert of_spans([], ["c"]).covered is None
    assert of_spans([SpannedText(length=10, spans={})], ["c"]).alpha is Undefined.NO_PAIRS
    assert of_spans([PUBLISHED], ["c"], coders=("i",)).alpha is Undefined.NO_PAIRS


def test_a_code_nobody_marked():
    found = of_spans([PUBLISHED], ["elsewhere"])
    assert (found.alpha, found.spans, found.covered) == (Undefined.NO_VARIATION, 0, 0.0)


def test_texts_that_not_every_coder_read_are_left_out():
    other = SpannedText(length=50, spans={"i": [("c", 0, 5)]})
    empty = SpannedText(length=0, spans={"i": [], "j": []})
    found = of_spans([PUBLISHED, other, empty], ["c"])
    assert found == of_spans([PUBLISHED], ["c"])
    assert (found.coders, found.texts) == (("i", "j"), 1)


def test_a_coder_may_have_marked_nothing():
    silent = SpannedText(length=300, spans={"i": [("c", 10, 20)], "j": []})
    found = of_spans([silent], ["c"])
    assert found.spans == 1
    assert found.alpha == pytest.approx(by_definition(silent, "c"))


def test_krippendorffs_example():
    code_c, code_k = of_spans([PUBLISHED], ["c"]), of_spans([PUBLISHED], ["k"])
    assert round(code_c.alpha, 4) == 0.7286
    assert round(code_k.alpha, 4) == 1.0
    assert (code_c.name, code_c.spans, code_c.covered) == ("c", 5, 220 / 600)
    assert code_c.interval is None


def test_krippendorffs_example_over_both_codes():
    found = of_spans([PUBLISHED], ["c", "k"], name="both")
    # the book divides rounded disagreements: 1 - .0144 / (.0532 + .0490) = .8591
    assert found.alpha == pytest.approx(0.8591, abs=5e-4)
    assert (found.name, found.spans, found.covered) == ("both", 9, 440 / 1200)
    assert of_spans([PUBLISHED], ["c", "k"]).name == "c + k"


def test_against_the_definition_section_by_section():
    chance = np.random.default_rng(1)
    for _ in range(60):
        text = invented(chance, ("i", "j", "k")[: chance.integers(2, 4)])
        for code in ("c", "k"):
            found = of_spans([text], [code])
            if found.spans:
                assert found.alpha == pytest.approx(by_definition(text, code), abs=1e-9)
            else:
                assert found.alpha is Undefined.NO_VARIATION


def test_no_gap_reaches_across_texts():
    left, right = [("c", 2, 8)], [("c", 3, 8)]
    apart = of_spans([SpannedText(length=20, spans={"i": left, "j": right})] * 2, ["c"])
    on = (
        [("c", start + 20, end + 20) for _, start, end in left],
        [("c", start + 20, end + 20) for _, start, end in right],
    )
    joined = SpannedText(length=40, spans={"i": left + on[0], "j": right + on[1]})
    # the same spans and the same differences, but fewer places to put a span by chance where texts stand apart
    assert apart.spans == of_spans([joined], ["c"]).spans == 4
    assert apart.alpha < of_spans([joined], ["c"]).alpha


def test_the_interval_is_that_of_texts_drawn_with_replacement():
    chance = np.random.default_rng(2)
    texts = [invented(chance, ("i", "j")) for _ in range(6)]
    bootstrap = Bootstrap(resamples=20)
    found = of_spans(texts, ["c", "k"], bootstrap=bootstrap)
    weights = []
    bootstrap.interval(6, lambda drawn: weights.append(drawn.astype(int)) or drawn[:, 0])
    slow = [
        of_spans(
            [text for text, often in zip(texts, row, strict=True) for _ in range(often)],
            ["c", "k"],
            bootstrap=Bootstrap(resamples=0),
        ).alpha
        for row in weights[0]
    ]
    assert (found.interval.low, found.interval.high) == pytest.approx(np.quantile(slow, [0.025, 0.975]), abs=1e-12)


def test_the_coders_named():
    chance = np.random.default_rng(3)
    text = invented(chance, ("i", "j", "machine"))
    pair = SpannedText(length=80, spans={"i": text.spans["i"], "machine": text.spans["machine"]})
    assert of_spans([text], ["c"], coders=("i", "machine")) == of_spans([pair], ["c"])


def test_overlapping_spans_of_one_coder_are_one_and_touching_ones_two():
    text = SpannedText(length=50, spans={"i": [("c", 20, 30), ("c", 5, 15), ("c", 10, 20), ("k", 0, 50), ("c", 6, 8)]})
    assert stretches(text, "i", "c") == [(5, 20), (20, 30)]


def test_gaps_lie_between_spans():
    assert list(gaps([], 10)) == [10]
    assert list(gaps([(0, 10)], 10)) == []
    assert list(gaps([(2, 4), (4, 5), (8, 9)], 10)) == [2, 3, 1]


@pytest.mark.parametrize(
    ("one", "other", "squares"),
    [
        ([], [], 0),
        ([(5, 11)], [(5, 11)], 0),
        ([(75, 145)], [(70, 150)], 50),
        ([(220, 250)], [(205, 225)], 850),
        ([], [(250, 270)], 400),
        ([(0, 10)], [(10, 20)], 200),
        ([(0, 10)], [(2, 4), (6, 10)], 4 + 36 + 36),
    ],
)
def test_differences(one, other, squares):
    assert difference(one, other) == difference(other, one) == squares


@pytest.mark.parametrize("span", [("c", 290, 301), ("c", -1, 5), ("c", 5, 5)])
def test_a_span_outside_its_text_is_refused(span):
    text = SpannedText(length=300, spans={"i": [span], "j": []})
    with pytest.raises(CodingError, match=r"i marked c from .* in a text of 300 characters"):
        of_spans([text], ["c"])
