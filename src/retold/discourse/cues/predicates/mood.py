"""How a clause is told (mood, tense) and where in the text it stands (position)."""

from retold.discourse.cues.view import At, View

OPEN_MOODS = frozenset({"duty", "wish", "possibility", "condition"})
TOLD = frozenset({"VBD", "VBZ", "VBN"})
PAST = frozenset({"VBD", "VBN"})
LATE = 0.6


def is_duty(view: View) -> At | bool:
    """The verb group, where it is told as a duty, or nothing."""
    return view.clause.modality == "duty" and view.verb_group()


def is_open(view: View) -> At | bool:
    """The verb group, where it is told as a duty, wish, possibility or condition, or nothing."""
    return view.clause.modality in OPEN_MOODS and view.verb_group()


def is_unreal(view: View) -> bool:
    """It is told as contrary to fact: "if she had asked"."""
    return view.clause.certainty == "unreal"


def in_present(view: View) -> bool:
    """It is told in the present tense."""
    return view.clause.tense == "present"


def is_told(view: View) -> bool:
    """The verb tells what happens or happened: past, participle, or "asks"."""
    return view.tokens.tag[view.head] in TOLD


def is_past(view: View) -> bool:
    """The verb is a past form or a participle."""
    return view.tokens.tag[view.head] in PAST


def stands_alone(view: View) -> bool:
    """The clause hangs on no other."""
    return view.clause.parent is None


def has_content(view: View) -> bool:
    """Another clause is what it says, thinks or feels: "thought that they would laugh"."""
    return any(below.link == "content" for below in view.followers)


def in_first_sentence(view: View) -> bool:
    """The text begins with this sentence."""
    return view.clause.sentence == 0


def in_last_two_fifths(view: View) -> bool:
    """It stands beyond three fifths of the text."""
    return view.clause.place > LATE
