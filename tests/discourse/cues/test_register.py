"""What the register reads, what it refuses with file and line, and what every cue must have."""

import pytest

from discourse.codes import CUES, added
from retold.discourse.codebook import CODE_NAMES, load
from retold.discourse.cues.register import register_of, shipped_register
from retold.discourse.cues.weigh import scales
from retold.errors import CodebookError

FIRST, SECOND = CUES.split("\n\n")


def register(folder, cues=CUES):
    return register_of(load(added(folder, cues=cues)))


def test_a_code_without_cues_is_for_people_alone(tmp_path):
    assert register(tmp_path, None).cues == {}


def test_every_key_of_a_cue_is_read(tmp_path):
    first, second = register(tmp_path).cues.values()
    assert (first.name, first.code, first.on, first.polarity) == ("body-acts", "student-body", ("noun.home",), "any")
    assert first.where == ("stands_alone", "not in_first_sentence")
    assert (second.subject, second.verb, second.not_modal) == (("student",), {"climb"}, {"would"})
    assert (second.yes, second.no) == (("One.", "Two."), ("Three.", "Four."))


def test_one_predicate_may_stand_without_brackets(tmp_path):
    cues = FIRST.replace('["stands_alone", "not in_first_sentence"]', '"stands_alone"')
    assert register(tmp_path, cues).cues["body-acts"].where == ("stands_alone",)


def test_the_opening_is_put_where_an_example_asks_for_it(tmp_path):
    cues = 'opening = "It rained."\n\n' + FIRST.replace('"Two."', '"… She left."')
    assert register(tmp_path, cues).cues["body-acts"].yes == ("One.", "It rained. She left.")


@pytest.mark.parametrize(
    ("cues", "line", "sentence"),
    [
        (CUES.replace('"stands_alone"', '"stands_allone"'), 5, "“stands_allone” is no predicate."),
        (CUES.replace("not in_first", "not in_furst"), 5, "“in_furst_sentence” is no predicate."),
        (CUES.replace('"noun.home"', '"noun.hom"'), 3, "“noun.hom” is no word class of any lexicon."),
        (CUES + 'also = ["lexicon.home"]\n', 16, "“lexicon.home” is no word class of any lexicon."),
        (CUES.replace('["student"]', '["dean"]'), 11, "“dean” is no kind of subject."),
        (CUES + 'not_subject = ["students"]\n', 16, "“students” is no kind of subject."),
        (CUES.replace('polarity = "any"', 'polarity = "both"'), 4, "“both” is no polarity."),
        (CUES + 'voice = "loud"\n', 16, "“loud” is no voice."),
        (CUES + 'colour = "red"\n', 16, "“colour” means nothing here; reason, subject, not_subject, on,"),
        (CUES.replace('["climb"]', '"climb"'), 12, "“verb” should be a list of texts in quotes."),
        (CUES.replace('["climb"]', "[1]"), 12, "“verb” should be a list of texts in quotes."),
        (CUES + 'sentences_left = "none"\n', 16, "“sentences_left” should be a number."),
        (CUES.replace("climbs: {words}", "climbs: {word}"), 10, "the reason of “student-climbs” has a place in braces"),
        (CUES.replace("climbs: {words}", "climbs: {"), 10, "the reason of “student-climbs” has a place in braces"),
        (CUES.replace("climbs: {words}", "climbs"), 10, "the reason of “student-climbs” does not quote {words}."),
        (FIRST.replace('reason = "The body is told of: {words}."\n', ""), 1, "“reason” is missing or empty in “body-"),
        (CUES.replace('["Three.", "Four."]', '["Three."]'), 7, "“body-acts” needs 2 examples of “no”."),
        (FIRST.replace('yes = ["One.", "Two."]\n', ""), 1, "“body-acts” needs 2 examples of “yes”."),
        ('open = "It rained."\n' + CUES, 1, "“open” means nothing here; opening do."),
        (CUES + "\n" + SECOND, 17, "this is not TOML: Cannot declare ('student-climbs',) twice"),
    ],
)
def test_what_a_cue_may_not_say_is_told_with_its_line(tmp_path, cues, line, sentence):
    with pytest.raises(CodebookError) as refused:
        register(tmp_path, cues)
    assert str(refused.value).startswith(f"{tmp_path / 'student-body' / 'cues.toml'}, line {line}: {sentence}")


def test_a_cue_of_the_name_of_another_codes_is_refused(tmp_path):
    added(tmp_path, name="alone", code=added_code("Z"))
    with pytest.raises(CodebookError) as refused:
        register(tmp_path)
    assert str(refused.value) == (
        f"{tmp_path / 'student-body' / 'cues.toml'}, line 1: a cue of alone is called “body-acts” already."
    )


def added_code(letter):
    return f'title = "Alone"\nletter = "{letter}"\nconstruct = "student"\ndefinition = "Alone."\n'


def test_every_code_that_ships_has_cues():
    assert [code for code in CODE_NAMES if not shipped_register().of_code(code)] == []
    assert {cue.code for cue in shipped_register().cues.values()} == set(CODE_NAMES)


def test_every_cue_that_ships_is_weighed_and_no_other():
    weighed = {name: code for code, scale in scales().items() for name in scale.cues}
    assert weighed == {name: cue.code for name, cue in shipped_register().cues.items()}
