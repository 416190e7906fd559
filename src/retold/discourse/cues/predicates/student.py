"""Where the student stands in a clause (semantic roles of the student)."""

from retold.discourse.cues.view import View, stands_for
from retold.discourse.cues.wordclasses import words

FRAMING = words(
    "call meet name know think remember forget imagine ask hear picture invent like choose describe say write"
)
NOBODY = frozenset({"there", ""})
AROUND_STUDENT = frozenset({"student", "", "it", "there", "family"})
QUOTES = ('"', "'", "‘", "“", "''", "``")


def holds_student(view: View) -> bool:
    """The student is the object, or the one it is given to."""
    return stands_for(view.clause.object, "student") or stands_for(view.clause.dative, "student")


def reaches_student(view: View) -> bool:
    """The student is the object, in a prepositional phrase, or the subject of what is brought about."""
    return holds_student(view) or view.towards("student") or brings_about(view)


def serves_student(view: View) -> bool:
    """It reaches the student, and is more than naming, meeting or writing about them."""
    return view.verb not in FRAMING and reaches_student(view)


def affects_student(view: View) -> bool:
    """It reaches the student or something of theirs."""
    return reaches_student(view) or of_student(view)


def affects_student_or_is_there(view: View) -> bool:
    """It reaches the student or something of theirs; or it says what there was, of nobody."""
    return affects_student(view) or view.subject in NOBODY


def holds_back_student(view: View) -> bool:
    """The student is the object or receiver, or the subject of a passive."""
    return holds_student(view) or (view.subject == "student" and view.passive)


def names_student(view: View) -> bool:
    """The student is in the clause, but not as its subject."""
    subject = view.clause.subject.head if view.clause.subject else None
    actor_of = view.document.actor_of
    return any(actor_of.get(token) == "student" and token != subject for token in view.clause.tokens)


def brings_about(view: View) -> bool:
    """The student is the subject of a clause that this one governs: "let him sit", "made sure she could stay"."""
    return any(
        below.link in {"content", "purpose"} and stands_for(below.subject, "student") and not below.subject.inherited
        for below in view.followers
        if below.subject is not None
    )


def of_student(view: View) -> bool:
    """Something of the student's is in the clause: "her CV", "Amira's deadlines"."""
    return view.owned_by("student")


def only_of_student(view: View) -> bool:
    """Something of the student's is in the clause, but not the student."""
    return of_student(view) and not reaches_student(view)


def student_or_theirs(view: View) -> bool:
    """The student is the subject, or something of theirs is in the clause."""
    return view.subject == "student" or of_student(view)


def about_student(view: View) -> bool:
    """The student, the family, "it", "there" or nobody is the subject, or something of theirs is in the clause."""
    return view.subject in AROUND_STUDENT or of_student(view)


def home_or_theirs(view: View) -> bool:
    """A home, or something of the student's, is in the clause."""
    return bool(view.has("noun.home")) or of_student(view)


def student_or_quotation(view: View) -> bool:
    """It reaches the student, or quotes somebody."""
    return reaches_student(view) or bool(view.word(*QUOTES))


def held_by_student(view: View) -> bool:
    """The student is the one who is told to say or think it."""
    return view.clause.holder == "student"


def is_note_of_service(view: View) -> bool:
    """A note without a subject: "Taught him to cook.", "Extension granted."."""
    granted = view.tokens.tag[view.head] == "VBN" and view.clause.object is None
    return view.clause.parent is None and (holds_student(view) or granted)


def is_last_of_student(view: View) -> bool:
    """The student is the subject, and of no later sentence."""
    later = view.document.clauses[view.clause.index + 1 :]
    return view.subject == "student" and not any(
        stands_for(clause.subject, "student") for clause in later if clause.sentence > view.clause.sentence
    )
