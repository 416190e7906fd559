"""What becomes a finding, what is set aside with its reason, and what is neither."""

import pytest

from retold.discourse.cues.suggestions import findings_by_cues
from retold.discourse.document import document

NEGATED = (
    "Not counted, because it is negated (“not”). "
    "The student is told as lacking something of their own: “lack confidence”."
)


def found(text):
    return [(finding.code, text[finding.start : finding.end]) for finding in findings_by_cues(document(text))[0]]


def codes(text):
    return {finding.code for finding in findings_by_cues(document(text))[0]}


def aside(text):
    return [(item.code, text[item.start : item.end], item.reason) for item in findings_by_cues(document(text))[1]]


@pytest.mark.parametrize(
    "text",
    [
        "It was raining. The bus came at nine.",
        "The library is open all night.",
        "Amira was nineteen.",
        "Amira walked in.",
    ],
)
def test_plain_scene_setting_carries_no_code_of_the_student(text):
    assert codes(text) & {"student-deficit", "student-agent", "student-recipient", "student-experience"} == set()


def test_a_negated_lack_is_set_aside_and_says_why():
    text = "Amira did not lack confidence."
    assert "student-deficit" not in codes(text)
    assert aside(text) == [
        (
            "student-deficit",
            "Amira did not lack confidence",
            NEGATED,
        )
    ]


def test_help_that_was_never_given_is_no_kindness():
    text = "The tutor never helped Amira with the form."
    assert codes(text) & {"student-recipient", "institution-benevolent"} == set()
    assert {code for code, _, _ in aside(text)} == {"student-recipient", "institution-benevolent"}


def test_help_that_would_have_been_given_is_told_as_no_event():
    text = "If Amira had asked, we would have helped her."
    assert codes(text) & {"student-agent", "student-recipient", "institution-benevolent"} == set()
    assert "not told as having happened" in aside(text)[0][2]


def test_had_it_not_been_for_help_says_that_there_was_help():
    text = "Amira would have gone home if the warden had not noticed her and sat her down."
    assert {"student-recipient", "institution-benevolent"} <= codes(text)


def test_a_clause_may_carry_one_code_and_the_next_another():
    text = "Though Amira lacked confidence, she organised a petition."
    assert found(text) == [
        ("student-deficit", "Amira lacked confidence"),
        ("student-agent", "she organised a petition"),
    ]


def test_a_kindness_by_staff_to_the_student_is_both_benevolent_and_received():
    text = "Dr Holroyd took Kofi under her wing and lent him a laptop."
    assert {"student-recipient", "institution-benevolent"} <= codes(text)


def test_an_omission_by_staff_is_responsible_and_no_kindness():
    text = "We never asked Kofi about his hours. Nobody answered his letters."
    assert "institution-responsible" in codes(text)
    assert "institution-benevolent" not in codes(text)


def test_a_lack_is_said_once_with_what_belongs_to_it():
    text = "Amira did not know how to take notes."
    deficits = [span for code, span in found(text) if code == "student-deficit"]
    assert deficits == ["Amira did not know how to take notes"]


def test_findings_stand_in_text_order_under_ids_that_count():
    findings, _ = findings_by_cues(
        document("Amira lacked confidence. She asked the dean for the rule. Nobody answered.")
    )
    assert [finding.id for finding in findings] == [f"f{n}" for n in range(1, len(findings) + 1)]
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)


def test_every_reason_quotes_words_of_the_text():
    text = "Amira had no idea how to revise. The tutor sat her down. She asked who decides. The fee was £90."
    findings, _ = findings_by_cues(document(text))
    assert findings
    for finding in findings:
        quoted = finding.reason.split("“")[1].split("”")[0]
        assert quoted in text
        assert 0 < finding.confidence < 1


def test_american_spelling_is_found_as_british_is():
    assert codes("Amira organized a petition.") == codes("Amira organised a petition.")


def test_curly_quotes_and_straight_ones_find_the_same():
    straight = "Amira came in May. She didn't know how to revise. Nobody answered her letters."
    assert found(straight) == [(code, span.replace("’", "'")) for code, span in found(straight.replace("'", "’"))]
