"""An obstacle placed in the student, family, background or choices."""

from retold.discourse.codebook import CodeName
from retold.discourse.cues.cue import Cue
from retold.discourse.cues.view import At, View
from retold.discourse.cues.wordclasses import words

CODE: CodeName = "barrier-individual"
WISHING = words("want expect prefer need value think push insist forbid believe disapprove hope set consider")
LACKING = words("student family nobody there")
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


def _consequence(view: View) -> At | bool:
    lack = view.has(*OWN_LACK) or (view.verb_group() if view.negative and view.subject in LACKING else ())
    why = view.beside("because", "so", "therefore", "meant", "result", "consequently", "consequence", "since", "why")
    return bool(lack and why) and (*lack, *why)


CUES = (
    Cue(
        name="home-does-not",
        code=CODE,
        reason="The family is told by what it does not do or have: {words}.",
        subject=("family",),
        polarity="negative",
        where=View.acts,
        yes=(
            "Kofi's parents did not understand the application.",
            "Her mother couldn't help her with the form, and Linh knew it.",
        ),
        no=(
            "Kofi's parents understood the application.",
            "The registry did not understand Kofi's application.",
        ),
    ),
    Cue(
        name="family-wants",
        code=CODE,
        reason="The family's wish stands against the student's way: {words}.",
        subject=("family",),
        verb=WISHING,
        yes=(
            "Kofi's family wanted a pharmacist.",
            "Her father expected her home by six, so Amira left early.",
        ),
        no=(
            "Kofi's family did not want a pharmacist.",
            "The hospital wanted a pharmacist, and Kofi applied.",
        ),
    ),
    Cue(
        name="trouble-was",
        code=CODE,
        reason="An obstacle is named: {words}.",
        on=("noun.trouble",),
        verb=words("be lie begin start"),
        polarity="any",
        where=View.is_subject,
        yes=(
            "The difficulty was communication, and Amira knew it.",
            "Kofi's problem was his accent.",
        ),
        no=(
            "The answer was communication, and Amira knew it.",
            "Kofi had no problem with the exam.",
        ),
    ),
    Cue(
        name="nobody-at-home",
        code=CODE,
        reason="Nobody at home could help: {words}.",
        subject=("nobody", "there", "student"),
        on=("noun.home",),
        polarity="negative",
        yes=(
            "There was nobody at home who could explain it to Amira.",
            "No one in the household had sat an exam, Kofi said.",
        ),
        no=(
            "There was an aunt at home who explained it to Amira.",
            "Everyone in the household had sat an exam, Kofi said.",
        ),
    ),
    Cue(
        name="because-of-student",
        code=CODE,
        reason="A lack in the student is given as the reason: {words}.",
        subject=("student", "family", "nobody"),
        polarity="any",
        where=_lack_is_reason,
        yes=(
            "Amira failed because she did not know how to revise.",
            "Kofi missed it because he was too disorganised to look it up.",
        ),
        no=(
            "Amira passed because she knew how to revise.",
            "Kofi missed it because the email was never sent.",
        ),
    ),
    Cue(
        name="cause-and-lack",
        code=CODE,
        reason="A lack in the student is given as the cause: {words}.",
        on=("phrase.cause",),
        polarity="any",
        where=lambda view: bool(view.has(*LACKS)),
        yes=(
            "Kofi was held back by his background.",
            "Because of her poor English Amira said little.",
        ),
        no=(
            "Kofi was held back by the timetable.",
            "Because of the rain Amira took the bus.",
        ),
    ),
    Cue(
        name="cause",
        code=CODE,
        reason="A phrase places the obstacle: {words}.",
        subject=("student", "family", "it", "that", "which", "thing"),
        on=("phrase.cause",),
        polarity="any",
        yes=(
            "The trouble was that Kofi went home every night.",
            "It was this that held her back, and Amira knew it.",
        ),
        no=(
            "Kofi went home every night.",
            "We were due to meet Kofi at four, and the train was late.",
        ),
    ),
    Cue(
        name="upbringing",
        code=CODE,
        reason="Home or culture is named as the cause: {words}.",
        on=("phrase.upbringing",),
        polarity="any",
        yes=(
            "In his culture people do not ask, and Kofi kept quiet.",
            "Amira knew no better, as it was how she had been brought up.",
        ),
        no=(
            "In his lectures people do not ask, and Kofi kept quiet.",
            "Amira brought the form up to the office.",
        ),
    ),
    Cue(
        name="holds-back",
        code=CODE,
        reason="Home or the student's own side holds them back: {words}.",
        subject=("family", "thing", "it", "that", "which", "what", "peers", "student"),
        on=("verb.hinder",),
        where=lambda view: view.holds_student() or (view.subject == "student" and view.passive),
        yes=(
            "Amira's background held her back.",
            "Kofi was held back by his own choices.",
        ),
        no=(
            "Amira's background did not hold her back.",
            "The department held the letter back from Kofi.",
        ),
    ),
    Cue(
        name="background",
        code=CODE,
        reason="Background is named with a lack or an obstacle: {words}.",
        on=("noun.home",),
        polarity="any",
        where=_background,
        yes=(
            "Amira never spoke of her community.",
            "Kofi had problems at home with his family.",
        ),
        no=(
            "Amira spoke of her community with pride.",
            "We asked about the community that Kofi comes from.",
        ),
    ),
    Cue(
        name="turned-out",
        code=CODE,
        reason="What came to light was a lack in the student: {words}.",
        subject=("student",),
        polarity="negative",
        where=_turned_out,
        yes=(
            "It turned out that Amira did not know how to reference.",
            "It appeared that Kofi had not planned for the early shifts.",
        ),
        no=(
            "It turned out that Amira knew how to reference.",
            "It turned out that the office had not read what Kofi wrote.",
        ),
    ),
    Cue(
        name="lack-and-consequence",
        code=CODE,
        reason="A lack in the student is told with what came of it: {words}.",
        subject=("student", "family", "nobody", "there", ""),
        polarity="any",
        where=_consequence,
        yes=(
            "Amira did not know the rules, so she missed the deadline.",
            "Kofi was lost, and as a result he stopped coming.",
        ),
        no=(
            "Amira did not know the rules.",
            "Amira knew the rules, so she met the deadline.",
        ),
    ),
    Cue(
        name="family-claims",
        code=CODE,
        reason="The family's claims are the obstacle: {words}.",
        on=("noun.claim",),
        polarity="any",
        where=lambda view: bool(view.has("noun.home")) or view.of_student(),
        yes=(
            "Amira's family obligations came first.",
            "Kofi had responsibilities at home.",
        ),
        no=(
            "The department had obligations to Amira.",
            "Kofi had a cat at home.",
        ),
    ),
    Cue(
        name="let-self-down",
        code=CODE,
        reason="The student's own choices are the obstacle: {words}.",
        subject=("student",),
        verb=words("let keep isolate hold cut"),
        where=View.one_self,
        yes=(
            "Kofi let himself down with his lateness.",
            "Amira kept herself apart from the others.",
        ),
        no=(
            "Kofi taught himself to sew.",
            "The school let Kofi down.",
        ),
    ),
)
