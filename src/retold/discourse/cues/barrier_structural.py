"""An obstacle placed in rules, money, timetables, curriculum, culture, discrimination, who is in the room."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import At, View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "barrier-structural"
RULES = ("noun.rule", "noun.money", "noun.time_travel")
THINGS = ("thing", "it", "that", "which", "there", "")
SAYING = words("say tell ask suggest call remark write comment wonder joke describe think expect want assume know")
TALKING = frozenset({"institution", "society", "peers", "other", None})
SETTING = words("move schedule set send publish take give put hold charge pay allow want need ask have make")
REACHING = words("get attend go reach come enter work travel apply sit")
MOVES = ("verb.ask", "verb.make", "verb.find_out", "verb.speak_up", "verb.decide", "verb.refuse", "noun.move")
CAN = frozenset({"can", "could", "ca"})
QUOTES = ('"', "'", "‘", "“", "''", "``")


def _rule_acts(view: View) -> At | bool:
    return view.is_subject() and (*view.at, *view.verb_group())


def _with_rule(view: View) -> At | bool:
    rule = view.has(*RULES)
    return bool(rule) and (*view.at, *rule)


def _measured(view: View) -> At | bool:
    number = view.number()
    return bool(number) and _not_a_move(view) and (*number, *view.at)


def _numbered(view: View) -> At | bool:
    return _not_a_move(view) and view.number()


def _talk(view: View) -> At | bool:
    above = view.parent()
    if above is None or view.clause.link != "content" or above.verb not in SAYING or above.subject is None:
        return False
    first_person = view.tokens.lower[above.subject.head] in {"i", "we"}
    return above.subject.actor in TALKING and not first_person and (above.head, view.head)


def _not_a_move(view: View) -> bool:
    """The student does not make a move of their own with it."""
    return view.subject != "student" or not view.has(*MOVES)


def _quoted(view: View) -> bool:
    return view.clause.attribution == "quoted" and view.clause.holder not in {"student", "family", "writer"}


def _clash(view: View) -> At | bool:
    rule = view.has("noun.rule", "verb.require", "noun.hostility")
    return bool(rule) and (*view.at, *rule)


def _kept_out(view: View) -> bool:
    means = view.has("noun.rule", "noun.money", "noun.time_travel", "noun.resource", "verb.cost", "verb.own_means")
    return bool(means) or view.verb in REACHING


def _had_to(view: View) -> At | bool:
    above = view.parent()
    if above is not None and above.verb == "have" and view.tokens.dep[view.head] == "xcomp":
        return (above.head, view.head)
    return view.modal == "must" and view.verb_group()


CUES = (
    Cue(
        name="is-processed",
        code=CODE,
        reason="It is done to the student by an office: {words}.",
        subject=("student",),
        on=("verb.process",),
        voice="passive",
        polarity="any",
    ),
    Cue(
        name="is-wronged",
        code=CODE,
        reason="The student is refused, marked down or shut out: {words}.",
        subject=("student",),
        on=("verb.wrong",),
        voice="passive",
        polarity="any",
    ),
    Cue(
        name="rule-acts",
        code=CODE,
        reason="A rule, a cost or a journey is the one who acts: {words}.",
        subject=("thing", "it"),
        on=RULES,
        polarity="any",
        where=_rule_acts,
    ),
    Cue(
        name="rule-requires",
        code=CODE,
        reason="A rule or an office demands or forbids: {words}.",
        subject=("thing", "it", "institution", "that", "which", "there"),
        on=("verb.require", "verb.hinder", "verb.wrong"),
        polarity="any",
        where=_with_rule,
    ),
    Cue(
        name="rule-does-not-fit",
        code=CODE,
        reason="A rule or means does not serve: {words}.",
        subject=("thing",),
        on=(*RULES, "noun.resource"),
        polarity="negative",
    ),
    Cue(
        name="costs",
        code=CODE,
        reason="It costs money, time or chances: {words}.",
        subject=("thing", "it", "that", "which", ""),
        on=("verb.cost",),
        polarity="any",
    ),
    Cue(
        name="money",
        code=CODE,
        reason="Money is in it: {words}.",
        on=("noun.money",),
        polarity="any",
        where=_not_a_move,
    ),
    Cue(name="sum", code=CODE, reason="A sum is named: {words}.", polarity="any", where=View.sum_of_money),
    Cue(
        name="hours-and-travel",
        code=CODE,
        reason="Hours, shifts or a journey are in it: {words}.",
        on=("noun.time_travel",),
        polarity="any",
        where=_not_a_move,
    ),
    Cue(
        name="measured",
        code=CODE,
        reason="A number measures it: {words}.",
        on=(*RULES, "noun.body_of_staff", "noun.resource"),
        polarity="any",
        where=_measured,
    ),
    Cue(name="number", code=CODE, reason="A number is in it: {words}.", polarity="any", where=_numbered),
    Cue(
        name="hostility",
        code=CODE,
        reason="Words or looks put the student apart: {words}.",
        on=("noun.hostility",),
        polarity="any",
        where=lambda view: view.subject != "student",
    ),
    Cue(
        name="wrongs-student",
        code=CODE,
        reason="Others shut out, mistake or mark down the student: {words}.",
        subject=("institution", "society", "peers", "person", "thing", "it", "writer"),
        on=("verb.wrong",),
        voice="active",
        where=View.affects_student,
    ),
    Cue(
        name="talk-about-student",
        code=CODE,
        reason="Others say or ask it about the student: {words}.",
        subject=("student",),
        polarity="any",
        where=_talk,
    ),
    Cue(
        name="quoted-about-student",
        code=CODE,
        reason="The words of others are quoted: {words}.",
        subject=("student", "thing", "it", "person", "society", "", "you"),
        polarity="any",
        where=_quoted,
    ),
    Cue(
        name="others-say",
        code=CODE,
        reason="Others speak to the student, or of them: {words}.",
        subject=("institution", "society", "peers", "person"),
        verb=SAYING,
        where=lambda view: view.reaches_student() or bool(view.word(*QUOTES)),
    ),
    Cue(
        name="in-the-way",
        code=CODE,
        reason="Rules, places or money stand in the way: {words}.",
        subject=("thing", "it", "there", ""),
        on=("adjective.structural",),
        polarity="any",
    ),
    Cue(
        name="none-provided",
        code=CODE,
        reason="What is needed is not there: {words}.",
        subject=("there", "nobody", "thing", "", "it"),
        on=("noun.resource", "noun.rule", "noun.money"),
        polarity="negative",
    ),
    Cue(
        name="apart",
        code=CODE,
        reason="The student is told apart, or is the only one: {words}.",
        on=("phrase.apart",),
        polarity="any",
    ),
    Cue(
        name="student-is-kept-out",
        code=CODE,
        reason="The student cannot, by what is around them: {words}.",
        subject=("student",),
        modal=CAN,
        polarity="negative",
        where=_kept_out,
    ),
    Cue(
        name="process-phrase",
        code=CODE,
        reason="A phrase of rules and offices: {words}.",
        on=("phrase.process_harm",),
        polarity="any",
    ),
    Cue(
        name="had-to",
        code=CODE,
        reason="The student is made to: {words}.",
        subject=("student",),
        polarity="any",
        where=_had_to,
    ),
    Cue(
        name="student-pays",
        code=CODE,
        reason="The student pays, loses or waits: {words}.",
        subject=("student",),
        on=("verb.cost",),
        voice="active",
        where=View.acts,
    ),
    Cue(
        name="others-act",
        code=CODE,
        reason="School, other students or strangers are the ones who act: {words}.",
        subject=("society", "peers"),
        polarity="any",
    ),
    Cue(
        name="staff-set-rule",
        code=CODE,
        reason="The institution sets a rule, a date or a price: {words}.",
        subject=("institution", "writer", "person"),
        on=RULES,
        verb=SETTING,
        voice="active",
        where=lambda view: (view.head, *view.at),
    ),
    Cue(
        name="rule-is-applied",
        code=CODE,
        reason="A rule is applied: {words}.",
        subject=("thing", "it"),
        on=("noun.rule", "noun.money"),
        voice="passive",
        polarity="any",
    ),
)
