from dataclasses import replace

import pytest

from factories.studies import PAIRS, codings, study
from retold.analysis.reliability import ENGINE, reliability_of, reliability_over
from retold.analysis.reliability_table import reliability_table
from retold.errors import CodingError
from retold.exchange.narratives import Annotation, Coding, Narrative
from retold.measures.bootstrap import Bootstrap
from retold.measures.undefined import Undefined

QUICK = Bootstrap(resamples=50)
STORY = Narrative(id="s", pair="p", time="before", text="He led. She fell. It rained.", source="s.txt")
SENTENCES = {"s": [(0, 7), (8, 17), (18, 28)]}


def coding(coder, *annotations):
    marked = tuple(Annotation(code=code, start=start, end=end) for code, start, end in annotations)
    return Coding(coder=coder, narrative=STORY, annotations=marked)


# What says nothing


def test_no_coding_no_reliability():
    assert reliability_over(study(1), []) is None
    assert reliability_of([], {}) is None


def test_codings_of_other_pairs_are_passed_over():
    assert reliability_over(study(1), codings(PAIRS[1:2])) is None


def test_one_coder_has_nobody_to_agree_with():
    found = reliability_of([coding("a", ("student-agent", 0, 7))], SENTENCES, bootstrap=QUICK)
    assert (found.humans, found.machine, found.coders, found.units) == (None, (), ("a",), 3)


def test_a_coder_by_the_name_of_the_engine_is_refused():
    with pytest.raises(CodingError, match="cannot be called 'the engine'"):
        reliability_of([coding(ENGINE)], SENTENCES)


def test_a_coding_of_another_text_is_refused():
    first = codings(PAIRS[:1], ("coder-a",))[0]
    other = replace(first, narrative=replace(first.narrative, text="Another text."))
    with pytest.raises(CodingError, match="coder-a coded another text"):
        reliability_over(study(1), [other])


# What is found


def test_units_are_sentences_and_no_variation_is_said():
    one = coding("a", ("student-agent", 0, 7), ("student-deficit", 8, 17))
    other = coding("b", ("student-agent", 0, 7), ("student-deficit", 18, 28))
    humans = reliability_of([one, other], SENTENCES, bootstrap=QUICK).humans
    assert humans.coders == ("a", "b")
    assert humans.codes["student-agent"].alpha == 1.0
    assert humans.codes["student-deficit"].alpha == -0.25
    assert humans.codes["ending-pragmatic"].alpha is Undefined.NO_VARIATION
    assert humans.mean_alpha == 0.375


def test_the_engine_is_one_more_coder_beside_each_human():
    found = reliability_over(study(3), codings(PAIRS[:3]), bootstrap=QUICK)
    assert (found.coders, found.texts, [group.coders for group in found.machine]) == (
        ("coder-a", "coder-b"),
        6,
        [(ENGINE, "coder-a"), (ENGINE, "coder-b")],
    )
    # the first coder's codes are the findings here
    with_a, with_b = found.machine
    assert (with_a.mean_alpha, with_a.pooled.alpha) == (1.0, 1.0)
    assert [one.alpha for one in with_b.codes.values()] == [one.alpha for one in found.humans.codes.values()]


def test_the_table_says_in_words_where_there_is_no_coefficient():
    found = reliability_of(
        [coding("a", ("student-agent", 0, 7)), coding("b", ("student-agent", 0, 7))], SENTENCES, bootstrap=QUICK
    )
    table = reliability_table(found)
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in table.rows]
    assert [(row["coders"], row["level"], row["name"]) for row in rows[:2]] == [
        ("a and b", "code", "student-deficit"),
        ("a and b", "code", "student-agent"),
    ]
    assert len(rows) == 10 + 4 + 1
    assert (rows[0]["alpha"], rows[0]["ac1"], rows[0]["neither"]) == ("Undefined: no variation",) * 2 + (3,)
    assert (rows[1]["alpha"], rows[1]["both"], rows[1]["units"], rows[1]["prevalence"]) == (
        1.0,
        1,
        3,
        pytest.approx(1 / 3),
    )
