"""An obstacle placed in the student, family, background or choices."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import At, View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "barrier-individual"
WISHING = words("want expect prefer need value think push insist forbid believe disapprove hope set consider")
LACKS = ("noun.attribute", "noun.deficit", "noun.home", "adjective.timid", "adjective.weak", "phrase.lacks")
OWN_LACK = ("adjective.timid", "adjective.weak", "verb.lack", "verb.struggle", "noun.deficit", "phrase.lacks")


def _lack_is_reason(view: View) -> At | bool:
    lack = view.has(*OWN_LACK)
    return view.clause.link == "reason" and (lack or (view.negative and view.verb_group()))


def _theirs(view: View) -> At | bool:
    named = view.has("noun.attribute", "noun.work", "adjective.timid", "adjective.weak")
    return bool(named) and (*view.at, *named)


def _turned_out(view: View) -> At | bool:
    above = view.parent()
    return (
        above is not None
        and above.verb in {"turn", "be", "mean", "appear", "transpire"}
        and view.clause.link in {"content", "reason"}
        and (above.head, view.head)
    )


def _background(view: View) -> bool:
    held = view.negative or bool(view.has("verb.hinder", "noun.trouble", "verb.lack"))
    return held and view.subject in {"it", "that", "student", "thing", "family", "nobody"}


CUES = (
    Cue(
        name="home-does-not",
        code=CODE,
        reason="The family is told by what it does not do or have: {words}.",
        subject=("family",),
        polarity="negative",
        where=View.acts,
    ),
    Cue(
        name="family-wants",
        code=CODE,
        reason="The family's wish stands against the student's way: {words}.",
        subject=("family",),
        verb=WISHING,
    ),
    Cue(
        name="trouble-was",
        code=CODE,
        reason="An obstacle is named: {words}.",
        on=("noun.trouble",),
        verb=words("be lie begin start"),
        polarity="any",
        where=View.is_subject,
    ),
    Cue(
        name="nobody-at-home",
        code=CODE,
        reason="Nobody at home could help: {words}.",
        subject=("nobody", "there", "student"),
        on=("noun.home",),
        polarity="negative",
    ),
    Cue(
        name="because-of-student",
        code=CODE,
        reason="A lack in the student is given as the reason: {words}.",
        subject=("student", "family", "nobody"),
        polarity="any",
        where=_lack_is_reason,
    ),
    Cue(
        name="cause-and-lack",
        code=CODE,
        reason="A lack in the student is given as the cause: {words}.",
        on=("phrase.cause",),
        polarity="any",
        where=lambda view: bool(view.has(*LACKS)),
    ),
    Cue(
        name="cause",
        code=CODE,
        reason="A phrase places the obstacle: {words}.",
        subject=("student", "family", "it", "that", "which", "thing"),
        on=("phrase.cause",),
        polarity="any",
    ),
    Cue(
        name="upbringing",
        code=CODE,
        reason="Home or culture is named as the cause: {words}.",
        on=("phrase.upbringing",),
        polarity="any",
    ),
    Cue(
        name="holds-back",
        code=CODE,
        reason="Home or the student's own side holds them back: {words}.",
        subject=("family", "thing", "it", "that", "which", "what", "peers", "student"),
        on=("verb.hinder",),
        where=lambda view: view.holds_student() or (view.subject == "student" and view.passive),
    ),
    Cue(
        name="background",
        code=CODE,
        reason="Background is named with a lack or an obstacle: {words}.",
        on=("noun.home",),
        polarity="any",
        where=_background,
    ),
    Cue(
        name="turned-out",
        code=CODE,
        reason="What came to light was a lack in the student: {words}.",
        subject=("student",),
        polarity="negative",
        where=_turned_out,
    ),
    Cue(
        name="let-self-down",
        code=CODE,
        reason="The student's own choices are the obstacle: {words}.",
        subject=("student",),
        verb=words("let keep isolate hold cut"),
        where=View.one_self,
    ),
)
