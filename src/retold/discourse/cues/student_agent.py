"""The student acts on purpose, decides, knows, brings something, changes something."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import At, View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "student-agent"
BRINGING = words("bring take send hand show carry give keep put offer present submit")
KNOWING = words("know understand realise realize remember master notice see spot")
WANTING = words("want wish mean hope plan intend aim set prefer")
GETTING = words("teach get find arrange organise organize make do learn read write pay run")
OWNING = words("have bring show speak carry")
WOULD = words("would will wo 'd 'll")
OTHERS = [
    "others",
    "friends",
    "other",
    "everyone",
    "apprentices",
    "students",
    "colleagues",
    "classmates",
    "people",
    "group",
]
TOLD = frozenset({"VBD", "VBZ", "VBN"})


def _with_others(view: View) -> At | bool:
    others = view.word(*OTHERS)
    return bool(others) and bool(view.deed()) and (view.head, *others)


def _to_staff(view: View) -> At | bool:
    return view.meets_staff() and view.deed()


def _strength(view: View) -> bool:
    return view.of_student() or (view.subject == "student" and view.verb in OWNING)


def _among_subjects(view: View) -> At | bool:
    slot = view.clause.subject
    if slot is None or view.passive:
        return False
    joined = (kid for kid in view.tokens.children[slot.head] if view.tokens.dep[kid] == "conj")
    return tuple(kid for kid in joined if view.document.actor_of.get(kid) == "student")[:1]


def _it_was(view: View) -> At | bool:
    above = view.parent()
    return (
        above is not None
        and view.clause.link == "relative"
        and above.verb == "be"
        and above.complement is not None
        and above.complement.actor == "student"
        and (above.complement.head, view.head)
    )


CUES = (
    Cue(
        name="asks",
        code=CODE,
        reason="The student asks, as a move of their own: {words}.",
        subject=("student",),
        on=("verb.ask",),
        voice="active",
        where=View.moves,
    ),
    Cue(
        name="speaks-up",
        code=CODE,
        reason="The student says their piece: {words}.",
        subject=("student",),
        on=("verb.speak_up",),
        voice="active",
        where=View.moves,
    ),
    Cue(
        name="refuses",
        code=CODE,
        reason="The student says no: {words}.",
        subject=("student",),
        on=("verb.refuse",),
        voice="active",
        where=View.moves,
    ),
    Cue(
        name="decides",
        code=CODE,
        reason="The student decides: {words}.",
        subject=("student",),
        on=("verb.decide",),
        voice="active",
        where=View.moves,
    ),
    Cue(
        name="makes",
        code=CODE,
        reason="The student makes or starts something: {words}.",
        subject=("student",),
        on=("verb.make",),
        voice="active",
        where=View.moves,
    ),
    Cue(
        name="finds-out",
        code=CODE,
        reason="The student finds it out or works it out: {words}.",
        subject=("student",),
        on=("verb.find_out",),
        voice="active",
        where=View.moves,
    ),
    Cue(
        name="contributes",
        code=CODE,
        reason="The student helps, teaches or leads others: {words}.",
        subject=("student",),
        on=("verb.contribute",),
        voice="active",
        where=View.moves,
    ),
    Cue(
        name="asks-staff",
        code=CODE,
        reason="The student turns to the institution: {words}.",
        subject=("student",),
        on=("verb.ask", "verb.speak_up", "verb.make", "verb.persist"),
        voice="active",
        where=lambda view: view.meets_staff() and view.moves(),
    ),
    Cue(
        name="knows",
        code=CODE,
        reason="The student knows: {words}.",
        subject=("student",),
        verb=KNOWING,
        voice="active",
    ),
    Cue(
        name="makes-a-move",
        code=CODE,
        reason="The student makes a move of their own: {words}.",
        subject=("student",),
        on=("noun.move",),
        voice="active",
        where=lambda view: bool(view.verb and view.moves()) and (view.head, *view.at),
    ),
    Cue(
        name="own-accord",
        code=CODE,
        reason="The student does it of their own accord: {words}.",
        subject=("student", ""),
        on=("phrase.own_accord",),
        voice="active",
    ),
    Cue(
        name="by-oneself",
        code=CODE,
        reason="The student taught or got it themselves: {words}.",
        subject=("student", ""),
        verb=GETTING,
        where=View.one_self,
    ),
    Cue(
        name="able",
        code=CODE,
        reason="The student is described as able: {words}.",
        subject=("student", ""),
        on=("adjective.strong",),
        where=View.said_of_subject,
    ),
    Cue(
        name="own-strength",
        code=CODE,
        reason="A strength is named as the student's own: {words}.",
        on=("noun.strength", "adjective.strong"),
        where=_strength,
    ),
    Cue(
        name="acts",
        code=CODE,
        reason="The student is the one who acts: {words}.",
        subject=("student",),
        where=View.deed,
    ),
    Cue(
        name="wants",
        code=CODE,
        reason="The student wants something: {words}.",
        subject=("student",),
        verb=WANTING,
        voice="active",
    ),
    Cue(
        name="would-not",
        code=CODE,
        reason="The student refuses: {words}.",
        subject=("student",),
        modal=WOULD,
        polarity="negative",
        where=lambda view: view.clause.certainty != "unreal",
    ),
    Cue(
        name="with-others",
        code=CODE,
        reason="The student acts together with others: {words}.",
        subject=("student",),
        where=_with_others,
    ),
    Cue(
        name="takes-it-to-staff",
        code=CODE,
        reason="The student takes it to the institution: {words}.",
        subject=("student",),
        where=_to_staff,
    ),
    Cue(
        name="unnamed-doer",
        code=CODE,
        reason="A note without a subject tells an act of the student: {words}.",
        subject=("",),
        on=("verb.ask", "verb.make", "verb.find_out", "verb.decide", "verb.refuse"),
        voice="active",
        where=lambda view: view.tokens.tag[view.head] in TOLD and view.clause.parent is None,
    ),
)
