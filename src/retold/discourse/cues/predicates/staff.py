"""Where the institution and the writer stand in a clause (semantic roles of staff)."""

from retold.discourse.cues.view import STAFF, At, View, stands_for
from retold.discourse.cues.wordclasses import words

MUSING = words("know think believe say tell see mean")


def meets_staff(view: View) -> bool:
    """Somebody of the institution, or the writer, is object, receiver, or in a prepositional phrase."""
    return any(
        stands_for(view.clause.object, actor) or stands_for(view.clause.dative, actor) or view.towards(actor)
        for actor in ("institution", "writer")
    )


def staff_unnamed(view: View) -> At:
    """The verb of a passive that names nobody, with the institution's mention that stands nearest, or nothing."""
    slot = view.clause.unnamed
    return (slot.head, *view.verb_group()) if slot is not None and slot.actor in STAFF else ()


def owned_by_staff(view: View) -> At:
    """The noun that is the institution's own, with its "our" or "my", or nothing."""
    dep, actor_of = view.tokens.dep, view.document.actor_of
    for token in view.clause.tokens:
        if dep[token] == "poss" and actor_of.get(token) in STAFF:
            return (token, view.tokens.head[token])
    return ()


def is_ours(view: View) -> bool:
    """Something of the institution's is in the clause ("our form"), or the subject is "we"."""
    return view.owned_by("institution") or we(view)


def describes_staff(view: View) -> bool:
    """The word looked at stands before somebody of the institution: "a kind tutor"."""
    return view.document.actor_of.get(view.tokens.head[view.at[0]]) == "institution"


def first_person(view: View) -> bool:
    """The subject is "I" or "we"."""
    return view.subject_word() in {"i", "we"}


def we(view: View) -> bool:
    """The subject is "we"."""
    return view.subject_word() == "we"


def is_no_musing(view: View) -> bool:
    """It is not the writer's "I don't know" or "I don't think" of today."""
    return not (view.subject_word() == "i" and view.clause.tense == "present" and view.verb in MUSING)
