"""The words of a text as names are looked for in it (tokenisation, transliteration, folding).

Letters of every script are written as plain Latin ones (anyascii), so that "Łukasz Wójcik" is "lukasz wojcik", and two
spellings of one sound are one: "Mueller" and "Müller", "Soerensen" and "Sørensen". Signs inside a name are dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from anyascii import anyascii

SPOKEN_ALIKE = re.compile(r"(?<=[aou])e|(?<=a)a")


def plain_letters(word: str) -> str:
    """One word in small letters, without the "s" of "Ben's" and without signs, with one spelling for one sound."""
    return SPOKEN_ALIKE.sub("", word.lower().removesuffix("'s").replace("'", ""))


def listed(words: str) -> frozenset[str]:
    """A list of words in plain letters."""
    return frozenset(map(plain_letters, words.split()))


TITLES = listed(
    """dr doctor prof professor mr mrs ms miss mx sir dame lord lady rev reverend canon father sister matron nurse dean
    captain major colonel"""
)
# Small words inside names: they stand in many, and tell nobody apart.
PARTICLES = listed("al an ap bin bint da das de del della den der di do dos du e el het la las le los st ter van von y")
# What people write around names, and is none.
ORDINARY = TITLES | listed(
    """a about above after again against all also always am among and another any anybody anyone are area areas around
    as ask asked assess assessed assesses assessing assessment assistant at away be because been before behind below
    between board boss both building but by campus chair clinic clinical closely code college colleague colleagues
    committee could course courses currently day days department deputy did director directly do does done dont down
    each early east else etc every everybody everyone exam examine examined examiner examines exams faculty family
    few final finals first five for former formerly four friend from group groups had half has have he head heads
    her here him his hospital how i if in including into is it its just know knows lab laboratories laboratory last
    late later lead leader leads lecture lecturer lectures led less line list look looks low made main make manage
    managed manager managers manages managing many mark marked marker marking marks may me medicine member members
    mentor mentored met module modules month months more most much my myself name named names near neither never new
    next no nobody none nor north not now nursing of off office often old on once one only or other others our out
    over own paper part people person personal pharmacy phase phases placement placements please plus position post
    practice present previous previously programme programmes project ran really report reports research responsible
    retired room round rota run runs same school second section see service services she site sites six sits so some
    somebody someone sometimes soon south staff still student students study supervise supervised supervises
    supervising supervision supervisor supervisors support taught teach teacher teaches teaching team teams term
    than that the their them then there these they third this those three through time to today together too trainee
    trainees trust tutor tutored tutorial tutors two uncle under unit until up upper us use used usually very was we
    week weeks well were west what when where which while who whoever whole whom whose why will with within without
    work worked working works would year years yes yet you your"""
)
# Ordinary words that are names, too: a name after a title, and where nothing else in the text is one.
BOTH = listed(
    """baker bank banks bell best bird bishop black bond brook brown bush butcher butler church cook cross day dean
    field fields fisher ford forest fox freeman frost gardener gold good grace grant gray green grey hall hand
    harbour heath hill hope king knight lake lamb lane law light little long love mark marks marsh may miller mills
    moon moore north noble page palmer park parks parish parker parson parsons pool pope porter porters power price
    prince reed rich rivers rose sharp shepherd short singer small smart snow south spring stone strong summers
    swift temple walker wall ward wards waters weaver west white will wise wolf wood woods young"""
)
EMAIL = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+")
LETTERS = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
STAND_TOGETHER = re.compile(r"[ \t\xa0-]*")
AFTER_AN_INITIAL = re.compile(r"\.[ \t\xa0-]*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its plain letters, whether it began with a capital, and what stands before it.

    `bound`: nothing but a space or a hyphen lies between it and the word before. `listed`: a comma ("Hartley, Ben").
    `titled`: the word before is a title. `named`: it may be a name where it stands alone.
    """

    plain: str
    capital: bool
    bound: bool
    listed: bool
    titled: bool
    named: bool = False


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order, without addresses, each with whether it may be somebody's name."""
    found = tuple(found_in(anyascii(EMAIL.sub(" ; ", text))))
    surely = any(may_be_a_name(word) for word in found)
    return tuple(replace(word, named=may_be_a_name(word) or (not surely and word.plain in BOTH)) for word in found)


def found_in(text: str) -> Iterator[Word]:
    """The words of a text in plain letters."""
    end, before = 0, ""
    for match in LETTERS.finditer(text):
        gap = text[end : match.start()]
        short = len(before) == 1 or before in TITLES
        bound = bool(before) and bool(STAND_TOGETHER.fullmatch(gap) or (short and AFTER_AN_INITIAL.fullmatch(gap)))
        plain = plain_letters(match.group())
        yield Word(
            plain=plain,
            capital=match.group()[0].isupper(),
            bound=bound,
            listed=gap.strip() == ",",
            titled=bound and before in TITLES,
        )
        end, before = match.end(), plain


def may_be_a_name(word: Word) -> bool:
    """Whether a word is somebody's name, as far as the word alone can tell; an initial is none."""
    if word.plain in ORDINARY or word.plain in PARTICLES or len(word.plain) == 1:
        return word.titled and word.plain in BOTH
    return word.plain not in BOTH or word.titled


def slips(word: str) -> frozenset[str]:
    """A word, and what is left of it where any one letter is dropped (deletion neighbourhood).

    Two words that share one of these differ by a letter that was left out, put in, exchanged or moved.
    """
    return frozenset([word, *(word[:at] + word[at + 1 :] for at in range(len(word)))])


def near(word: str, other: str) -> bool:
    """Whether of two words that share a slip one may stand for the other: both are long enough, not "Li" and "Lu"."""
    return min(len(word), len(other)) >= 3 + (len(word) == len(other))
