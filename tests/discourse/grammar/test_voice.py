import pytest

from discourse.seen import clause, words

ACTIVE = [
    ("She was tired.", "be"),
    ("The form was long and the queue was slow, but she waited.", "wait"),
    ("He has finished the essay.", "finish"),
    ("Having finished early, he left.", "leave"),
    ("They were working nights.", "work"),
    ("She had her notes with her.", "have"),
    ("He got a letter.", "get"),
    ("She got angry.", "get"),
    ("The students protesting outside left.", "protest"),
    ("He has grown up.", "grow"),
]
AGENTLESS = [
    ("She was given every support.", "give", "be"),
    ("He is being assessed again.", "assess", "be"),
    ("She had been turned away twice.", "turn", "be"),
    ("They could have been told.", "tell", "be"),
    ("He got told off.", "tell", "get"),
    ("She got picked on at school.", "pick", "get"),
    ("He had his card checked at the door.", "check", "get"),
    ("A boy raised in care applied.", "raise", "reduced"),
    ("Asked about it, he shrugged.", "ask", "reduced"),
    ("She wanted to be taken seriously.", "take", "be"),
    ("He hated being asked.", "ask", "be"),
    ("The essay, written at night, was late.", "write", "reduced"),
    ("Born in Leeds, she stayed there.", "bear", "reduced"),
    ("Never asked for her view, she kept quiet.", "ask", "reduced"),
    ("She was seen by Friday.", "see", "be"),
    ("The form was sent by post.", "send", "be"),
    ("The work was finished by hand.", "finish", "be"),
]
WITH_AGENT = [
    ("She was supported by her tutor.", "support", "her tutor"),
    ("He was ignored by the board.", "ignore", "the board"),
    ("He got picked on by the others.", "pick", "the others"),
    ("The letter written by Anne was kind.", "write", "Anne"),
    ("She was given a lift by her tutor.", "give", "her tutor"),
    ("He was told by a lecturer that it was over.", "tell", "a lecturer"),
    ("She was regarded as slow by most of them.", "regard", "most of them"),
    ("The rule was changed last year by the university.", "change", "the university"),
]


@pytest.mark.parametrize(("text", "verb"), ACTIVE)
def test_active(text: str, verb: str):
    assert clause(text, verb).voice == "active"


@pytest.mark.parametrize(("text", "verb", "kind"), AGENTLESS)
def test_passive_without_agent(text: str, verb: str, kind: str):
    found = clause(text, verb)
    assert (found.voice, found.passive) == ("passive-agentless", kind)


@pytest.mark.parametrize(("text", "verb", "agent"), WITH_AGENT)
def test_passive_with_agent(text: str, verb: str, agent: str):
    found = clause(text, verb)
    assert (found.voice, words(text, found.agent)) == ("passive", agent)


def test_conjuncts_share_the_passive():
    text = "Amara was ignored by the board, told to drop her accent and sent home."
    assert [clause(text, verb).voice for verb in ("ignore", "tell", "send", "drop")] == [
        "passive",
        "passive-agentless",
        "passive-agentless",
        "active",
    ]


def test_conjuncts_with_a_verb_group_of_their_own_do_not():
    text = "She was asked to wait and then left."
    assert clause(text, "leave").voice == "active"
