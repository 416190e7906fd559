"""The last stretch is qualified, mixed, unfinished or conditional; a price or a responsibility is named."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.examples import OPENING
from retold.discourse.cues.view import View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "ending-pragmatic"
OPEN_MOODS = words("duty wish possibility condition")
QUALIFIERS = ["but", "though", "although", "however", "except", "only", "still", "yet"]

CUES = (
    Cue(
        name="stops-here",
        code=CODE,
        reason="With this the story stops: {words}.",
        polarity="any",
        where=lambda view: view.sentences_left() == 0 and view.clause.sentence > 0,
        yes=(
            OPENING + "She left.",
            OPENING + "It rained.",
        ),
        no=(
            "Amira left.",
            "Nobody asked Kofi.",
        ),
    ),
    Cue(
        name="stops-next",
        code=CODE,
        reason="With this the story all but stops: {words}.",
        polarity="any",
        where=lambda view: view.sentences_left() == 1,
        yes=(
            OPENING + "She left. It rained.",
            OPENING + "It rained. Nobody asked.",
        ),
        no=(
            OPENING + "She left.",
            "Nobody asked Kofi.",
        ),
    ),
    Cue(
        name="ends-in-not",
        code=CODE,
        reason="The story ends with what is not: {words}.",
        polarity="negative",
        yes=(
            OPENING + "I have not written to her.",
            OPENING + "She never came back.",
        ),
        no=(
            OPENING + "I have written to her.",
            OPENING + "She came back.",
        ),
    ),
    Cue(
        name="ends-unknowing",
        code=CODE,
        reason="The story ends in not knowing or not asking: {words}.",
        subject=("institution", "writer", "student", "person", "nobody"),
        on=("verb.know", "verb.think", "verb.ask"),
        polarity="negative",
        yes=(
            OPENING + "I do not know where she is.",
            OPENING + "We never asked her.",
        ),
        no=(
            OPENING + "I know where she is.",
            OPENING + "We asked her.",
        ),
    ),
    Cue(
        name="ends-open",
        code=CODE,
        reason="A phrase leaves the end open: {words}.",
        on=("phrase.open_end",),
        polarity="any",
        yes=(
            OPENING + "She is still waiting.",
            OPENING + "I wonder whether it was worth it.",
        ),
        no=(
            OPENING + "She is waiting.",
            OPENING + "It was worth a visit to Hull.",
        ),
    ),
    Cue(
        name="ends-with-price",
        code=CODE,
        reason="The story ends with a price: {words}.",
        on=("verb.cost", "noun.money", "phrase.process_harm"),
        polarity="any",
        yes=(
            OPENING + "It cost her a year.",
            OPENING + "She is in debt.",
        ),
        no=(
            OPENING + "It gave her a year.",
            OPENING + "She is in Leeds.",
        ),
    ),
    Cue(
        name="ends-with-figure",
        code=CODE,
        reason="The story ends with a figure: {words}.",
        polarity="any",
        where=View.number,
        yes=(
            OPENING + "Thirteen forms are left.",
            OPENING + "She lost two years.",
        ),
        no=(
            OPENING + "Some forms are left.",
            OPENING + "She lost her hat.",
        ),
    ),
    Cue(
        name="ends-with-own-part",
        code=CODE,
        reason="The story ends with the institution's own part: {words}.",
        subject=("institution", "writer"),
        on=(
            "verb.admin_answer",
            "verb.neglect_own",
            "verb.reform",
            "verb.omit",
            "verb.own_up",
            "adjective.owning",
            "phrase.own_fault",
        ),
        polarity="any",
        yes=(
            OPENING + "I signed the letter.",
            OPENING + "We have changed the rule.",
        ),
        no=(
            OPENING + "She signed the letter.",
            OPENING + "We have a piano.",
        ),
    ),
    Cue(
        name="ends-in-doubt",
        code=CODE,
        reason="The story ends with what should or might have been: {words}.",
        polarity="any",
        where=lambda view: view.clause.modality in OPEN_MOODS and view.verb_group(),
        yes=(
            OPENING + "She should have passed in May.",
            OPENING + "We could have asked.",
        ),
        no=(
            OPENING + "She passed in May.",
            OPENING + "We asked.",
        ),
    ),
)
