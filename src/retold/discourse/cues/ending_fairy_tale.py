"""The last stretch closes all: success, gratitude, all solved, nothing in the institution had to change."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.examples import OPENING
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
        yes=(
            OPENING + "She is a vet.",
            OPENING + "Kofi, her brother, is proud.",
        ),
        no=(
            OPENING + "She did not stay.",
            OPENING + "Nobody asked.",
        ),
    ),
    Cue(
        name="closes-next",
        code=CODE,
        reason="With this the story all but closes: {words}.",
        where=lambda view: view.sentences_left() == 1,
        yes=(
            OPENING + "She is a vet. She sings.",
            OPENING + "She won. It rained.",
        ),
        no=(
            OPENING + "She is a vet.",
            OPENING + "She never came. It rained.",
        ),
    ),
    Cue(
        name="closes-soon",
        code=CODE,
        reason="With this the story is about to close: {words}.",
        where=lambda view: view.sentences_left() == 2,
        yes=(
            OPENING + "She is a vet. She sings. It rains.",
            OPENING + "She won. It rained. We left.",
        ),
        no=(
            OPENING + "She is a vet. It rains.",
            OPENING + "She never came. It rained. We left.",
        ),
    ),
    Cue(
        name="last-seen",
        code=CODE,
        reason="This is the last that is told of the student: {words}.",
        subject=("student",),
        polarity="any",
        where=View.is_last_of_student,
        yes=(
            OPENING + "She is a vet.",
            OPENING + "She won. It rained.",
        ),
        no=(
            OPENING + "It rained.",
            OPENING + "The bus was late.",
        ),
    ),
    Cue(
        name="has-become",
        code=CODE,
        reason="The story ends with what the student has become: {words}.",
        subject=("student", ""),
        on=("noun.success", "verb.succeed"),
        yes=(
            OPENING + "She is a doctor in Hull.",
            OPENING + "She graduated in July.",
        ),
        no=(
            OPENING + "She is not a doctor.",
            OPENING + "She is in Hull.",
        ),
    ),
    Cue(
        name="ends-with-thanks",
        code=CODE,
        reason="The story ends with thanks: {words}.",
        on=("verb.thank", "noun.thanks", "adjective.grateful"),
        yes=(
            OPENING + "She thanked us all.",
            OPENING + "She sent a card.",
        ),
        no=(
            OPENING + "She never thanked us.",
            OPENING + "She sent a bill.",
        ),
    ),
    Cue(
        name="ends-with-credit",
        code=CODE,
        reason="The story ends with credit to those who helped: {words}.",
        on=("phrase.with_help", "phrase.care", "noun.praise"),
        polarity="any",
        yes=(
            OPENING + "She owes it all to the porters.",
            OPENING + "Without us she would have gone home.",
        ),
        no=(
            OPENING + "She owes rent to the landlord.",
            OPENING + "She went home.",
        ),
    ),
    Cue(
        name="ends-well",
        code=CODE,
        reason="A set phrase closes the story well: {words}.",
        on=("phrase.happy_end",),
        polarity="any",
        yes=(
            OPENING + "It all came right.",
            OPENING + "She is a credit to the school.",
        ),
        no=(
            OPENING + "It all came late.",
            OPENING + "She is at the school.",
        ),
    ),
    Cue(
        name="glad-word",
        code=CODE,
        reason="A glad word closes the story: {words}.",
        on=("adjective.glad_ending", "adjective.kind"),
        yes=(
            OPENING + "She is happy in Hull.",
            OPENING + "It was a wonderful day.",
        ),
        no=(
            OPENING + "She is not happy in Hull.",
            OPENING + "It was a Monday.",
        ),
    ),
    Cue(
        name="ends-with-helpers",
        code=CODE,
        reason="Those who helped come into the last picture: {words}.",
        subject=("student", "family", ""),
        where=View.meets_staff,
        yes=(
            OPENING + "She visits our department.",
            OPENING + "She sings with the porters.",
        ),
        no=(
            OPENING + "She visits her aunt.",
            OPENING + "She does not sing with the porters.",
        ),
    ),
    Cue(
        name="gives-back",
        code=CODE,
        reason="The story ends with the student giving back: {words}.",
        subject=("student",),
        on=("verb.contribute",),
        yes=(
            OPENING + "She mentors the first years.",
            OPENING + "She teaches the next ones.",
        ),
        no=(
            OPENING + "She does not mentor the first years.",
            OPENING + "The next ones teach her.",
        ),
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
        yes=(
            OPENING + "It shows what can be done.",
            OPENING + "That is what our help can do.",
        ),
        no=(
            OPENING + "It rained on the day.",
            OPENING + "She helps.",
        ),
    ),
)
