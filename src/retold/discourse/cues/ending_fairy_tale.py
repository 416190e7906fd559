"""The last stretch closes all: success, gratitude, all solved, nothing in the institution had to change."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "ending-fairy-tale"
LIVING = words("be work live run have practise practice train teach do go come bring make call keep tell")


def _now(view: View) -> bool:
    return view.clause.tense == "present"


CUES = (
    Cue(
        name="closes-here",
        code=CODE,
        reason="With this the story closes: {words}.",
        where=lambda view: view.sentences_left() == 0,
    ),
    Cue(
        name="closes-next",
        code=CODE,
        reason="With this the story all but closes: {words}.",
        where=lambda view: view.sentences_left() == 1,
    ),
    Cue(
        name="closes-soon",
        code=CODE,
        reason="With this the story is about to close: {words}.",
        where=lambda view: view.sentences_left() == 2,
    ),
    Cue(
        name="last-seen",
        code=CODE,
        reason="This is the last that is told of the student: {words}.",
        subject=("student",),
        polarity="any",
        where=View.is_last_of_student,
    ),
    Cue(
        name="has-become",
        code=CODE,
        reason="The story ends with what the student has become: {words}.",
        subject=("student", ""),
        on=("noun.success", "verb.succeed"),
    ),
    Cue(
        name="ends-with-thanks",
        code=CODE,
        reason="The story ends with thanks: {words}.",
        on=("verb.thank", "noun.thanks", "adjective.grateful"),
    ),
    Cue(
        name="ends-with-credit",
        code=CODE,
        reason="The story ends with credit to those who helped: {words}.",
        on=("phrase.with_help", "phrase.care", "noun.praise"),
        polarity="any",
    ),
    Cue(
        name="ends-well",
        code=CODE,
        reason="A set phrase closes the story well: {words}.",
        on=("phrase.happy_end",),
        polarity="any",
    ),
    Cue(
        name="glad-word",
        code=CODE,
        reason="A glad word closes the story: {words}.",
        on=("adjective.glad_ending", "adjective.kind"),
    ),
    Cue(
        name="ends-with-helpers",
        code=CODE,
        reason="Those who helped come into the last picture: {words}.",
        subject=("student", "family", ""),
        where=View.meets_staff,
    ),
    Cue(
        name="gives-back",
        code=CODE,
        reason="The story ends with the student giving back: {words}.",
        subject=("student",),
        on=("verb.contribute",),
    ),
    Cue(
        name="moral",
        code=CODE,
        reason="The story ends with a moral: {words}.",
        subject=("it", "thing", "that", "this", "nobody", "there"),
        on=(
            "verb.help",
            "verb.attend",
            "verb.arrange",
            "noun.help",
            "phrase.happy_end",
            "phrase.care",
            "adjective.kind",
        ),
        where=_now,
    ),
)
