import pytest

from discourse.seen import clause

NONE = [
    ("Had she asked?", "ask"),
    ("She had asked, and we had answered.", "answer"),
    ("She asked if we would help.", "help"),
    ("I wonder whether she left.", "leave"),
    ("She looked as if she had slept.", "sleep"),
    ("Were they late?", "be"),
    ("So had he failed.", "fail"),
]
CONDITIONS = [
    ("If she had asked, we would have helped.", "ask"),
    ("We would help if she asked.", "ask"),
    ("Unless we change, they will leave.", "change"),
    ("Had anyone asked, she could have led the group.", "ask"),
    ("She could have led the group, had anyone asked.", "ask"),
    ("Had it not been for Anne, she would have left.", "be"),
    ("Were she to ask, we would answer.", "be"),
    ("Should anyone call, tell them.", "call"),
    ("As long as we pay late, students will leave.", "pay"),
    ("Provided that she passes, she can stay.", "pass"),
    ("Had he been told, he might have stayed.", "tell"),
    ("Even if he asks, they refuse.", "ask"),
    ("She would, were he honest, forgive him.", "be"),
]


@pytest.mark.parametrize(("text", "verb"), NONE)
def test_no_condition(text: str, verb: str):
    found = clause(text, verb)
    assert found.link != "condition"
    assert found.modality != "condition"


@pytest.mark.parametrize(("text", "verb"), CONDITIONS)
def test_condition(text: str, verb: str):
    found = clause(text, verb)
    assert (found.link, found.modality, found.certainty) == ("condition", "condition", "unreal")


def test_what_would_have_been_is_not_a_fact_and_is_the_parent():
    text = "She could have led the group, had anyone asked."
    led, asked = clause(text, "lead"), clause(text, "ask")
    assert (led.certainty, led.parent, asked.parent) == ("unreal", None, led.index)


@pytest.mark.parametrize(
    ("text", "verb", "modality", "certainty"),
    [
        ("She works.", "work", "none", "fact"),
        ("She must work.", "work", "duty", "obliged"),
        ("We should have asked.", "ask", "duty", "obliged"),
        ("She had to work nights.", "work", "duty", "obliged"),
        ("He was supposed to attend.", "attend", "duty", "obliged"),
        ("We need to change.", "change", "duty", "obliged"),
        ("She can work.", "work", "possibility", "possible"),
        ("She might have known.", "know", "possibility", "unreal"),
        ("She wanted to work.", "work", "wish", "unreal"),
        ("Did she work?", "work", "none", "asked"),
    ],
)
def test_modality(text: str, verb: str, modality: str, certainty: str):
    found = clause(text, verb)
    assert (found.modality, found.certainty) == (modality, certainty)
