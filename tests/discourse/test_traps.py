"""Sentences that a parse alone gets wrong, and what must be read in them."""

from discourse.seen import clause, seen, word, words


def test_whoever_is_helped_is_the_object():
    text = "The school helped her organise a petition."
    helped = clause(text, "help")
    assert (word(text, helped.subject), word(text, helped.object), helped.object.actor) == ("school", "her", "student")
    assert word(text, clause(text, "organise").subject) == "her"


def test_a_label_is_whoever_sees_it_so():
    text = "She is seen as weak."
    found = clause(text, "see")
    assert (found.voice, words(text, found.label), found.attribution) == ("passive-agentless", "weak", "narrator")
    assert [(report.kind, report.source) for report in seen(text).reported] == [("label", None)]


def test_it_was_not_that():
    assert clause("It was not that she lacked ability.", "lack").polarity == "negative"
    assert clause("It was not because she lacked ability that she left.", "leave").polarity == "positive"


def test_an_inverted_condition_is_no_event():
    text = "She could have led the group, had anyone asked."
    assert (clause(text, "ask").link, clause(text, "lead").certainty) == ("condition", "unreal")


def test_a_habit_given_up_is_climbed_to():
    found = clause("We used to say that such students struggle.", "struggle")
    assert (found.attribution, found.holder, found.distance, found.subject.actor) == (
        "rejected",
        "institution",
        "used to",
        "student",
    )


def test_a_noun_with_an_infinitive_is_the_subject():
    text = "The school's failure to ask cost her a year."
    found = clause(text, "cost")
    assert (words(text, found.subject), word(text, found.dative), found.parent) == (
        "The school's failure to ask",
        "her",
        None,
    )


def test_hardly_anyone():
    found = clause("Hardly anyone listened.", "listen")
    assert (found.polarity, found.negation) == ("negative", "hardly")


def test_british_spelling_is_one_norm():
    tokens = seen("She organised the programme and analysed her behaviour.").tokens
    assert {"organized", "program", "analyzed", "behavior"} <= set(tokens.norm)


def test_words_run_together_break_nothing():
    text = "She was NOT" + "to ask."
    assert [text[each.start : each.end] for each in seen(text).sentences] == [text]


def test_fragments_are_clauses_without_a_verb():
    text = "No father. Mother worked."
    assert [(c.verb, c.polarity, text[c.start : c.end]) for c in seen(text).clauses] == [
        ("", "negative", "No father"),
        ("work", "positive", "Mother worked"),
    ]
