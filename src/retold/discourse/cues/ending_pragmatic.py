"""The last stretch is qualified, mixed, unfinished or conditional; a price or a responsibility is named."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
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
        where=lambda view: view.sentences_left() == 0,
    ),
    Cue(
        name="stops-next",
        code=CODE,
        reason="With this the story all but stops: {words}.",
        polarity="any",
        where=lambda view: view.sentences_left() == 1,
    ),
    Cue(
        name="ends-in-not",
        code=CODE,
        reason="The story ends with what is not: {words}.",
        polarity="negative",
    ),
    Cue(
        name="ends-unknowing",
        code=CODE,
        reason="The story ends in not knowing or not asking: {words}.",
        subject=("institution", "writer", "student", "person", "nobody"),
        on=("verb.know", "verb.think", "verb.ask"),
        polarity="negative",
    ),
    Cue(
        name="ends-open",
        code=CODE,
        reason="A phrase leaves the end open: {words}.",
        on=("phrase.open_end",),
        polarity="any",
    ),
    Cue(
        name="ends-with-price",
        code=CODE,
        reason="The story ends with a price: {words}.",
        on=("verb.cost", "noun.money", "phrase.process_harm"),
        polarity="any",
    ),
    Cue(
        name="ends-with-figure",
        code=CODE,
        reason="The story ends with a figure: {words}.",
        polarity="any",
        where=View.number,
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
    ),
    Cue(
        name="ends-in-doubt",
        code=CODE,
        reason="The story ends with what should or might have been: {words}.",
        polarity="any",
        where=lambda view: view.clause.modality in OPEN_MOODS and view.verb_group(),
    ),
)
