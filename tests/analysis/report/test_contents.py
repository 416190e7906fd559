from dataclasses import replace
from datetime import date

import pytest

from factories.retellings import telling
from factories.studies import PAIRS, codings, figures_of, study, told
from retold.analysis.report.blocks import Blank, Bullets, Drawn, Items, Paragraph, Quotes
from retold.analysis.report.contents import contents
from retold.analysis.report.results import study_results
from retold.analysis.retelling import retelling
from retold.errors import PairingError, RetoldError


def said(retellings, *, figures=None, coded=(), primary=("characterisation", "responsibility"), notes=(), **options):
    """The report; without figures, where a test asks for words that stand beside none."""
    results = study_results(retellings, codings=coded, primary=primary, notes=notes)
    return contents(results, figures or {}, **options)


def section(report, name):
    waiting = list(report.sections)
    while waiting:
        one = waiting.pop(0)
        if one.id == name:
            return one
        waiting += one.sections
    raise KeyError(name)


def sentences(report, name):
    found = []
    for block in section(report, name).blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
    return found


@pytest.fixture(scope="module")
def report():
    return said(study(), figures=figures_of(), quotes=True, notes=["t1-16 has no second story and was left out."])


# What is refused, and what is not said


def test_no_pair_no_report():
    with pytest.raises(PairingError, match="There is no pair to report on"):
        study_results([])


def test_an_unknown_primary_measure_is_refused():
    with pytest.raises(RetoldError, match="no measure 'warmth'"):
        said(study(1), primary=("warmth",))


def test_without_leave_no_word_of_a_story_is_quoted():
    report = said(study(3))
    assert [block for block in report.blocks() if isinstance(block, Quotes)] == []


def test_without_codings_no_section_on_agreement(report):
    assert "reliability" not in [one.id for one in report.sections]


def test_without_a_date_none_is_printed(report):
    assert report.subtitle == "15 pairs of stories · Retold 0.1.0, cues mode, pipeline en_core_web_sm 3.8.0"


# What is said


def test_the_sections_in_their_order():
    report = said(study(3), coded=codings(PAIRS[:3]), dated=date(2026, 3, 3))
    assert [one.id for one in report.sections] == [
        "summary",
        "results",
        "pairs",
        "sensitivity",
        "reliability",
        "methods",
        "limits",
        "citing",
    ]
    assert report.subtitle.endswith(" · 3 March 2026")


def test_what_was_asked(report):
    assert sentences(report, "asked") == [
        (
            "15 people each told the story of an under-represented student twice, once before a reverse mentoring "
            "scheme and "
            "once after it. Is the second story told differently from the first?"
        )
    ]


def test_what_changed(report):
    assert sentences(report, "changed") == [
        (
            "Is the student told as lacking, or as somebody who acts and knows? 9 of the 14 pairs with a value at "
            "both times "
            "moved towards a capable student, 2 the other way, 3 not at all; the typical shift is +1.00 (95% "
            "interval 0.00 to "
            "+1.75)."
        ),
        (
            "Is the institution told as a kind helper, or as answerable for what happens? 8 of the 14 pairs with a "
            "value at "
            "both times moved towards an answerable institution, 2 the other way, 4 not at all; the typical "
            "shift is +1.00 "
            "(95% interval 0.00 to +1.50)."
        ),
        (
            "These two measures were named as primary; the other four are exploratory: good for questions, not "
            "answers. Each "
            "balance runs from −1 (told all in the one way) to +1 (all in the other), so no shift is larger than 2."
        ),
    ]


def test_how_sure(report):
    assert sentences(report, "sure") == [
        "If each shift had been as likely to go up as down, how often would a result at least this one-sided come up?",
        (
            "“Characterisation”: about 3 times in 100 studies like this (sign-flip p = 0.030; Holm-adjusted "
            "0.061). 2 of 14 "
            "pairs rest on thin values: one or two stretches of text. Whichever pair is left out, the typical "
            "shift stays "
            "between +0.80 and +1.00."
        ),
        (
            "“Responsibility”: about 4 times in 100 studies like this (sign-flip p = 0.043; Holm-adjusted 0.061). "
            "Whichever pair is left out, the typical shift is +1.00."
        ),
    ]


def test_what_not_to_conclude():
    everything = sentences(said(study(5), invented=True, coded=codings(PAIRS[:1])), "not")
    assert [sentence.split(".")[0] for sentence in everything] == [
        "Anything about real people: these stories are invented, to show and to test the software",
        "That the scheme caused a change",
        "That somebody's mind or conduct changed",
        "That the engine reads like a researcher",
        "Anything from a small p: with 5 pairs, p < 0",
    ]
    assert "change, not cause" in everything[1]
    assert everything[3].endswith(
        "how good they are against human researchers on real stories is unknown. On these stories its mean alpha with "
        "coder-a and coder-b is 1.00 and 0.66; the coders' own is 0.66."
    )


def test_those_who_did_not_move_or_moved_the_other_way_are_named(report):
    facts = dict(section(report, "measure-responsibility").blocks[3].rows)
    assert facts["Moved the other way"] == "t1-13 and t1-14"
    assert facts["Did not move"] == "t1-09, t1-10, t1-11 and t1-12"
    assert facts["Thin"] == "no pair"
    assert facts["No value at one time or both"] == "t1-15"
    assert sentences(report, "pairs") == [
        "6 pairs moved up on no primary measure: t1-09, t1-10, t1-11, t1-12, t1-13 and t1-15."
    ]


def test_quotes_are_of_the_pair_nearest_the_middle_and_of_the_furthest_the_other_way(report):
    quotes = [block for block in section(report, "measure-characterisation").blocks if isinstance(block, Quotes)]
    assert [block.heading for block in quotes] == [
        "Pair t1-14, nearest to the typical shift",
        "Pair t1-13, moved furthest the other way",
    ]
    assert [(quote.time, quote.letter) for quote in quotes[1].quotes] == [
        ("first", "A"),
        ("first", "A"),
        ("first", "A"),
        ("second", "D"),
        ("second", "D"),
        ("second", "D"),
    ]


def test_a_long_stretch_is_quoted_without_its_middle():
    text = " ".join(f"w{n}" for n in range(50))
    agent = [("student-agent", 0, len(text))]
    one = retelling("p", telling(text, [("student-deficit", 0, len(text))]), telling(text, agent))
    quotes = [block for block in said([one], quotes=True).blocks() if isinstance(block, Quotes)]
    assert quotes[0].quotes[0].words == (
        "w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 … w35 w36 w37 w38 w39 w40 w41 w42 w43 w44 w45 w46 w47 "
        "w48 w49"
    )


def test_methods_have_srqr_s_21_items_and_blanks_where_only_people_know(report):
    items = next(block for block in report.blocks() if isinstance(block, Items)).items
    assert [item.number for item in items] == [f"S{n}" for n in range(1, 22)]
    assert [item.number for item in items if item.blank is None] == ["S1"]
    assert [item.number for item in items if not item.said] == ["S2", "S3", "S6", "S7", "S9", "S18", "S20", "S21"]
    by_number = {item.number: item for item in items}
    assert by_number["S9"].title == "Ethical issues pertaining to human subjects"
    assert by_number["S9"].blank == Blank(
        "the ethics committee and its approval, consent, confidentiality, security of the data."
    )
    assert by_number["S8"].said == ("15 pairs of texts analysed.", "t1-16 has no second story and was left out.")
    assert by_number["S11"].said == (
        "Read by: Retold 0.1.0, cues mode, pipeline en_core_web_sm 3.8.0. No text left the machine it was read on.",
    )
    assert (
        by_number["S15"].said[0]
        == "No human codings were given, so the engine's findings on these texts are unchecked."
    )


def test_warnings_of_reading_travel_into_the_report():
    report = said([told("t1-01", warnings=("This text is very short (9 words).",))])
    items = next(block for block in report.blocks() if isinstance(block, Items)).items
    assert items[10].said[1] == "Warning on reading t1-01, first: This text is very short (9 words)."


def test_what_was_left_out_stands_in_the_limits(report):
    assert "t1-16 has no second story and was left out." in sentences(report, "limits")


def test_two_engines_are_both_named():
    one, other = study(2)
    stamp = replace(other.before.analysis.engine, version="0.2.0")
    before = replace(other.before, analysis=replace(other.before.analysis, engine=stamp))
    results = study_results([one, replace(other, before=before)])
    assert results.engines == (
        "Retold 0.1.0, cues mode, pipeline en_core_web_sm 3.8.0",
        "Retold 0.2.0, cues mode, pipeline en_core_web_sm 3.8.0",
    )


def test_a_large_cohort_names_only_those_who_moved_up_on_no_primary_measure():
    every = [replace(one, pair=f"{one.pair}-{copy}") for copy in range(3) for one in study()]
    table = section(said(every), "pairs").blocks[1].table
    assert (table.caption, len(table.rows)) == ("Shift of each pair that moved up on no primary measure", 18)


@pytest.mark.parametrize("n", [1, 2, 5])
def test_small_cohorts_are_told_plainly(n):
    report = said(study(n), figures=figures_of(n), quotes=True)
    told = " ".join(block.text for block in report.blocks() if isinstance(block, Paragraph))
    assert (" 1 pairs" in told, "None" in told, "nan" in told) == (False, False, False)
    assert any(isinstance(block, Drawn) for block in report.blocks())


def test_no_primary_measure_makes_everything_exploratory():
    report = said(study(3), primary=())
    assert sentences(report, "changed") == ["No measure was named as primary, so every result is exploratory."]
    assert sentences(report, "sure") == ["Nothing was fixed beforehand that could be tested."]
