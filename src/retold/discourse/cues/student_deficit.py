"""The student, or what they come from, told as lacking, failing, unready, in need of fixing."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import At, View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "student-deficit"
OWNING = words("have 'd 've get possess own show bring")
KNOWING = words("know understand realise realize grasp follow recognise recognize appreciate see hear learn")
THINKING = words("think consider imagine dream expect plan occur")
BEING = words("be seem look sound feel become")
CAN = frozenset({"can", "could", "ca"})
NEEDING = frozenset({"need", "require"})


def _lacks(view: View) -> At | bool:
    return view.verb not in NEEDING and view.acts()


def _needs(view: View) -> At | bool:
    return view.verb in NEEDING and view.acts()


def _never(view: View) -> At | bool:
    return view.clause.negation == "never" and view.tokens.tag[view.head] == "VBN"


def _too(view: View) -> At | bool:
    too = view.word("too")
    return bool(too) and view.tokens.dep[too[0]] == "advmod" and (too[0], view.tokens.head[too[0]])


def _own_work(view: View) -> At | bool:
    return view.of_student() and bool(view.has("noun.work", "noun.attribute", "noun.deficit")) and view.at


def _had_to_learn(view: View) -> At | bool:
    above = view.parent()
    return above is not None and above.verb in {"have", "need", "must", "teach"} and (above.head, view.head)


def _not_thing(view: View) -> At | bool:
    return view.clause.complement is not None and (view.clause.complement.head,)


def _without(view: View) -> bool:
    return any(word == "without" and slot.head == view.at[0] for word, slot in view.clause.prepositions)


def _strange(view: View) -> At | bool:
    return view.towards("student") and view.word("new", "strange", "beyond", "unfamiliar", "much", "confusing")


def _students(view: View) -> bool:
    return view.subject in {"student", "", "it", "there", "family"} or view.of_student()


CUES = (
    Cue(
        name="lacks",
        code=CODE,
        reason="The student is told as lacking something: {words}.",
        subject=("student", "family"),
        on=("verb.lack",),
        where=_lacks,
        yes=(
            "Amira lacked confidence.",
            "Kofi lacked the right shoes.",
        ),
        no=(
            "Amira did not lack confidence.",
            "The department lacked a ramp, and Amira said so.",
        ),
    ),
    Cue(
        name="lacks-quality",
        code=CODE,
        reason="The student is told as lacking something of their own: {words}.",
        subject=("student", "family"),
        on=("noun.attribute", "noun.deficit", "noun.work"),
        verb=frozenset({"lack"}),
        where=View.acts,
        yes=(
            "Amira lacked confidence.",
            "Kofi lacked the vocabulary for an argument.",
        ),
        no=(
            "Amira did not lack confidence.",
            "Amira lacked a bus fare.",
        ),
    ),
    Cue(
        name="needs-help",
        code=CODE,
        reason="The student is told as in need: {words}.",
        subject=("student",),
        on=("verb.lack",),
        where=_needs,
        yes=(
            "Linh needed a great deal of help.",
            "He needed constant supervision on the ward.",
        ),
        no=(
            "Linh did not need any help.",
            "The department needed new chairs before Linh came.",
        ),
    ),
    Cue(
        name="has-no-attribute",
        code=CODE,
        reason="The student is told as without something of their own: {words}.",
        subject=("student", "family"),
        on=("noun.attribute", "noun.deficit", "noun.work"),
        verb=OWNING,
        polarity="negative",
        yes=(
            "Amira had no vocabulary for an argument.",
            "Kofi hadn't the habit of study.",
        ),
        no=(
            "Amira had the habit of study.",
            "The hospital had no vocabulary for it, as Amira saw.",
        ),
    ),
    Cue(
        name="has-none",
        code=CODE,
        reason="The student is told as without something: {words}.",
        subject=("student",),
        verb=OWNING,
        polarity="negative",
        where=View.object,
        yes=(
            "Amira had no computer of her own.",
            "Kofi did not have a quiet desk.",
        ),
        no=(
            "Amira had a computer of her own.",
            "The office had no computer to lend Amira.",
        ),
    ),
    Cue(
        name="does-not-know",
        code=CODE,
        reason="The student is told as not knowing: {words}.",
        subject=("student",),
        verb=KNOWING,
        voice="active",
        polarity="negative",
        yes=(
            "Amira did not know how to take notes.",
            "Kofi didn't understand what a seminar was.",
        ),
        no=(
            "Amira knew how to take notes.",
            "The registrar did not know how to spell Amira.",
        ),
    ),
    Cue(
        name="had-not-thought",
        code=CODE,
        reason="The student is told as not having thought of it: {words}.",
        subject=("student",),
        verb=THINKING,
        polarity="negative",
        yes=(
            "Kofi had not thought about the cost of a degree.",
            "She never considered medicine at all.",
        ),
        no=(
            "Kofi had thought hard about the cost of a degree.",
            "The faculty had not thought about Kofi.",
        ),
    ),
    Cue(
        name="cannot-do",
        code=CODE,
        reason="The student is told as not able to: {words}.",
        subject=("student",),
        on=("verb.know",),
        modal=CAN,
        polarity="negative",
        yes=(
            "Amira could not write an essay.",
            "He couldn't speak in front of the group.",
        ),
        no=(
            "Amira could write an essay.",
            "The examiner could not read what Amira wrote.",
        ),
    ),
    Cue(
        name="cannot",
        code=CODE,
        reason="The student is told as not able to: {words}.",
        subject=("student",),
        modal=CAN,
        polarity="negative",
        yes=(
            "Amira could not keep up with the rest.",
            "She can't be left alone with a patient.",
        ),
        no=(
            "Amira could keep up with the rest.",
            "The lift could not carry her chair, Amira wrote.",
        ),
    ),
    Cue(
        name="has-never",
        code=CODE,
        reason="The student is told by what they had never done: {words}.",
        subject=("student",),
        voice="active",
        polarity="negative",
        where=_never,
        yes=(
            "Amira had never used a microscope.",
            "He has never learnt to say no.",
        ),
        no=(
            "Amira had often used a microscope.",
            "The school had never admitted a student like Amira.",
        ),
    ),
    Cue(
        name="does-not",
        code=CODE,
        reason="The student is told by what they do not do: {words}.",
        subject=("student",),
        voice="active",
        polarity="negative",
        where=lambda view: bool(view.verb) and view.modal not in CAN,
        yes=(
            "Kofi did not hand in the work.",
            "She never joined the others at lunch.",
        ),
        no=(
            "Kofi handed in the work.",
            "The tutor did not mark the work that Kofi handed in.",
        ),
    ),
    Cue(
        name="struggles",
        code=CODE,
        reason="The student is told as struggling: {words}.",
        subject=("student",),
        on=("verb.struggle",),
        yes=(
            "Amira struggled with the first essay.",
            "He fell behind in the spring term.",
        ),
        no=(
            "Amira did not struggle with the first essay.",
            "The office struggled to find the form that Amira sent.",
        ),
    ),
    Cue(
        name="falters",
        code=CODE,
        reason="The student is told by outward failings: {words}.",
        subject=("student",),
        on=("verb.falter",),
        yes=(
            "Amira mumbled in seminars.",
            "Kofi missed two deadlines.",
        ),
        no=(
            "Amira did not mumble in seminars.",
            "The lecturer mumbled, and Amira told him so.",
        ),
    ),
    Cue(
        name="timid",
        code=CODE,
        reason="The student is described as not up to it by temper: {words}.",
        subject=("student", ""),
        on=("adjective.timid",),
        where=View.said_of_subject,
        yes=(
            "Amira was painfully shy.",
            "Kofi seemed quite lost.",
        ),
        no=(
            "Amira was not shy.",
            "The new registrar was shy, as Amira noticed.",
        ),
    ),
    Cue(
        name="weak",
        code=CODE,
        reason="The student is described as below what is asked: {words}.",
        subject=("student", ""),
        on=("adjective.weak",),
        where=View.said_of_subject,
        yes=(
            "Amira was badly prepared and disorganised.",
            "Kofi was weak in every paper.",
        ),
        no=(
            "Amira was not disorganised.",
            "The panel was disorganised when Amira came.",
        ),
    ),
    Cue(
        name="too-to",
        code=CODE,
        reason="The student is described as too much of something: {words}.",
        subject=("student",),
        where=_too,
        yes=(
            "Amira was too frightened to ask.",
            "Kofi was too proud to say so.",
        ),
        no=(
            "Amira was frightened, and she asked.",
            "The hall was too hot, so Amira opened a window.",
        ),
    ),
    Cue(
        name="poor-work",
        code=CODE,
        reason="The student's work or manner is described as poor: {words}.",
        on=("adjective.weak", "adjective.timid", "noun.deficit"),
        where=_own_work,
        yes=(
            "Amira's essays were poor.",
            "Kofi worked hard, but his spelling was atrocious.",
        ),
        no=(
            "Amira's essays were good.",
            "The lecturer's notes were poor, Amira said.",
        ),
    ),
    Cue(
        name="work-not",
        code=CODE,
        reason="The student's work or manner is told by what it is not: {words}.",
        subject=("thing",),
        on=("noun.work", "noun.attribute"),
        polarity="negative",
        where=lambda view: view.of_student() and view.is_subject(),
        yes=(
            "Kofi's grades were not what we look for.",
            "Amira came early, but her English did not meet the standard.",
        ),
        no=(
            "Kofi's grades met the standard.",
            "Our reports did not meet the standard, Kofi wrote.",
        ),
    ),
    Cue(
        name="idiom-of-lack",
        code=CODE,
        reason="A set phrase tells the student as not up to it: {words}.",
        on=("phrase.lacks",),
        polarity="any",
        where=_students,
        yes=(
            "Amira was out of her depth.",
            "She had no idea what a seminar was.",
        ),
        no=(
            "Amira was at home in the laboratory.",
            "The new dean had no idea what to say to Amira.",
        ),
    ),
    Cue(
        name="phrase-of-lack",
        code=CODE,
        reason="A phrase of lack: {words}.",
        on=("phrase.lacks",),
        polarity="any",
        where=lambda view: view.subject not in {"institution", "writer"},
        yes=(
            "Kofi came with little English.",
            "There were gaps in what he had learnt, and Kofi knew it.",
        ),
        no=(
            "Kofi came with three languages.",
            "We had no idea what to tell Kofi.",
        ),
    ),
    Cue(
        name="too-little-of",
        code=CODE,
        reason="There is too little of something the student should have: {words}.",
        subject=("student", "", "there", "it", "nobody", "family", "thing", "person"),
        on=("noun.attribute", "noun.deficit", "noun.help"),
        polarity="any",
        where=View.too_little,
        yes=(
            "Amira arrived with little preparation.",
            "Kofi showed limited understanding of the method.",
        ),
        no=(
            "Amira arrived with a thorough preparation.",
            "We gave Amira the preparation that she asked for.",
        ),
    ),
    Cue(
        name="shortcoming",
        code=CODE,
        reason="The student is told by a shortcoming: {words}.",
        subject=("student", ""),
        on=("noun.deficit",),
        polarity="any",
        yes=(
            "Amira had some difficulty in following lectures.",
            "Kofi arrived with several weaknesses.",
        ),
        no=(
            "Amira followed every lecture.",
            "The department had several weaknesses, as Kofi told us.",
        ),
    ),
    Cue(
        name="had-to-learn",
        code=CODE,
        reason="The student is told as having to learn it: {words}.",
        subject=("student",),
        verb=words("learn stop accept realise realize understand"),
        where=_had_to_learn,
        yes=(
            "Amira had to learn how one addresses a professor.",
            "Kofi needed to understand that deadlines matter here.",
        ),
        no=(
            "Amira learned Welsh from her grandmother.",
            "We had to learn how Amira says her name.",
        ),
    ),
    Cue(
        name="home-without",
        code=CODE,
        reason="The home is told as lacking: {words}.",
        subject=("there", "nobody", "family", "thing"),
        on=("noun.home",),
        polarity="negative",
        yes=(
            "There was not a book in the house, and Amira read late.",
            "Nobody in the family could read the letter, Kofi said.",
        ),
        no=(
            "There was a piano in the house, and Amira played it.",
            "Everybody in the family read the letter to Kofi.",
        ),
    ),
    Cue(
        name="found-it-hard",
        code=CODE,
        reason="The student is told as finding it hard: {words}.",
        subject=("student",),
        on=("adjective.weak",),
        verb=frozenset({"find"}),
        yes=(
            "Amira found the first year difficult.",
            "Kofi found the workload very hard.",
        ),
        no=(
            "Amira found the first year easy.",
            "We found the form difficult, and Amira helped us.",
        ),
    ),
)
