"""What the register refuses, and what every cue must have."""

import pytest

from retold.discourse.codebook import CODE_NAMES
from retold.discourse.cues.cue import Cue, register
from retold.discourse.cues.registry import REGISTER
from retold.discourse.cues.weigh import scales

EXAMPLES = {"yes": ("One.", "Two."), "no": ("Three.", "Four.")}


def cue(**changed):
    return Cue(**{"name": "a", "code": "student-agent", "reason": "So: {words}."} | EXAMPLES | changed)


def test_two_cues_of_one_name_are_refused():
    with pytest.raises(ValueError, match="two cues are called a"):
        register([cue(), cue()])


def test_a_reason_that_quotes_nothing_is_refused():
    with pytest.raises(ValueError, match="the reason of a quotes nothing"):
        register([cue(reason="So.")])


def test_a_cue_with_one_example_is_refused():
    with pytest.raises(ValueError, match="a needs 2 examples of each kind"):
        register([cue(no=("Three.",))])


def test_a_word_class_that_no_lexicon_has_is_refused():
    with pytest.raises(LookupError, match=r"the cue a asks for word classes that no lexicon has: \['verb.fly'\]"):
        register([cue(on=("verb.help", "verb.fly"))])


def test_a_good_cue_is_registered_by_name():
    good = cue(on=("verb.help",))
    assert register([good]) == {"a": good}


def test_every_code_has_cues():
    assert {cue.code for cue in REGISTER.values()} == set(CODE_NAMES)


def test_every_cue_is_weighed_and_no_other():
    weighed = {name for scale in scales().values() for name in scale.cues}
    assert weighed == set(REGISTER)


def test_every_weighed_cue_belongs_to_its_code():
    assert {name: code for code, scale in scales().items() for name in scale.cues} == {
        name: cue.code for name, cue in REGISTER.items()
    }
