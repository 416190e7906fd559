"""Which capitals name persons, decided before the parse from the surface alone, the same way for every name.

The parse must not depend on whether somebody is called Emily or Nguyễn Thị Lan, so persons are found by where their
names stand (before a verb, with a possessive, after "named"), never by what the names are, and are then replaced.
"""

import re
from dataclasses import dataclass, field

from retold.discourse.lexicon import classes, words
from retold.discourse.mask import Edit

MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d"
CAPITAL = re.compile(
    rf"(?<![\w'\u2019\u02bc@#/.{MARKS}-])"
    r"(?:(?:al|el|ul|ad|ar|as|ash|an|at|az|d|l|o|n)[-'\u2019\u02bc](?=[^\Wa-z\d_]))?"
    rf"(?![a-z\d_])\w(?:[\w{MARKS}]|['\u2019\u02bc\u2018\u02bb](?=\w)(?!s\b)|-(?=\w))*"
)
SMALL = re.compile(r"\b[a-z][\w-]*")
BEFORE = re.compile(rf"([\w'\u2019{MARKS}-]+)[ \u00a0]+$|(\S)\s*$")
AFTER = re.compile(r"(['\u2019]s?(?!\w))|(,?)[ \u00a0]+([\w'\u2019-]+)")
NAMING = frozenset({"named", "called", "call"})
PLACING = frozenset({"in", "at", "near", "around", "across", "outside", "via", "into", "from"})
TOWARDS = frozenset("to with for told asked saw met gave let helped on of and about by thanked invited".split())
CALLED = frozenset("her him them it me us".split())
CALLING = re.compile(r"\b(?:call|calls|called|name|named)[ \u00a0]+\w+[ \u00a0]+$")
ASIDE = re.compile(r"[ \u00a0]\((?:he|she|they|xe|ze|ey|fae)\b|,[ \u00a0](?:her|his|their|our|my|one of)[ \u00a0]")
PLURAL = re.compile(r"[^aiousy'\u2019]s$")
SINGULAR = frozenset({"james", "charles", "miles", "giles", "agnes", "frances", "jules", "jacques", "hughes", "mercedes"})
DETERMINERS = frozenset("the a an our his her their my these those every each some any".split())
FIXED = ("Sarah", "James", "Helen", "Peter", "Laura", "David", "Susan", "Robert", "Karen", "Martin")
EARLY = 300  # characters in which a story says whom it is about
A_WORD = -9.0  # evidence of a capital that is only a word
ENOUGH = 1.0  # evidence that a name is a person's


@dataclass(slots=True)
class Name:
    """One run of capitals in the text: where it stands, its words, and what stands before it."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str = ""
    first: bool = False  # opens a sentence
    evidence: float = 0.0


@dataclass(slots=True)
class Person:
    """Somebody named: every name for them in text order, and the title they bear ("" where none)."""

    names: list[Name]
    title: str = ""
    stand_in: str = field(default="")

    @property
    def longest(self) -> Name:
        """The fullest name the text gives them."""
        return max(self.names, key=lambda name: (len(name.words), -name.start))


def persons_of(text: str) -> list[Person]:
    """Everybody named in a text, by first mention. One person's names share a word, or one shortens another."""
    runs = _runs(text)
    small = set(SMALL.findall(text))
    groups = [names for names in _grouped(runs) if names and not _a_word(small, names)]
    persons = []
    for names in groups:
        if sum(name.evidence for name in names) >= ENOUGH:
            names.sort(key=lambda name: name.start)
            persons.append(Person(names=names, title=next((name.title for name in names if name.title), "")))
    persons.sort(key=lambda person: person.names[0].start)
    for number, person in enumerate(persons):
        person.stand_in = FIXED[number % len(FIXED)]
    return persons


def _a_word(small: set[str], names: list[Name]) -> bool:
    """True where a lone capital that only ever opens sentences is also written small: "Masks", "masks"."""
    if any(len(name.words) > 1 or name.title for name in names):
        return False
    written = {name.words[0] for name in names}
    if all(word.removesuffix("s") in ROLES for word in written):
        return True
    if all(name.first for name in names) and all(PLURAL.search(word) and word not in SINGULAR for word in written):
        return True
    return all(name.first for name in names) and not written.isdisjoint(small)


def name_edits(text: str, persons: list[Person]) -> list[Edit]:
    """Every name replaced by its person's stand-in; "Marcus' mother" becomes "Sarah's mother"."""
    edits = []
    for person in persons:
        for name in person.names:
            edits.append((name.start, name.end, person.stand_in))
            if text[name.end : name.end + 1] in {"'", "\u2019"} and text[name.end - 1] in "sxz":
                after = text[name.end + 1 : name.end + 3]
                if len(after) == 2 and after[0] == " " and after[1].isalpha():
                    edits.append((name.end, name.end + 1, "'s"))
    return sorted(edits)


def _runs(text: str) -> list[Name]:
    """Capitals that stand together and may name somebody."""
    runs: list[Name] = []
    group: list[tuple[int, int, str]] = []
    for found in CAPITAL.finditer(text):
        word = found.group()
        if word[0].islower() and word[1:2] not in "-'\u2019\u02bc" and "-" not in word and "'" not in word:
            continue
        if not word[0].isalpha():
            continue
        piece = (found.start(), found.end(), word)
        if group and _joined(text[group[-1][1] : found.start()], group[-1][2]):
            group.append(piece)
        else:
            runs += _names(text, group)
            group = [piece]
    return runs + _names(text, group)


def _joined(between: str, before: str) -> bool:
    if between in {" ", "\u00a0"}:
        return True
    if between in {". ", ".\u00a0"}:
        return len(before) == 1 or before.lower() in ABBREVIATED
    middle = between.split()
    return 0 < len(middle) < 3 and between[0] == " " and all(part in PARTICLES for part in middle)


def _names(text: str, group: list[tuple[int, int, str]]) -> list[Name]:
    """Split a stretch of capitals at words that are known not to be names; drop organisations and places."""
    names: list[Name] = []
    at = 0
    while at < len(group):
        taken: list[tuple[int, int, str]] = []
        title = ""
        first = at == 0 and _opens(text, group[0][0])
        while at < len(group):
            low = group[at][2].lower()
            if not taken and low in TITLES and at + 1 < len(group) and text[group[at][1] : group[at + 1][0]] in GAPS:
                title = low
            elif (title and not taken) or _may_name(group[at][2], continues=bool(taken), first=first and not taken):
                taken.append(group[at])
            else:
                break
            at += 1
        if taken:
            stopped = group[at][2].lower() if at < len(group) else ""
            if stopped not in ORGANISATIONS and not (len(taken) == 1 and stopped in PLACES):
                names.append(_weighed(text, taken, title, first=first))
        at += 1
    return names


def _may_name(word: str, *, continues: bool, first: bool) -> bool:
    low = word.lower()
    if len(word) > 1 and (word.isupper() or any(sign.isdigit() for sign in word)) and word.lower() != word:
        return False
    if low in WORDLIKE or (continues and low in SURNAMES):
        return True
    return low not in OPENERS and (low not in KNOWN or (continues and low in PLACES))


def _weighed(text: str, taken: list[tuple[int, int, str]], title: str, *, first: bool) -> Name:
    start, end = taken[0][0], taken[-1][1]
    name = Name(start, end, tuple(word.lower() for _, _, word in taken), title, first)
    before, after = BEFORE.search(text, max(0, start - 40), start), AFTER.match(text, end)
    ahead = before[1].lower() if before and before[1] else ""
    evidence = 0.0 if first else 0.5
    if start < EARLY and not first:
        evidence += 0.5
    follows = (after[3] or "").lower() if after is not None else ""
    subject = after is not None and not after[2] and (follows in VERBS or (len(follows) > 4 and follows.endswith("ed")))
    if after is not None and (after[1] or subject):
        evidence += 1
    if after is not None and after[2] and follows in {"who", "whose"}:
        evidence += 1
    if ASIDE.match(text, end):
        evidence += 1
    if ahead in NAMING or (ahead in CALLED and CALLING.search(text, max(0, start - 40), start)):
        evidence += 3
    elif ahead in DETERMINERS and not title:
        evidence -= 2
    elif not title and (ahead in PLACING or (name.words[0] in DAYS and ahead in DATING)):
        evidence -= 1.5
    elif ahead in TOWARDS:
        evidence += 0.4
    if title:
        evidence += 2
    if len(taken) > 1:
        evidence += 0.3
    if (
        not subject
        and not text[:start].strip(" \t\r\n-*\u2022\"'\u201c\u2018")
        and text[end : end + 1] in ".,:;\u2014\n"
    ):
        evidence += 1
    if first and len(taken) == 1 and not title and name.words[0] in WORDLIKE and evidence < 1:
        evidence = 0.0 if text[end : end + 1] in ".,;:" else A_WORD
    name.evidence = evidence
    return name


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].rstrip(" \t'\"\u2018\u201c([\u00a0-\u2013\u2014*\u2022")
    return not before or before[-1] in ".!?:;\n\r\u2026"


def _grouped(runs: list[Name]) -> list[list[Name]]:
    """Names that share a word are one person's; a later short form joins the long one it begins ("Olu", "Oluwaseun")."""
    groups: list[list[Name]] = []
    by_word: dict[str, list[Name]] = {}
    for name in sorted(runs, key=lambda name: -len(name.words)):
        group = next((by_word[word] for word in reversed(name.words) if word in by_word), None)
        if group is None:
            group = next(
                (
                    names
                    for word, names in by_word.items()
                    if len(name.words) == 1
                    and len(name.words[0]) > 2
                    and len(word) > len(name.words[0]) + 1
                    and word.startswith(name.words[0])
                    and names[0].start < name.start
                ),
                None,
            )
        if group is None:
            group = []
            groups.append(group)
        group.append(name)
        for word in name.words:
            by_word.setdefault(word, group)
    return [
        [name for name in names if name.evidence > A_WORD or len(name.words) > 1 or not name.words[0] in WORDLIKE]
        for names in groups
    ]


ROLES = frozenset(word for group in classes("actors").values() for word in group)
OPENERS = words("names", "openers") | ROLES
WORDLIKE = words("names", "wordlike")
SURNAMES = words("names", "surnames")
ORGANISATIONS = words("names", "organisations")
PLACES = words("names", "places")
PARTICLES = words("names", "particles")
VERBS = words("names", "verbs")
TITLES_HE, TITLES_SHE = words("names", "titles_he"), words("names", "titles_she")
TITLES_STAFF = words("names", "titles_staff")
TITLES = TITLES_HE | TITLES_SHE | TITLES_STAFF | words("names", "titles_other")
KNOWN = ORGANISATIONS | PLACES | words("names", "days") | words("names", "other")
ABBREVIATED = frozenset({"dr", "mr", "mrs", "ms", "mx", "prof", "rev", "st"})
DATING = frozenset(
    "by since until till last next this every each early late mid for on during before after through of".split()
)
DAYS = words("names", "days")
GAPS = frozenset({" ", "\u00a0", ". ", ".\u00a0"})
