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
        yes=(
            "We did not mend the lift, and Amira missed the list.",
            "The registry never sent the form to Kofi.",
        ),
        no=(
            "We mended the lift, and Amira came.",
            "Kofi never sent the form.",
        ),
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
        yes=(
            "We never asked Amira about her hours.",
            "The tutor did not answer Kofi.",
        ),
        no=(
            "We asked Amira about her hours.",
            "I do not know where Kofi is now.",
        ),
    ),
    Cue(
        name="nobody-did",
        code=CODE,
        reason="Nobody did it: {words}.",
        subject=("nobody",),
        polarity="any",
        where=View.subject_and_verb,
        yes=(
            "Nobody told Amira about the form.",
            "No one had read what Kofi wrote.",
        ),
        no=(
            "Everybody told Amira about the form.",
            "The clerk had read what Kofi wrote.",
        ),
    ),
    Cue(
        name="staff-omit",
        code=CODE,
        reason="The institution leaves it undone, unseen or unsaid: {words}.",
        subject=ANYBODY,
        on=("verb.omit",),
        voice="active",
        yes=(
            "The registry lost Amira's form.",
            "We ignored what Kofi wrote.",
        ),
        no=(
            "The registry did not lose Amira's form.",
            "Amira lost the form.",
        ),
    ),
    Cue(
        name="duty",
        code=CODE,
        reason="A duty is named: {words}.",
        subject=(*STAFF, "thing", "it", "there", "this", "that"),
        polarity="any",
        where=lambda view: view.clause.modality == "duty" and view.verb_group(),
        yes=(
            "We should have asked Amira.",
            "The university must change this, Kofi said.",
        ),
        no=(
            "We asked Amira.",
            "Kofi must pay.",
        ),
    ),
    Cue(
        name="staff-reform",
        code=CODE,
        reason="The institution changes how things are done: {words}.",
        subject=STAFF,
        on=("verb.reform",),
        yes=(
            "We changed the timetable after Kofi left.",
            "The department has scrapped the rule that stopped Amira.",
        ),
        no=(
            "We did not change the timetable after Kofi left.",
            "Amira changed the timetable.",
        ),
    ),
    Cue(
        name="staff-now",
        code=CODE,
        reason="The institution does it differently now: {words}.",
        subject=ANYBODY,
        where=_now,
        yes=(
            "We now write to every applicant, since Amira told us.",
            "The registrar finally wrote to Kofi.",
        ),
        no=(
            "We wrote to every applicant before Amira came.",
            "Kofi now writes to every applicant.",
        ),
    ),
    Cue(
        name="rule-is-changed",
        code=CODE,
        reason="A practice is put right, or passed on: {words}.",
        subject=("thing", "institution", "it"),
        on=("verb.reform",),
        voice="passive",
        polarity="any",
        yes=(
            "The form was changed after Kofi left.",
            "The policy has been rewritten since Amira complained.",
        ),
        no=(
            "The form lay on the desk when Kofi left.",
            "The window was painted, and Amira slept.",
        ),
    ),
    Cue(
        name="now-different",
        code=CODE,
        reason="It is different now: {words}.",
        subject=("thing", "it", "there", "this", "that", "what"),
        where=_now,
        yes=(
            "There is a ramp now, and Amira uses it.",
            "The test is taken at home now, Kofi says.",
        ),
        no=(
            "There was a ramp, and Amira used it.",
            "Kofi is at home now.",
        ),
    ),
    Cue(
        name="owns-up",
        code=CODE,
        reason="The institution or the writer owns it: {words}.",
        subject=STAFF,
        on=("verb.own_up", "adjective.owning"),
        yes=(
            "We apologised to Amira.",
            "I am ashamed of what I said to Kofi.",
        ),
        no=(
            "We never apologised to Amira.",
            "Amira apologised to us.",
        ),
    ),
    Cue(
        name="office-answers",
        code=CODE,
        reason="An office answers, notes or refers: {words}.",
        subject=(*ANYBODY, "thing", "it"),
        on=("verb.admin_answer",),
        polarity="any",
        yes=(
            "The board noted what Amira said.",
            "The letter regretted any inconvenience to Kofi.",
        ),
        no=(
            "Amira noted the number of the bus.",
            "The board rose, and Kofi left.",
        ),
    ),
    Cue(
        name="writer-took-part",
        code=CODE,
        reason="The writer had a part in it: {words}.",
        subject=STAFF,
        on=("verb.neglect_own",),
        where=View.first_person,
        yes=(
            "I signed the letter to Amira.",
            "I had chaired that meeting, and Kofi knew it.",
        ),
        no=(
            "Amira signed the letter.",
            "The dean signed the letter to Amira.",
        ),
    ),
    Cue(
        name="no-reply",
        code=CODE,
        reason="There was no answer, or one that is none: {words}.",
        on=("phrase.no_reply",),
        polarity="any",
        yes=(
            "Amira wrote in May. There was no reply.",
            "Kofi wrote again. He heard nothing.",
        ),
        no=(
            "Amira wrote in May. There was a reply.",
            "Kofi wrote again. He heard music.",
        ),
    ),
    Cue(
        name="own-fault",
        code=CODE,
        reason="A set phrase owns it: {words}.",
        on=("phrase.own_fault",),
        polarity="any",
        yes=(
            "It was our fault that Amira waited.",
            "I am sorry to say that Kofi waited.",
        ),
        no=(
            "It was her fault that Amira waited.",
            "I am here to say that Kofi waited.",
        ),
    ),
    Cue(
        name="put-right",
        code=CODE,
        reason="A set phrase tells of change: {words}.",
        on=("phrase.reform",),
        polarity="any",
        where=lambda view: view.subject != "student",
        yes=(
            "The captions were fixed, and Amira wrote to us.",
            "The rule no longer holds, Kofi was told.",
        ),
        no=(
            "The captions were late, and Amira wrote to us.",
            "Amira now writes to her sister.",
        ),
    ),
    Cue(
        name="staff-wrong-student",
        code=CODE,
        reason="The institution does it to the student: {words}.",
        subject=ANYBODY,
        on=("verb.wrong",),
        voice="active",
        where=View.affects_student,
        yes=(
            "We marked Amira down for it.",
            "The examiner mocked Kofi.",
        ),
        no=(
            "We did not mark Amira down for it.",
            "Kofi mocked the examiner.",
        ),
    ),
    Cue(
        name="staff-refuse",
        code=CODE,
        reason="The institution says no: {words}.",
        subject=ANYBODY,
        on=("verb.refuse",),
        yes=(
            "The registrar refused the request that Amira made.",
            "We turned it down, and Kofi left.",
        ),
        no=(
            "The registrar did not refuse what Amira asked.",
            "Amira turned it down.",
        ),
    ),
    Cue(
        name="student-is-processed",
        code=CODE,
        reason="It is done to the student by an office that is left out: {words}.",
        subject=("student",),
        on=("verb.process", "verb.wrong"),
        voice="passive",
        polarity="any",
        yes=(
            "Kofi was told that it was the system.",
            "Amira was sent to another desk.",
        ),
        no=(
            "Kofi told them that it was the system.",
            "The letter was sent to another desk, and Amira waited.",
        ),
    ),
    Cue(
        name="our-own",
        code=CODE,
        reason="It is the institution's own: {words}.",
        subject=("it", "thing", "there", "", "that", "nobody"),
        polarity="any",
        where=View.owned_by_staff,
        yes=(
            "It was our own form that stopped Amira.",
            "There was a copy in my desk when Kofi asked.",
        ),
        no=(
            "It was her own form that stopped Amira.",
            "There was a copy in the desk when Kofi asked.",
        ),
    ),
    Cue(
        name="note-of-office",
        code=CODE,
        reason="A note tells what an office did with it: {words}.",
        subject=("",),
        on=("verb.reform", "verb.admin_answer", "verb.omit"),
        polarity="any",
        where=lambda view: view.clause.parent is None and view.tokens.tag[view.head] in {"VBN", "VBD"},
        yes=(
            "Kofi wrote in May. Deferred.",
            "Amira asked for a date. Noted.",
        ),
        no=(
            "Kofi wrote in May. Slept.",
            "Amira asked for a date. She waited.",
        ),
    ),
    Cue(
        name="it-does-not",
        code=CODE,
        reason="What should have happened did not: {words}.",
        subject=("it", "that", "this", "thing"),
        polarity="negative",
        yes=(
            "It was not written down, and Amira asked again.",
            "The ramp did not arrive, so Kofi waited.",
        ),
        no=(
            "It was written down, and Amira asked again.",
            "Kofi did not arrive.",
        ),
    ),
    Cue(
        name="took-long",
        code=CODE,
        reason="It took an office so long: {words}.",
        verb=frozenset({"take", "last"}),
        polarity="any",
        where=View.span_of_time,
        yes=(
            "The answer took eleven weeks to reach Amira.",
            "It took us a year to reply to Kofi.",
        ),
        no=(
            "The answer reached Amira at once.",
            "Kofi took a bus.",
        ),
    ),
    Cue(
        name="office-acts",
        code=CODE,
        reason="An office or one of its people is the one who acts: {words}.",
        subject=("institution",),
        voice="active",
        polarity="any",
        where=lambda view: not view.first_person(),
        yes=(
            "The registry closed at noon, and Amira waited.",
            "The examiner marked Kofi's paper.",
        ),
        no=(
            "Kofi marked the paper.",
            "We closed at noon, and Amira waited.",
        ),
    ),
    Cue(
        name="we-act",
        code=CODE,
        reason="“We” are the ones who act: {words}.",
        subject=STAFF,
        where=lambda view: view.first_person("we"),
        yes=(
            "We sent the form to Amira.",
            "We timed the exam for a Saturday, and Kofi wrote to us.",
        ),
        no=(
            "They sent the form to Amira.",
            "Kofi sent us the form.",
        ),
    ),
    Cue(
        name="they-act",
        code=CODE,
        reason="Somebody who is not the student acts: {words}.",
        subject=("person",),
        voice="active",
        polarity="any",
        where=lambda view: view.verb not in {"", "be"},
        yes=(
            "Somebody moved the desk, and Amira fell.",
            "Someone from Safety stopped Kofi at the door.",
        ),
        no=(
            "Amira moved the desk.",
            "We stopped Kofi at the door.",
        ),
    ),
    Cue(
        name="reply-was",
        code=CODE,
        reason="An answer or a letter is told: {words}.",
        subject=("thing", "there", "", "it"),
        on=("noun.rule", "noun.resource"),
        polarity="any",
        where=lambda view: view.lemma_at() in REPLIES,
        yes=(
            "The reply was a link, and Amira read it.",
            "There was a form for that, Kofi was told.",
        ),
        no=(
            "The bus was a wreck, and Amira read in it.",
            "Kofi wrote a reply.",
        ),
    ),
    Cue(
        name="it-was-done",
        code=CODE,
        reason="It was done by somebody left out: {words}.",
        subject=("thing", "it", "that"),
        voice="passive",
        polarity="any",
        where=lambda view: not view.has("verb.give", "verb.help"),
        yes=(
            "The mark was lowered, and Amira asked why.",
            "It was put down as lateness, and Kofi wrote to us.",
        ),
        no=(
            "Amira lowered the mark.",
            "The coat was given to Amira.",
        ),
    ),
)
