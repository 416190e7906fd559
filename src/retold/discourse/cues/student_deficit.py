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
    ),
    Cue(
        name="needs-help",
        code=CODE,
        reason="The student is told as in need: {words}.",
        subject=("student",),
        on=("verb.lack",),
        where=_needs,
    ),
    Cue(
        name="has-no-attribute",
        code=CODE,
        reason="The student is told as without something of their own: {words}.",
        subject=("student", "family"),
        on=("noun.attribute", "noun.deficit", "noun.work"),
        verb=OWNING,
        polarity="negative",
    ),
    Cue(
        name="has-none",
        code=CODE,
        reason="The student is told as without something: {words}.",
        subject=("student",),
        verb=OWNING,
        polarity="negative",
        where=View.object,
    ),
    Cue(
        name="does-not-know",
        code=CODE,
        reason="The student is told as not knowing: {words}.",
        subject=("student",),
        verb=KNOWING,
        voice="active",
        polarity="negative",
    ),
    Cue(
        name="had-not-thought",
        code=CODE,
        reason="The student is told as not having thought of it: {words}.",
        subject=("student",),
        verb=THINKING,
        polarity="negative",
    ),
    Cue(
        name="cannot-do",
        code=CODE,
        reason="The student is told as not able to: {words}.",
        subject=("student",),
        on=("verb.know",),
        modal=CAN,
        polarity="negative",
    ),
    Cue(
        name="cannot",
        code=CODE,
        reason="The student is told as not able to: {words}.",
        subject=("student",),
        modal=CAN,
        polarity="negative",
    ),
    Cue(
        name="has-never",
        code=CODE,
        reason="The student is told by what they had never done: {words}.",
        subject=("student",),
        voice="active",
        polarity="negative",
        where=_never,
    ),
    Cue(
        name="does-not",
        code=CODE,
        reason="The student is told by what they do not do: {words}.",
        subject=("student",),
        voice="active",
        polarity="negative",
        where=lambda view: bool(view.verb) and view.modal not in CAN,
    ),
    Cue(
        name="struggles",
        code=CODE,
        reason="The student is told as struggling: {words}.",
        subject=("student",),
        on=("verb.struggle",),
    ),
    Cue(
        name="falters",
        code=CODE,
        reason="The student is told by outward failings: {words}.",
        subject=("student",),
        on=("verb.falter",),
    ),
    Cue(
        name="timid",
        code=CODE,
        reason="The student is described as not up to it by temper: {words}.",
        subject=("student", ""),
        on=("adjective.timid",),
        where=View.said_of_subject,
    ),
    Cue(
        name="weak",
        code=CODE,
        reason="The student is described as below what is asked: {words}.",
        subject=("student", ""),
        on=("adjective.weak",),
        where=View.said_of_subject,
    ),
    Cue(
        name="too-to",
        code=CODE,
        reason="The student is described as too much of something: {words}.",
        subject=("student",),
        where=_too,
    ),
    Cue(
        name="poor-work",
        code=CODE,
        reason="The student's work or manner is described as poor: {words}.",
        on=("adjective.weak", "adjective.timid", "noun.deficit"),
        where=_own_work,
    ),
    Cue(
        name="work-not",
        code=CODE,
        reason="The student's work or manner is told by what it is not: {words}.",
        subject=("thing",),
        on=("noun.work", "noun.attribute"),
        polarity="negative",
        where=lambda view: view.of_student() and view.is_subject(),
    ),
    Cue(
        name="idiom-of-lack",
        code=CODE,
        reason="A set phrase tells the student as not up to it: {words}.",
        on=("phrase.lacks",),
        polarity="any",
        where=_students,
    ),
    Cue(
        name="phrase-of-lack",
        code=CODE,
        reason="A phrase of lack: {words}.",
        on=("phrase.lacks",),
        polarity="any",
        where=lambda view: view.subject not in {"institution", "writer"},
    ),
    Cue(
        name="too-little-of",
        code=CODE,
        reason="There is too little of something the student should have: {words}.",
        subject=("student", "", "there", "it", "nobody", "family", "thing", "person"),
        on=("noun.attribute", "noun.deficit", "noun.help"),
        polarity="any",
        where=View.too_little,
    ),
    Cue(
        name="shortcoming",
        code=CODE,
        reason="The student is told by a shortcoming: {words}.",
        subject=("student", ""),
        on=("noun.deficit",),
        polarity="any",
    ),
    Cue(
        name="had-to-learn",
        code=CODE,
        reason="The student is told as having to learn it: {words}.",
        subject=("student",),
        verb=words("learn stop accept realise realize understand"),
        where=_had_to_learn,
    ),
    Cue(
        name="home-without",
        code=CODE,
        reason="The home is told as lacking: {words}.",
        subject=("there", "nobody", "family", "thing"),
        on=("noun.home",),
        polarity="negative",
    ),
    Cue(
        name="found-it-hard",
        code=CODE,
        reason="The student is told as finding it hard: {words}.",
        subject=("student",),
        on=("adjective.weak",),
        verb=frozenset({"find"}),
    ),
)
