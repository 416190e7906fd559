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
        yes=(
            "Kofi was sent to another desk.",
            "Amira was put down as absent.",
        ),
        no=(
            "Kofi sent them to another desk.",
            "The desk was sent to another room, and Kofi stood.",
        ),
    ),
    Cue(
        name="is-wronged",
        code=CODE,
        reason="The student is refused, marked down or shut out: {words}.",
        subject=("student",),
        on=("verb.wrong",),
        voice="passive",
        polarity="any",
        yes=(
            "Amira was refused a place.",
            "Kofi was mistaken for a porter.",
        ),
        no=(
            "Amira refused a place.",
            "The porter was refused a place, and Kofi wrote to him.",
        ),
    ),
    Cue(
        name="rule-acts",
        code=CODE,
        reason="A rule, a cost or a journey is the one who acts: {words}.",
        subject=("thing", "it"),
        on=RULES,
        polarity="any",
        where=_rule_acts,
        yes=(
            "The deadline fell before Amira was ready.",
            "The rent was more than the loan, Kofi found.",
        ),
        no=(
            "Amira fell on the ice.",
            "The garden was more than Kofi had hoped.",
        ),
    ),
    Cue(
        name="rule-requires",
        code=CODE,
        reason="A rule or an office demands or forbids: {words}.",
        subject=("thing", "it", "institution", "that", "which", "there"),
        on=("verb.require", "verb.hinder", "verb.wrong"),
        polarity="any",
        where=_with_rule,
        yes=(
            "The form demanded a signature from a parent of Amira's.",
            "The rota clashed with Friday prayers, and Kofi left.",
        ),
        no=(
            "Amira demanded a signature.",
            "The choir clashed, and Kofi left.",
        ),
    ),
    Cue(
        name="rule-does-not-fit",
        code=CODE,
        reason="A rule or means does not serve: {words}.",
        subject=("thing",),
        on=(*RULES, "noun.resource"),
        polarity="negative",
        yes=(
            "The fee does not cover materials, Amira found.",
            "The card would not open the door for Kofi.",
        ),
        no=(
            "The fee covers materials, Amira found.",
            "Kofi would not open the door.",
        ),
    ),
    Cue(
        name="costs",
        code=CODE,
        reason="It costs money, time or chances: {words}.",
        subject=("thing", "it", "that", "which", ""),
        on=("verb.cost",),
        polarity="any",
        yes=(
            "The delay cost Amira a year.",
            "It cost £90, and Kofi walked.",
        ),
        no=(
            "The delay suited Amira.",
            "Kofi walked.",
        ),
    ),
    Cue(
        name="money",
        code=CODE,
        reason="Money is in it: {words}.",
        on=("noun.money",),
        polarity="any",
        where=_not_a_move,
        yes=(
            "The rent went up, and Amira moved.",
            "There was a deposit, Kofi found.",
        ),
        no=(
            "The sun came up, and Amira moved.",
            "Kofi asked about the rent.",
        ),
    ),
    Cue(
        name="sum",
        code=CODE,
        reason="A sum is named: {words}.",
        polarity="any",
        where=View.sum_of_money,
        yes=(
            "The loupes were £340, and Amira had none.",
            "It was two pounds an hour, Kofi said.",
        ),
        no=(
            "The loupes were blue, and Amira had none.",
            "It was an hour, Kofi said.",
        ),
    ),
    Cue(
        name="hours-and-travel",
        code=CODE,
        reason="Hours, shifts or a journey are in it: {words}.",
        on=("noun.time_travel",),
        polarity="any",
        where=_not_a_move,
        yes=(
            "The bus left before the class ended, and Amira missed it.",
            "Kofi worked nights in a warehouse.",
        ),
        no=(
            "The cat left before the class ended, and Amira missed it.",
            "Kofi asked about the bus.",
        ),
    ),
    Cue(
        name="measured",
        code=CODE,
        reason="A number measures it: {words}.",
        on=(*RULES, "noun.body_of_staff", "noun.resource"),
        polarity="any",
        where=_measured,
        yes=(
            "There are twelve laptops for four hundred students, Amira counted.",
            "The placement was sixty miles away, and Kofi had no car.",
        ),
        no=(
            "There are laptops for the students, Amira saw.",
            "The placement was near, and Kofi walked.",
        ),
    ),
    Cue(
        name="number",
        code=CODE,
        reason="A number is in it: {words}.",
        polarity="any",
        where=_numbered,
        yes=(
            "Four of the nine were Black, Kofi found.",
            "It happened three times, and Amira wrote it down.",
        ),
        no=(
            "Some of the group were Black, Kofi found.",
            "It happened, and Amira wrote it down.",
        ),
    ),
    Cue(
        name="hostility",
        code=CODE,
        reason="Words or looks put the student apart: {words}.",
        on=("noun.hostility",),
        polarity="any",
        where=lambda view: view.subject != "student",
        yes=(
            "A patient made a remark, and Amira left.",
            "There was a joke about camps, and Kofi heard it.",
        ),
        no=(
            "A patient made a cake, and Amira left.",
            "Kofi made a joke.",
        ),
    ),
    Cue(
        name="wrongs-student",
        code=CODE,
        reason="Others shut out, mistake or mark down the student: {words}.",
        subject=("institution", "society", "peers", "person", "thing", "it", "writer"),
        on=("verb.wrong",),
        voice="active",
        where=View.affects_student,
        yes=(
            "The other students excluded Amira.",
            "A consultant humiliated Kofi.",
        ),
        no=(
            "The other students did exclude nobody, and Amira danced.",
            "Kofi humiliated a consultant.",
        ),
    ),
    Cue(
        name="talk-about-student",
        code=CODE,
        reason="Others say or ask it about the student: {words}.",
        subject=("student",),
        polarity="any",
        where=_talk,
        yes=(
            "Somebody said that Amira was disengaged.",
            "They asked if Kofi had considered something easier, and Kofi left.",
        ),
        no=(
            "I asked if Amira would come back.",
            "Amira said that she was tired.",
        ),
    ),
    Cue(
        name="quoted-about-student",
        code=CODE,
        reason="The words of others are quoted: {words}.",
        subject=("student", "thing", "it", "person", "society", "", "you"),
        polarity="any",
        where=_quoted,
        yes=(
            '"He lacks polish," the examiner said of Kofi.',
            '"These lads will not ask," a colleague said, and Kofi heard it.',
        ),
        no=(
            "The examiner said that Kofi had polish.",
            '"I will come," said Amira.',
        ),
    ),
    Cue(
        name="others-say",
        code=CODE,
        reason="Others speak to the student, or of them: {words}.",
        subject=("institution", "society", "peers", "person"),
        verb=SAYING,
        where=lambda view: view.reaches_student() or bool(view.word(*QUOTES)),
        yes=(
            "The careers teacher told Amira to aim lower.",
            "A patient asked Kofi for somebody else.",
        ),
        no=(
            "Amira told the careers teacher to aim higher.",
            "The careers teacher slept, and Amira read.",
        ),
    ),
    Cue(
        name="in-the-way",
        code=CODE,
        reason="Rules, places or money stand in the way: {words}.",
        subject=("thing", "it", "there", ""),
        on=("adjective.structural",),
        polarity="any",
        yes=(
            "The door was locked, and Amira waited.",
            "The lab was inaccessible, so Kofi watched a film of it.",
        ),
        no=(
            "The door was blue, and Amira waited.",
            "Kofi was late.",
        ),
    ),
    Cue(
        name="none-provided",
        code=CODE,
        reason="What is needed is not there: {words}.",
        subject=("there", "nobody", "thing", "", "it"),
        on=("noun.resource", "noun.rule", "noun.money"),
        polarity="negative",
        yes=(
            "There was no interpreter in the first week, Amira said.",
            "Nobody had a form for it, Kofi was told.",
        ),
        no=(
            "There was an interpreter in the first week, Amira said.",
            "Kofi had no cat.",
        ),
    ),
    Cue(
        name="apart",
        code=CODE,
        reason="The student is told apart, or is the only one: {words}.",
        on=("phrase.apart",),
        polarity="any",
        yes=(
            "Amira was the only one with a headscarf.",
            "Kofi found nobody like him on the wall of portraits.",
        ),
        no=(
            "Amira was one of many.",
            "Kofi found his coat on the wall.",
        ),
    ),
    Cue(
        name="student-is-kept-out",
        code=CODE,
        reason="The student cannot, by what is around them: {words}.",
        subject=("student",),
        modal=CAN,
        polarity="negative",
        where=_kept_out,
        yes=(
            "Amira could not get into the building.",
            "Kofi couldn't afford the train.",
        ),
        no=(
            "Amira could get into the building.",
            "The van could not get into the yard, and Kofi walked.",
        ),
    ),
    Cue(
        name="process-phrase",
        code=CODE,
        reason="A phrase of rules and offices: {words}.",
        on=("phrase.process_harm",),
        polarity="any",
        yes=(
            "The lift was out of order, so Amira waited.",
            "Kofi was in debt by June.",
        ),
        no=(
            "The lift was in order, so Amira rode.",
            "Kofi was in love by June.",
        ),
    ),
    Cue(
        name="had-to",
        code=CODE,
        reason="The student is made to: {words}.",
        subject=("student",),
        polarity="any",
        where=_had_to,
        yes=(
            "Amira had to repeat the year.",
            "Kofi must pay the fee twice.",
        ),
        no=(
            "Amira chose to repeat the year.",
            "The office had to repeat the form that Kofi sent.",
        ),
    ),
    Cue(
        name="student-pays",
        code=CODE,
        reason="The student pays, loses or waits: {words}.",
        subject=("student",),
        on=("verb.cost",),
        voice="active",
        where=View.acts,
        yes=(
            "Amira paid for the course twice.",
            "Kofi lost two days of work.",
        ),
        no=(
            "Amira never paid for the course.",
            "The office lost two forms, and Kofi wrote again.",
        ),
    ),
    Cue(
        name="others-act",
        code=CODE,
        reason="School, other students or strangers are the ones who act: {words}.",
        subject=("society", "peers"),
        polarity="any",
        yes=(
            "Her teachers expected little, and Amira knew it.",
            "People stared, and Kofi left.",
        ),
        no=(
            "Amira expected little.",
            "The tutor stared, and Kofi left.",
        ),
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
        yes=(
            "We moved the exam to a Saturday, and Amira wrote to us.",
            "The faculty charged a fee for the coat that Kofi wore.",
        ),
        no=(
            "Amira moved the exam to a Saturday.",
            "We moved the piano, and Amira sang.",
        ),
    ),
    Cue(
        name="rule-is-applied",
        code=CODE,
        reason="A rule is applied: {words}.",
        subject=("thing", "it"),
        on=("noun.rule", "noun.money"),
        voice="passive",
        polarity="any",
        yes=(
            "The deadline was moved, and Amira missed it.",
            "Kofi knew the fee was charged twice.",
        ),
        no=(
            "The piano was moved, and Amira missed it.",
            "Kofi charged a fee.",
        ),
    ),
)
