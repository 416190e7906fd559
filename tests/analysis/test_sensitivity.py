from dataclasses import replace

import pytest

from factories.retellings import telling
from factories.studies import PAIRS, codings, study, told
from retold.analysis.cohort import cohort
from retold.analysis.retelling import retelling
from retold.analysis.sensitivity import list_like, sensitivity, shifts_by_coder
from retold.discourse.reading.intake import read_text
from retold.errors import CodingError


def found(retellings, coded=()):
    whole = cohort({one.pair: one.shifts for one in retellings})
    return sensitivity(retellings, whole, coded)


def scaled(pair, agents, deficits):
    """A pair whose characterisation is 0 before and the balance of these counts after."""
    text = "He did. " * 40
    spans = [("student-agent", 8 * n, 8 * n + 7) for n in range(agents)]
    spans += [("student-deficit", 8 * n, 8 * n + 7) for n in range(deficits)]
    even = [("student-agent", 8 * n, 8 * n + 7) for n in range(2)] + [
        ("student-deficit", 32, 39),
        ("student-deficit", 40, 47),
    ]
    return retelling(pair, telling(text, even), telling(text, spans))


# What is not told


def test_one_pair_cannot_be_left_out():
    assert found([scaled("a", 4, 0)]).leave_one_out == {}


def test_without_codings_no_coder_and_no_sign():
    checked = found(study(3))
    assert [variant.name for variant in checked.variants] == ["All pairs", "Without thin values"]
    assert checked.same_sign == ()


def test_a_pair_of_which_a_coder_coded_one_text_is_not_theirs():
    one = [coding for coding in codings(PAIRS[:1], ("coder-a",)) if coding.narrative.time == "before"]
    assert shifts_by_coder(study(1), one) == {}


def test_a_coding_of_another_text_is_refused():
    coding = codings(PAIRS[:1], ("coder-a",))
    other = [replace(one, narrative=replace(one.narrative, text=one.narrative.text + " ")) for one in coding]
    with pytest.raises(CodingError, match="coder-a coded another text than the one given for pair 't1-01', before"):
        found(study(1), other)


# What is told


def test_leaving_one_pair_out_gives_the_range_and_names_the_pairs():
    one_out = found([scaled("a", 4, 0), scaled("b", 3, 1), scaled("c", 1, 3)]).leave_one_out["characterisation"]
    assert (one_out.low, one_out.low_without, one_out.high, one_out.high_without) == (0.0, "a", 0.75, "c")


def test_thin_values_are_left_out_measure_by_measure():
    checked = found([scaled("firm", 4, 0), scaled("thin", 1, 0)])
    assert [variant.results["characterisation"].n for variant in checked.variants] == [2, 1]
    assert checked.variants[1].results["characterisation"].missing == ("thin",)
    assert checked.variants[1].left_out == ()


def test_list_like_texts_are_known_by_the_warning_of_reading():
    listing = read_text("- She was late.\n- She was tired.\n- She rang.\n- Nobody answered her at all.")
    pair = told("t1-01", warnings=listing.warnings)
    assert list_like(pair) is True
    assert list_like(told("t1-02")) is False
    checked = found([pair, told("t1-02")])
    assert [(variant.name, variant.left_out) for variant in checked.variants] == [
        ("All pairs", ()),
        ("Without thin values", ()),
        ("Without list-like texts", ("t1-01",)),
    ]


def test_the_coder_whose_codes_the_findings_are_gives_the_same_numbers():
    checked = found(study(), codings())
    engine = checked.variants[0].results["characterisation"]
    variants = {variant.coder: variant.results["characterisation"] for variant in checked.variants if variant.coder}
    assert variants["coder-a"] == engine
    assert variants["coder-b"].n == 14
    same = {(one.coder, one.measure.name): (one.same, one.n) for one in checked.same_sign}
    assert same["coder-a", "characterisation"] == (14, 14)
    assert "depth" not in {measure for _, measure in same}


def test_where_a_coder_coded_some_pairs_the_engine_stands_beside_on_the_same():
    checked = found(study(4), codings(PAIRS[:2], ("coder-b",)))
    assert [(variant.name, variant.left_out) for variant in checked.variants[2:]] == [
        ("Codes of coder-b", PAIRS[2:4]),
        ("Engine, on the pairs of coder-b", PAIRS[2:4]),
    ]
