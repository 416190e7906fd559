"""The institution told as helper, giver, rescuer, or as good in itself."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "institution-benevolent"
STAFF = ("institution", "writer", "person")
HELPING = ("verb.help", "verb.encourage", "verb.give", "verb.teach", "verb.arrange", "verb.attend", "verb.allow")
TELLING = words("tell say promise explain suggest")


def _at_large(view: View) -> bool:
    return not view.reaches_student()


def _kind_staff(view: View) -> bool:
    return view.document.actor_of.get(view.tokens.head[view.at[0]]) == "institution"


CUES = (
    Cue(
        name="staff-help",
        code=CODE,
        reason="The institution or one of its people helps or encourages the student: {words}.",
        subject=STAFF,
        on=("verb.help", "verb.encourage"),
        voice="active",
        where=View.serves_student,
    ),
    Cue(
        name="staff-give",
        code=CODE,
        reason="The institution or one of its people gives something to the student: {words}.",
        subject=STAFF,
        on=("verb.give",),
        voice="active",
        where=View.serves_student,
    ),
    Cue(
        name="staff-teach",
        code=CODE,
        reason="The institution or one of its people shows or teaches the student, as a kindness: {words}.",
        subject=STAFF,
        on=("verb.teach",),
        voice="active",
        where=View.serves_student,
    ),
    Cue(
        name="staff-arrange",
        code=CODE,
        reason="The institution or one of its people sees to things for the student: {words}.",
        subject=STAFF,
        on=("verb.arrange",),
        voice="active",
        where=View.serves_student,
    ),
    Cue(
        name="staff-allow",
        code=CODE,
        reason="The institution makes room for the student in its rules: {words}.",
        subject=STAFF,
        on=("verb.allow",),
        voice="active",
        where=View.serves_student,
    ),
    Cue(
        name="staff-see-to",
        code=CODE,
        reason="The institution or one of its people sees to something of the student's: {words}.",
        subject=STAFF,
        on=HELPING,
        voice="active",
        where=View.only_of_student,
    ),
    Cue(
        name="staff-help-at-large",
        code=CODE,
        reason="The institution is told by its help or care: {words}.",
        subject=("institution", "writer"),
        on=("verb.help", "verb.encourage", "verb.allow"),
        voice="active",
        where=_at_large,
    ),
    Cue(
        name="staff-give-at-large",
        code=CODE,
        reason="The institution is told by what it gives or arranges: {words}.",
        subject=("institution", "writer"),
        on=("verb.give", "verb.arrange", "verb.teach"),
        voice="active",
        where=_at_large,
    ),
    Cue(
        name="house-helps",
        code=CODE,
        reason="A note without a subject tells what was done for the student: {words}.",
        subject=("",),
        on=HELPING,
        where=lambda view: view.clause.parent is None and (view.holds_student() or view.tokens.tag[view.head] == "VBN"),
    ),
    Cue(
        name="staff-and-gift",
        code=CODE,
        reason="Something given out of kindness is named: {words}.",
        subject=(*STAFF, "there", ""),
        on=("noun.gift",),
        where=lambda view: view.affects_student() or view.subject in {"there", ""},
    ),
    Cue(
        name="student-is-helped",
        code=CODE,
        reason="The student is helped, and only the institution can be meant: {words}.",
        subject=("student",),
        on=HELPING,
        voice="passive",
    ),
    Cue(
        name="it-was-provided",
        code=CODE,
        reason="Something is provided, and only the institution can be meant: {words}.",
        subject=("thing",),
        on=("verb.give", "verb.arrange", "verb.allow", "verb.help"),
        voice="passive",
    ),
    Cue(
        name="staff-turn-to-student",
        code=CODE,
        reason="The institution turns to the student: {words}.",
        subject=("institution", "writer"),
        voice="active",
        where=View.serves_student,
    ),
    Cue(
        name="somebody-turns-to-student",
        code=CODE,
        reason="Somebody turns to the student: {words}.",
        subject=("person",),
        voice="active",
        where=View.serves_student,
    ),
    Cue(
        name="staff-are-kind",
        code=CODE,
        reason="The institution or its people are praised: {words}.",
        subject=(*STAFF, "nobody"),
        on=("adjective.kind", "noun.praise"),
    ),
    Cue(
        name="kind-staff",
        code=CODE,
        reason="Somebody of the institution is praised: {words}.",
        on=("adjective.kind",),
        where=_kind_staff,
    ),
    Cue(
        name="our-goodness",
        code=CODE,
        reason="The writer praises their own house: {words}.",
        on=("adjective.kind", "noun.praise", "noun.help"),
        where=lambda view: view.of_staff() or view.first_person("we"),
    ),
    Cue(
        name="staff-are-thanked",
        code=CODE,
        reason="The institution or its people are thanked: {words}.",
        subject=("student", "family"),
        on=("verb.thank", "noun.thanks", "noun.praise", "verb.give"),
        where=View.meets_staff,
    ),
    Cue(
        name="gives-thanks",
        code=CODE,
        reason="The student or the family give thanks: {words}.",
        subject=("student", "family", ""),
        on=("verb.thank", "noun.thanks"),
    ),
    Cue(
        name="credit-to-staff",
        code=CODE,
        reason="Success is put down to the institution's help: {words}.",
        on=("phrase.with_help",),
        polarity="any",
        where=lambda view: view.subject not in {"institution", "writer"},
    ),
    Cue(
        name="staff-take-care",
        code=CODE,
        reason="A set phrase of care, on the institution's side: {words}.",
        subject=(*STAFF, "nobody", "there", "thing", "it"),
        on=("phrase.care",),
        polarity="any",
    ),
    Cue(
        name="staff-care-for-student",
        code=CODE,
        reason="The institution takes care of the student: {words}.",
        subject=STAFF,
        on=("phrase.care",),
        polarity="any",
        where=View.affects_student,
    ),
    Cue(
        name="staff-and-help",
        code=CODE,
        reason="The institution is told together with help: {words}.",
        subject=STAFF,
        on=("noun.help",),
    ),
    Cue(
        name="staff-do-not-mind",
        code=CODE,
        reason="The institution does not mind the trouble: {words}.",
        subject=("institution", "nobody", "writer"),
        verb=words("mind hear hold regret begrudge grudge"),
        polarity="negative",
    ),
    Cue(
        name="staff-are-glad",
        code=CODE,
        reason="The institution is told as glad to do it: {words}.",
        subject=("institution", "writer"),
        on=("adjective.feeling", "adjective.kind"),
        where=View.said_of_subject,
    ),
)
