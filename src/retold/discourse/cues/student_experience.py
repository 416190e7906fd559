"""Inner life told from the student's side."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "student-experience"
FEELING = words("feel fear dread hope wish mind hate worry wonder regret resent long dream love enjoy")
BELIEVING = words("think believe suppose imagine suspect consider reckon expect realise realize")
SHRINKING = words("like want face bear dare enjoy mind believe care tell")
WISHING = words("want hope like wish long")
MUSING = words("think wonder imagine dream picture")

CUES = (
    Cue(
        name="feels",
        code=CODE,
        reason="The student feels: {words}.",
        subject=("student",),
        verb=FEELING,
        voice="active",
        polarity="any",
    ),
    Cue(
        name="verb-of-feeling",
        code=CODE,
        reason="A verb of feeling is said of the student: {words}.",
        subject=("student",),
        on=("verb.feel",),
        polarity="any",
    ),
    Cue(
        name="thinks",
        code=CODE,
        reason="The student's thought is told: {words}.",
        subject=("student",),
        on=("verb.think",),
        voice="active",
        polarity="any",
    ),
    Cue(
        name="believes",
        code=CODE,
        reason="The student thinks or believes something: {words}.",
        subject=("student",),
        verb=BELIEVING,
        polarity="any",
        where=lambda view: any(below.link == "content" for below in view.followers),
    ),
    Cue(
        name="is-of-feeling",
        code=CODE,
        reason="The student is described by what they feel: {words}.",
        subject=("student",),
        on=("adjective.feeling",),
        polarity="any",
        where=View.said_of_subject,
    ),
    Cue(
        name="word-of-feeling",
        code=CODE,
        reason="A word of feeling stands for the student's: {words}.",
        subject=("", "it"),
        on=("adjective.feeling", "noun.feeling"),
        polarity="any",
    ),
    Cue(
        name="feeling-named",
        code=CODE,
        reason="A feeling of the student's is named: {words}.",
        on=("noun.feeling",),
        polarity="any",
        where=lambda view: view.subject == "student" or view.of_student(),
    ),
    Cue(
        name="hides",
        code=CODE,
        reason="The student keeps something in: {words}.",
        subject=("student",),
        on=("verb.hide",),
        polarity="any",
    ),
    Cue(
        name="shrinks-from",
        code=CODE,
        reason="The student shrinks from it: {words}.",
        subject=("student",),
        verb=SHRINKING,
        polarity="negative",
    ),
    Cue(
        name="moves-student",
        code=CODE,
        reason="Something touches or troubles the student: {words}.",
        subject=("it", "thing", "what", "person", "institution", "this", "that", "which"),
        on=("verb.feel",),
        polarity="any",
        where=View.holds_student,
    ),
    Cue(
        name="says-how-it-felt",
        code=CODE,
        reason="The student tells how it was for them: {words}.",
        subject=("student",),
        on=("verb.feel", "verb.think", "adjective.feeling", "phrase.feeling"),
        polarity="any",
        where=lambda view: view.clause.holder == "student",
    ),
    Cue(
        name="idiom-of-feeling",
        code=CODE,
        reason="A set phrase of feeling: {words}.",
        subject=("student", "", "it"),
        on=("phrase.feeling",),
        polarity="any",
    ),
    Cue(
        name="wishes",
        code=CODE,
        reason="The student wishes for it: {words}.",
        subject=("student",),
        verb=WISHING,
        polarity="any",
    ),
)
