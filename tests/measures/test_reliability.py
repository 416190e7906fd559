import itertools

import krippendorff
import numpy as np
import pytest

from retold.errors import CodingError
from retold.measures import reliability
from retold.measures.ac1 import TwoByTwo
from retold.measures.alpha import alpha, masi
from retold.measures.bootstrap import Bootstrap
from retold.measures.undefined import Undefined

FEW = Bootstrap(resamples=25)
CODES = ("agent", "deficit", "recipient")


def units(*sets):
    """Units from letters: A agent, D deficit, R recipient, "-" none, "?" not judged."""
    names = {"A": "agent", "D": "deficit", "R": "recipient"}
    return [None if letters == "?" else frozenset(names[one] for one in letters.replace("-", "")) for letters in sets]


STORY = {"finn": units("A", "AD", "-", "-"), "grace": units("A", "D", "-", "R")}
LETTER = {"grace": units("D", "-"), "finn": units("D", "A")}
ONLY_FINN = {"finn": units("A", "A", "A")}


def invented(texts=12, coders=("finn", "grace", "hal"), missing=0.1, seed=1):
    """Texts of invented judgements in which coders mostly agree."""
    chance = np.random.default_rng(seed)
    coded = []
    for _ in range(texts):
        truth = chance.random((int(chance.integers(3, 9)), len(CODES))) < (0.5, 0.3, 0.2)
        coded.append(
            {
                coder: [
                    None if chance.random() < missing else frozenset(itertools.compress(CODES, row))
                    for row in truth ^ (chance.random(truth.shape) < 0.15)
                ]
                for coder in coders
            }
        )
    return coded


def rows(texts, code, coders):
    """The judgements on one code as the krippendorff package wants them."""
    return [
        [np.nan if unit is None else float(code in unit) for text in texts for unit in text[coder]] for coder in coders
    ]


def test_no_texts():
    found = reliability.of_code([], "agent")
    assert found == reliability.Reliability(
        name="agent",
        coders=(),
        texts=0,
        units=0,
        prevalence=None,
        table=TwoByTwo(both=0, first=0, second=0, neither=0),
        agreement=None,
        alpha=Undefined.NO_PAIRS,
        ac1=Undefined.NO_PAIRS,
        interval=None,
    )


def test_a_text_nobody_coded_is_not_counted():
    assert reliability.of_code([STORY, {}], "agent").texts == 1


def test_a_text_that_only_one_coder_read_is_not_counted():
    assert reliability.of_code([STORY, ONLY_FINN], "agent") == reliability.of_code([STORY], "agent")
    assert reliability.of_code([ONLY_FINN], "agent").alpha is Undefined.NO_PAIRS


def test_a_code_nobody_used_is_undefined_never_one():
    found = reliability.of_code([STORY, LETTER], "experience")
    assert (found.agreement, found.prevalence) == (1.0, 0.0)
    assert found.alpha is Undefined.NO_VARIATION
    assert found.ac1 is Undefined.NO_VARIATION
    assert found.interval is None


def test_a_code_everywhere_is_undefined_too():
    found = reliability.of_code([{"finn": units("A", "A"), "grace": units("A", "A")}], "agent")
    assert (found.prevalence, found.alpha) == (1.0, Undefined.NO_VARIATION)


def test_one_text_has_a_value_but_no_interval():
    found = reliability.of_code([STORY], "agent")
    assert found.alpha == alpha([[1, 1, 0, 0], [1, 0, 0, 0]])
    assert found.interval is None


def test_one_code_in_two_texts():
    found = reliability.of_code([STORY, LETTER], "agent")
    assert (found.name, found.coders, found.texts, found.units) == ("agent", ("finn", "grace"), 2, 6)
    assert found.table == TwoByTwo(both=1, first=2, second=0, neither=3)
    assert (found.prevalence, found.agreement) == (4 / 12, 4 / 6)
    assert found.alpha == alpha([[1, 1, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0]])
    chance = 2 * (4 / 12) * (8 / 12)
    assert found.ac1 == pytest.approx((4 / 6 - chance) / (1 - chance))


def test_what_one_coder_did_not_judge_is_no_unit():
    found = reliability.of_code([{"finn": units("A", "?", "-"), "grace": units("A", "A", "?")}], "agent")
    assert (found.units, found.table) == (1, TwoByTwo(both=1, first=0, second=0, neither=0))


def test_a_unit_judged_once_changes_no_number_of_a_code():
    once = {"finn": units("A", "AD", "-", "-", "AR"), "grace": units("A", "D", "-", "R", "?")}
    assert reliability.of_codes([once], CODES) == reliability.of_codes([STORY], CODES)


def test_the_coders_named_are_compared_in_their_order():
    texts = invented()
    found = reliability.of_code(texts, "agent", coders=("hal", "finn"), bootstrap=FEW)
    turned = reliability.of_code(texts, "agent", coders=("finn", "hal"), bootstrap=FEW)
    assert (found.coders, found.table.first) == (("hal", "finn"), turned.table.second)
    assert (found.alpha, found.interval) == (turned.alpha, turned.interval)


def test_the_same_coder_twice_is_just_two_coders():
    again = [{"finn": text["finn"], "finn, five weeks later": text["grace"]} for text in invented()]
    assert (
        reliability.of_code(again, "agent").alpha
        == reliability.of_code(invented(), "agent", coders=("finn", "grace")).alpha
    )


def test_a_coder_named_twice_is_one_coder():
    assert reliability.of_code([STORY], "agent", coders=("finn", "finn")).alpha is Undefined.NO_PAIRS


def test_a_coder_who_coded_nothing_is_refused():
    with pytest.raises(CodingError, match=r"^Fin has coded none of these texts\. Coders are: finn, grace\.$"):
        reliability.of_code([STORY], "agent", coders=("Fin", "grace"))
    with pytest.raises(CodingError, match=r"Coders are: nobody\.$"):
        reliability.of_code([], "agent", coders=("finn",))


def test_different_numbers_of_units_are_refused():
    torn = {"finn": units("A", "D"), "grace": units("A")}
    with pytest.raises(CodingError, match="different numbers of units: finn 2, grace 1"):
        reliability.of_code([torn], "agent")


@pytest.mark.parametrize("coders", [("finn", "grace"), ("finn", "grace", "hal")])
def test_alpha_of_each_code_against_the_krippendorff_package(coders):
    texts = invented()
    found = reliability.of_codes(texts, CODES, coders=coders)
    assert list(found) == list(CODES)
    for code in CODES:
        peer = krippendorff.alpha(rows(texts, code, coders), level_of_measurement="nominal")
        assert found[code].alpha == pytest.approx(peer, abs=1e-12)
        assert found[code].interval.low < found[code].alpha < found[code].interval.high


def test_pooled_takes_all_decisions_together():
    texts = invented()
    found = reliability.pooled(texts, CODES, name="all codes", bootstrap=FEW)
    every = [
        list(itertools.chain(*parts))
        for parts in zip(*(rows(texts, code, found.coders) for code in CODES), strict=True)
    ]
    assert found.alpha == pytest.approx(krippendorff.alpha(every, level_of_measurement="nominal"), abs=1e-12)
    apart = reliability.of_codes(texts, CODES, bootstrap=FEW)
    assert (found.name, found.texts) == ("all codes", 12)
    assert found.units == sum(one.units for one in apart.values())
    assert found.table.both == sum(one.table.both for one in apart.values())


def test_the_interval_is_that_of_texts_drawn_with_replacement():
    texts = invented()
    found = reliability.of_code(texts, "agent", bootstrap=FEW)
    weights = []
    FEW.interval(len(texts), lambda drawn: weights.append(drawn.astype(int)) or drawn[:, 0])
    slow = [
        krippendorff.alpha(
            rows([text for text, often in zip(texts, row, strict=True) for _ in range(often)], "agent", found.coders),
            level_of_measurement="nominal",
        )
        for row in weights[0]
    ]
    assert (found.interval.low, found.interval.high) == pytest.approx(np.quantile(slow, [0.025, 0.975]), abs=1e-12)
    assert (found.interval.resamples, found.interval.seed) == (25, 2021)


def test_a_rare_code_says_how_many_resamples_had_none_of_it():
    plain = {"finn": units("-", "-"), "grace": units("-", "-")}
    found = reliability.of_code([STORY, plain, plain], "agent")
    assert 200 < found.interval.undefined < 400


def test_a_construct_nobody_used():
    found = reliability.of_construct([STORY, LETTER], "ending", ("ending-fairy-tale", "ending-pragmatic"))
    assert found.alpha is Undefined.NO_VARIATION
    assert found.presence.alpha is Undefined.NO_VARIATION
    assert (found.agreement, found.interval) == (1.0, None)


def test_a_construct_without_texts():
    found = reliability.of_construct([], "student", CODES)
    assert (found.alpha, found.agreement, found.presence.units) == (Undefined.NO_PAIRS, None, 0)


def test_a_construct_compares_sets_and_presence():
    found = reliability.of_construct([STORY], "student", CODES)
    assert (found.name, found.codes) == ("student", CODES)
    assert found.agreement == 2 / 4
    assert found.presence.name == "student"
    assert found.presence.table == TwoByTwo(both=2, first=0, second=1, neither=1)


def test_what_was_not_judged_is_not_the_empty_set():
    once = {"finn": units("A", "AD", "-", "-", "AR", "?"), "grace": units("A", "D", "-", "R", "?", "-")}
    assert reliability.of_construct([once], "student", CODES) == reliability.of_construct([STORY], "student", CODES)


def test_codes_of_other_constructs_are_not_looked_at():
    found = reliability.of_construct([STORY], "deficit alone", ("deficit",))
    assert found.alpha == found.presence.alpha == reliability.of_code([STORY], "deficit").alpha == 1.0


def test_sets_against_the_krippendorff_package_with_masi():
    texts = invented(texts=30)
    found = reliability.of_construct(texts, "student", CODES, bootstrap=FEW)
    sets = sorted(
        {unit for text in texts for judged in text.values() for unit in judged if unit is not None}, key=sorted
    )
    table = [
        [np.nan if unit is None else float(sets.index(unit)) for text in texts for unit in text[coder]]
        for coder in found.presence.coders
    ]

    def metric(one, other, **_):
        return np.vectorize(lambda a, b: masi(sets[int(a)], sets[int(b)]))(one, other)

    assert found.alpha == pytest.approx(krippendorff.alpha(table, level_of_measurement=metric), abs=1e-12)
    assert found.interval.low < found.alpha < found.interval.high


def test_values_without_texts():
    found = reliability.of_values([], "interval")
    assert (found.alpha, found.units, found.texts, found.interval) == (Undefined.NO_PAIRS, 0, 0, None)
    assert reliability.of_values([{}], "interval").alpha is Undefined.NO_PAIRS


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval", "ratio"])
def test_values_against_the_krippendorff_package(metric):
    chance = np.random.default_rng(4)
    texts = [{coder: chance.integers(0, 4, 5).tolist() for coder in ("finn", "grace")} for _ in range(8)]
    found = reliability.of_values(texts, metric, bootstrap=FEW)
    table = [[value for text in texts for value in text[coder]] for coder in ("finn", "grace")]
    assert found.alpha == pytest.approx(krippendorff.alpha(table, level_of_measurement=metric), abs=1e-12)
    weights = []
    FEW.interval(len(texts), lambda drawn: weights.append(drawn.astype(int)) or drawn[:, 0])
    slow = [
        krippendorff.alpha(
            [
                [value for text, often in zip(texts, row, strict=True) for value in text[coder] * often]
                for coder in ("finn", "grace")
            ],
            level_of_measurement=metric,
        )
        for row in weights[0]
    ]
    assert (found.interval.low, found.interval.high) == pytest.approx(np.quantile(slow, [0.025, 0.975]), abs=1e-12)


def test_values_of_texts_that_not_all_coders_judged():
    texts = [{"finn": [1.0, 2.0], "grace": [1.0, None]}, {"finn": [3.0]}, {"finn": [2.0], "grace": [3.0]}]
    found = reliability.of_values(texts, "interval")
    assert (found.coders, found.texts, found.units) == (("finn", "grace"), 2, 2)
    assert found.alpha == alpha([[1, 2], [1, 3]], "interval")
