import pytest

from discourse.seen import clause, seen

POSITIVE = [
    ("She asked for help.", "ask"),
    ("Not only did she pass, she led the group.", "pass"),
    ("A few people asked.", "ask"),
    ("She needed a little help.", "need"),
    ("The little girl sat there.", "sit"),
    ("No doubt she tried.", "try"),
    ("She was nothing but kind.", "be"),
    ("He came with barely a word of English.", "come"),
    ("She asked, not him.", "ask"),
    ("Not long after, she left.", "leave"),
    ("She never failed to ask.", "ask"),
    ("He did not fail to answer.", "answer"),
    ("He left without a word.", "leave"),
    ("Nobody helped, and she left.", "leave"),
    ("She did not stay because they asked.", "ask"),
    ("She kept asking.", "ask"),
]
NEGATIVE = [
    ("She did not ask.", "ask", "not"),
    ("She didn't lack ability.", "lack", "n't"),
    ("He can\u2019t go.", "go", "n\u2019t"),
    ("She never asked.", "ask", "never"),
    ("Nobody offered help.", "offer", "nobody"),
    ("No one asked her.", "ask", "no"),
    ("No help was offered.", "offer", "no"),
    ("She had no idea.", "have", "no"),
    ("They said nothing.", "say", "nothing"),
    ("Hardly anyone listened.", "listen", "hardly"),
    ("She could barely speak.", "speak", "barely"),
    ("They rarely wrote.", "write", "rarely"),
    ("Few people asked.", "ask", "few"),
    ("Little was expected of him.", "expect", "little"),
    ("She had little support.", "have", "little"),
    ("Neither of them came.", "come", "neither"),
    ("None of us asked.", "ask", "none"),
    ("He spoke without asking.", "ask", "without"),
    ("She refused to leave.", "leave", "refused"),
    ("They failed to ask.", "ask", "failed"),
    ("We forgot to tell her.", "tell", "forgot"),
    ("They stopped her from speaking.", "speak", "stopped"),
    ("She stopped asking.", "ask", "stopped"),
    ("They kept her from speaking.", "speak", "kept"),
    ("It was not that she lacked ability.", "lack", "not"),
    ("I don't think she was weak.", "be", "n't"),
    ("She was too shy to speak.", "speak", "too"),
    ("We no longer assume that.", "assume", "no longer"),
    ("Not many people go to university.", "go", "not"),
    ("She did not ask or wait.", "wait", "not"),
    ("It wasn't easy and nor was it fair, so she cannot stay.", "stay", "not"),
    ("There was no lift.", "be", "no"),
    ("He was at no point told.", "tell", "no"),
    ("By no means did she give up.", "give", "no"),
    ("She was not given a reason.", "give", "not"),
    ("Never had she felt so alone.", "feel", "never"),
]


@pytest.mark.parametrize(("text", "verb"), POSITIVE)
def test_not_negated(text: str, verb: str):
    assert clause(text, verb).polarity == "positive"


@pytest.mark.parametrize(("text", "verb", "word"), NEGATIVE)
def test_negated(text: str, verb: str, word: str):
    found = clause(text, verb)
    assert (found.polarity, found.negation) == ("negative", word.replace("\u2019", "'"))


def test_scope_leaves_out_the_negator_and_other_clauses():
    text = "She did not ask the tutor, but she waited."
    tokens = seen(text).tokens
    assert [tokens.lower[token] for token in clause(text, "ask").scope] == ["she", "did", "ask", "the", "tutor"]
    assert clause(text, "wait").scope == ()


SCOPES = [
    ("She did not know that he had left.", "know", "she did know that she had left"),
    ("She came but did not speak.", "speak", "she did speak"),
    ("If he asks, we will not answer.", "answer", "we will answer"),
    ("No help was offered to the students who had asked.", "offer", "help was offered to the students who had asked"),
    ("They refused to answer her, and left.", "answer", "to answer her"),
    ("She never asked why.", "ask", "she asked why"),
]


@pytest.mark.parametrize(("text", "verb", "scope"), SCOPES)
def test_scope(text: str, verb: str, scope: str):
    tokens = seen(text).tokens
    assert " ".join(tokens.lower[token] for token in clause(text, verb).scope) == scope
