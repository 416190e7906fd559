"""The institution owns a cause or a duty, or is told as answerable."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import At, View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "institution-responsible"
STAFF = ("institution", "writer")
ANYBODY = ("institution", "writer", "person")
SAYING = words("tell say reply answer write advise suggest ask claim respond call")
ATTENDING = words(
    "ask think notice check consider wonder look tell know realise realize listen answer reply do say see read train "
    "believe count mean"
)
REPLIES = words("reply answer apology response letter email minute explanation feedback form prospectus")
MUSING = words("know think believe say tell see mean")
NOW = ("now", "since", "finally", "eventually")


def _now(view: View) -> At | bool:
    now = view.word(*NOW)
    return bool(now) and (*now, view.head)


def _left_undone(view: View) -> bool:
    """Not the writer's "I don't know" or "I don't think" of today."""
    return not (view.first_person("i") and view.clause.tense == "present" and view.verb in MUSING)


CUES = (
    Cue(
        name="staff-do-not",
        code=CODE,
        reason="The institution is told by what it did not do: {words}.",
        subject=STAFF,
        polarity="negative",
    ),
    Cue(
        name="staff-never-asked",
        code=CODE,
        reason="The institution did not ask, notice or answer: {words}.",
        subject=STAFF,
        verb=ATTENDING,
        voice="active",
        polarity="negative",
        where=_left_undone,
    ),
    Cue(
        name="nobody-did",
        code=CODE,
        reason="Nobody did it: {words}.",
        subject=("nobody",),
        polarity="any",
        where=View.subject_and_verb,
    ),
    Cue(
        name="staff-omit",
        code=CODE,
        reason="The institution leaves it undone, unseen or unsaid: {words}.",
        subject=ANYBODY,
        on=("verb.omit",),
        voice="active",
    ),
    Cue(
        name="duty",
        code=CODE,
        reason="A duty is named: {words}.",
        subject=(*STAFF, "thing", "it", "there", "this", "that"),
        polarity="any",
        where=lambda view: view.clause.modality == "duty" and view.verb_group(),
    ),
    Cue(
        name="staff-reform",
        code=CODE,
        reason="The institution changes how things are done: {words}.",
        subject=STAFF,
        on=("verb.reform",),
    ),
    Cue(
        name="staff-now",
        code=CODE,
        reason="The institution does it differently now: {words}.",
        subject=ANYBODY,
        where=_now,
    ),
    Cue(
        name="rule-is-changed",
        code=CODE,
        reason="A practice is put right, or passed on: {words}.",
        subject=("thing", "institution", "it"),
        on=("verb.reform",),
        voice="passive",
        polarity="any",
    ),
    Cue(
        name="now-different",
        code=CODE,
        reason="It is different now: {words}.",
        subject=("thing", "it", "there", "this", "that", "what"),
        where=_now,
    ),
    Cue(
        name="owns-up",
        code=CODE,
        reason="The institution or the writer owns it: {words}.",
        subject=STAFF,
        on=("verb.own_up", "adjective.owning"),
    ),
    Cue(
        name="office-answers",
        code=CODE,
        reason="An office answers, notes or refers: {words}.",
        subject=(*ANYBODY, "thing", "it"),
        on=("verb.admin_answer",),
        polarity="any",
    ),
    Cue(
        name="writer-took-part",
        code=CODE,
        reason="The writer had a part in it: {words}.",
        subject=STAFF,
        on=("verb.neglect_own",),
        where=View.first_person,
    ),
    Cue(
        name="no-reply",
        code=CODE,
        reason="There was no answer, or one that is none: {words}.",
        on=("phrase.no_reply",),
        polarity="any",
    ),
    Cue(
        name="own-fault",
        code=CODE,
        reason="A set phrase owns it: {words}.",
        on=("phrase.own_fault",),
        polarity="any",
    ),
    Cue(
        name="put-right",
        code=CODE,
        reason="A set phrase tells of change: {words}.",
        on=("phrase.reform",),
        polarity="any",
        where=lambda view: view.subject != "student",
    ),
    Cue(
        name="staff-wrong-student",
        code=CODE,
        reason="The institution does it to the student: {words}.",
        subject=ANYBODY,
        on=("verb.wrong",),
        voice="active",
        where=View.affects_student,
    ),
    Cue(
        name="staff-refuse",
        code=CODE,
        reason="The institution says no: {words}.",
        subject=ANYBODY,
        on=("verb.refuse",),
    ),
    Cue(
        name="student-is-processed",
        code=CODE,
        reason="It is done to the student by an office that is left out: {words}.",
        subject=("student",),
        on=("verb.process", "verb.wrong"),
        voice="passive",
        polarity="any",
    ),
    Cue(
        name="our-own",
        code=CODE,
        reason="It is the institution's own: {words}.",
        subject=("it", "thing", "there", "", "that", "nobody"),
        polarity="any",
        where=View.owned_by_staff,
    ),
    Cue(
        name="note-of-office",
        code=CODE,
        reason="A note tells what an office did with it: {words}.",
        subject=("",),
        on=("verb.reform", "verb.admin_answer", "verb.omit"),
        polarity="any",
        where=lambda view: view.clause.parent is None and view.tokens.tag[view.head] in {"VBN", "VBD"},
    ),
    Cue(
        name="it-does-not",
        code=CODE,
        reason="What should have happened did not: {words}.",
        subject=("it", "that", "this", "thing"),
        polarity="negative",
    ),
    Cue(
        name="took-long",
        code=CODE,
        reason="It took an office so long: {words}.",
        verb=frozenset({"take", "last"}),
        polarity="any",
        where=View.span_of_time,
    ),
    Cue(
        name="office-acts",
        code=CODE,
        reason="An office or one of its people is the one who acts: {words}.",
        subject=("institution",),
        voice="active",
        polarity="any",
        where=lambda view: not view.first_person(),
    ),
    Cue(
        name="we-act",
        code=CODE,
        reason="“We” are the ones who act: {words}.",
        subject=STAFF,
        where=lambda view: view.first_person("we"),
    ),
    Cue(
        name="they-act",
        code=CODE,
        reason="Somebody who is not the student acts: {words}.",
        subject=("person",),
        voice="active",
        polarity="any",
        where=lambda view: view.verb not in {"", "be"},
    ),
    Cue(
        name="reply-was",
        code=CODE,
        reason="An answer or a letter is told: {words}.",
        subject=("thing", "there", "", "it"),
        on=("noun.rule", "noun.resource"),
        polarity="any",
        where=lambda view: view.lemma_at() in REPLIES,
    ),
    Cue(
        name="it-was-done",
        code=CODE,
        reason="It was done by somebody left out: {words}.",
        subject=("thing", "it", "that"),
        voice="passive",
        polarity="any",
        where=lambda view: not view.has("verb.give", "verb.help"),
    ),
)
