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
        yes=(
            "Amira felt that nobody wanted her there.",
            "Kofi dreaded the ward round.",
        ),
        no=(
            "Kofi walked to the ward round.",
            "The tutor felt that nobody wanted Amira there.",
        ),
    ),
    Cue(
        name="verb-of-feeling",
        code=CODE,
        reason="A verb of feeling is said of the student: {words}.",
        subject=("student",),
        on=("verb.feel",),
        polarity="any",
        yes=(
            "Kofi missed his grandmother.",
            "Amira enjoyed the anatomy room.",
        ),
        no=(
            "Kofi phoned his grandmother.",
            "The porter enjoyed the football, and Amira listened.",
        ),
    ),
    Cue(
        name="thinks",
        code=CODE,
        reason="The student's thought is told: {words}.",
        subject=("student",),
        on=("verb.think",),
        voice="active",
        polarity="any",
        yes=(
            "Amira wondered about the fees.",
            "Kofi believed in the work.",
        ),
        no=(
            "Amira paid the fees.",
            "The dean wondered about the fees that Amira owed.",
        ),
    ),
    Cue(
        name="believes",
        code=CODE,
        reason="The student thinks or believes something: {words}.",
        subject=("student",),
        verb=BELIEVING,
        polarity="any",
        where=lambda view: any(below.link == "content" for below in view.followers),
        yes=(
            "Amira thought that everybody could tell.",
            "Kofi supposed they had made a mistake in taking him.",
        ),
        no=(
            "Amira proved that everybody could tell.",
            "The tutor thought that Kofi could tell.",
        ),
    ),
    Cue(
        name="is-of-feeling",
        code=CODE,
        reason="The student is described by what they feel: {words}.",
        subject=("student",),
        on=("adjective.feeling",),
        polarity="any",
        where=View.said_of_subject,
        yes=(
            "Amira was lonely in the second year.",
            "Kofi felt ashamed of his shoes.",
        ),
        no=(
            "Amira was late in the second year.",
            "The panel was ashamed when Kofi told them.",
        ),
    ),
    Cue(
        name="word-of-feeling",
        code=CODE,
        reason="A word of feeling stands for the student's: {words}.",
        subject=("", "it"),
        on=("adjective.feeling", "noun.feeling"),
        polarity="any",
        yes=(
            "Amira, first year. Homesick and anxious.",
            "Kofi sat down. It was a lonely degree.",
        ),
        no=(
            "Amira, first year. Two buses and a train.",
            "Kofi sat down. It was a long degree.",
        ),
    ),
    Cue(
        name="feeling-named",
        code=CODE,
        reason="A feeling of the student's is named: {words}.",
        on=("noun.feeling",),
        polarity="any",
        where=lambda view: view.subject == "student" or view.of_student(),
        yes=(
            "Amira hid her anger.",
            "Kofi's fear was of the bill.",
        ),
        no=(
            "Amira hid her phone.",
            "The porter's anger was plain, and Kofi left.",
        ),
    ),
    Cue(
        name="hides",
        code=CODE,
        reason="The student keeps something in: {words}.",
        subject=("student",),
        on=("verb.hide",),
        polarity="any",
        yes=(
            "Amira hid it from her flatmates.",
            "Kofi pretended to have eaten.",
        ),
        no=(
            "Amira told it to her flatmates.",
            "The office hid it from Amira.",
        ),
    ),
    Cue(
        name="shrinks-from",
        code=CODE,
        reason="The student shrinks from it: {words}.",
        subject=("student",),
        verb=SHRINKING,
        polarity="negative",
        yes=(
            "Amira did not like to knock.",
            "Kofi couldn't face the canteen.",
        ),
        no=(
            "Amira liked to knock on doors.",
            "The tutor did not like to ask Amira.",
        ),
    ),
    Cue(
        name="moves-student",
        code=CODE,
        reason="Something touches or troubles the student: {words}.",
        subject=("it", "thing", "what", "person", "institution", "this", "that", "which"),
        on=("verb.feel",),
        polarity="any",
        where=View.holds_student,
        yes=(
            "The remark hurt Amira.",
            "It bothered Kofi for weeks.",
        ),
        no=(
            "The remark did reach Amira's sister.",
            "The noise bothered the porter, and Kofi laughed.",
        ),
    ),
    Cue(
        name="says-how-it-felt",
        code=CODE,
        reason="The student tells how it was for them: {words}.",
        subject=("student",),
        on=("verb.feel", "verb.think", "adjective.feeling", "phrase.feeling"),
        polarity="any",
        where=lambda view: view.clause.holder == "student",
        yes=(
            "Amira said that she felt invisible.",
            "Kofi told us that he was afraid.",
        ),
        no=(
            "Amira said that she had paid.",
            "Kofi told us that the porter had been frightened.",
        ),
    ),
    Cue(
        name="idiom-of-feeling",
        code=CODE,
        reason="A set phrase of feeling: {words}.",
        subject=("student", "", "it"),
        on=("phrase.feeling",),
        polarity="any",
        yes=(
            "Amira was fed up with the forms.",
            "Kofi had lost heart by June.",
        ),
        no=(
            "Amira was busy with the forms.",
            "The porter had lost heart, and Kofi sang to him.",
        ),
    ),
    Cue(
        name="wishes",
        code=CODE,
        reason="The student wishes for it: {words}.",
        subject=("student",),
        verb=WISHING,
        polarity="any",
        yes=(
            "Amira longed for a quiet room.",
            "Kofi wanted somewhere to sleep.",
        ),
        no=(
            "Amira rented a quiet room.",
            "The dean hoped that Kofi would leave.",
        ),
    ),
)
