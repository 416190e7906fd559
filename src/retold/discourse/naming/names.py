"""Which capitals name persons (person-name recognition): decided before the parse, the same way for every name.

The parse must not depend on whether somebody is called Emily or Nguyễn Thị Lan, so persons are found by where their
names stand (before a verb, with a possessive, after "named"), never by what the names are, and are then replaced.
"""

import re
from dataclasses import dataclass

from retold.discourse.lexicon import word_class
from retold.discourse.naming.capitals import MARKS, ROLES, TITLES_HE, TITLES_SHE, WORDLIKE, Run, runs_of
from retold.discourse.reading.mask import Edit

FIXED = ("Sarah", "James", "Helen", "Peter", "Laura", "David", "Susan", "Robert", "Karen", "Martin")
SMALL = re.compile(r"\b[a-z][\w-]*")
PLURAL = re.compile(r"[^aiousy'\u2019]s$")
BEFORE = re.compile(rf"([\w'\u2019{MARKS}-]+)[ \u00a0]+$")
AFTER = re.compile(r"(?P<possessive>['\u2019]s?(?!\w))|(?P<comma>,?)[ \u00a0]+(?P<word>[\w'\u2019-]+)")
ASIDE = re.compile(r"[ \u00a0]\((?:he|she|they|xe|ze|ey|fae)\b|,[ \u00a0](?:her|his|their|our|my|one of)[ \u00a0]")
CALLING = re.compile(r"\b(?:call|calls|called|name|named)[ \u00a0]+\w+[ \u00a0]+$")
POSSESSIVE = re.compile(r"['\u2019] \w")
STARTING = " \t\r\n-*\u2022\"'\u201c\u2018"
VERBS, DAYS = word_class("names", "verbs"), word_class("names", "days")
NAMING, PLACING, TOWARDS = word_class("names", "naming"), word_class("names", "placing"), word_class("names", "towards")
DATING, DETERMINERS = word_class("names", "dating"), word_class("names", "determiners")
SINGULAR = word_class("names", "singular")
CALLED = frozenset({"her", "him", "them", "it", "me", "us"})

EARLY = 300  # characters in which a story says whom it is about
LOOK_BACK = 40  # characters before a name that are looked at
ENOUGH = 1.0  # evidence that a name is a person's
A_WORD = -9.0  # evidence of a capital that is only a word


@dataclass(slots=True)
class Person:
    """Somebody named: every name for them in text order, the title they bear ("" where none), what replaces them."""

    names: list[Run]
    title: str
    stand_in: str = ""

    @property
    def longest(self) -> Run:
        """The fullest name the text gives them."""
        return max(self.names, key=lambda name: (len(name.words), -name.start))


def persons_of(text: str) -> list[Person]:
    """Everybody named in a text, by first mention. One person's names share a word, or one shortens another."""
    runs = runs_of(text)
    for run in runs:
        run.evidence = _evidence(text, run)
    small = set(SMALL.findall(text)) if runs else set()
    persons = []
    for names in _grouped(runs):
        kept = [name for name in names if name.evidence > A_WORD]
        if sum(name.evidence for name in kept) >= ENOUGH and not _only_a_word(small, kept):
            kept.sort(key=lambda name: name.start)
            persons.append(Person(kept, next((name.title for name in kept if name.title), "")))
    persons.sort(key=lambda person: person.names[0].start)
    for number, person in enumerate(persons):
        person.stand_in = FIXED[number % len(FIXED)]
    return persons


def name_edits(text: str, persons: list[Person]) -> list[Edit]:
    """Every name replaced by its person's stand-in; "Marcus' mother" becomes "Sarah's mother"."""
    edits = []
    for person in persons:
        for name in person.names:
            edits.append((name.start, name.end, person.stand_in))
            if text[name.end - 1] in "sxz" and POSSESSIVE.match(text, name.end):
                edits.append((name.end, name.end + 1, "'s"))
    return sorted(edits)


def _evidence(text: str, run: Run) -> float:
    """How much speaks for a person: what stands before, what follows, where in the text."""
    evidence = _from_behind(text, run) + _from_ahead(text, run)
    evidence += 0.0 if run.first else 0.5 + 0.5 * (run.start < EARLY)
    evidence += 2.0 * bool(run.title) + 0.3 * (len(run.words) > 1)
    alone = run.first and len(run.words) == 1 and not run.title
    if alone and run.words[0] in WORDLIKE and evidence < ENOUGH:
        return 0.0 if text[run.end : run.end + 1] in ".,;:" else A_WORD
    return evidence


def _from_behind(text: str, run: Run) -> float:
    """What the word before says: "named" and "called" much for a person, "in" and "from" against one."""
    begin = max(0, run.start - LOOK_BACK)
    found = BEFORE.search(text, begin, run.start)
    before = found[1].lower() if found else ""
    if before in NAMING or (before in CALLED and CALLING.search(text, begin, run.start)):
        return 3.0
    if run.title:
        return 0.0
    if before in DETERMINERS:
        return -2.0
    if before in PLACING or (run.words[0] in DAYS and before in DATING):
        return -1.5
    return 0.4 if before in TOWARDS else 0.0


def _from_ahead(text: str, run: Run) -> float:
    """What follows says: a verb, a possessive, "who", "(they)", ", her tutor"; a text that opens with a bare name."""
    found = AFTER.match(text, run.end)
    word = (found["word"] or "").lower() if found else ""
    verb = word in VERBS or (len(word) > 4 and word.endswith("ed"))
    subject = bool(found) and verb and not (found and found["comma"])
    evidence = float(subject or bool(found and found["possessive"]))
    evidence += bool(found and found["comma"] and word in {"who", "whose"}) + bool(ASIDE.match(text, run.end))
    if not subject and run.start < LOOK_BACK and not text[: run.start].strip(STARTING):
        evidence += text[run.end : run.end + 1] in ".,:;\u2014\n"
    return evidence


def _only_a_word(small: set[str], names: list[Run]) -> bool:
    """True where a lone capital that only ever opens sentences is a plural or is also written small: "Masks"."""
    if any(len(name.words) > 1 or name.title for name in names):
        return False
    written = {name.words[0] for name in names}
    if all(word.removesuffix("s") in ROLES for word in written):
        return True
    if not all(name.first for name in names):
        return False
    plural = all(PLURAL.search(word) and word not in SINGULAR for word in written)
    return plural or not written.isdisjoint(small)


def _grouped(runs: list[Run]) -> list[list[Run]]:
    """Names that share a word are one person's; a later short form joins the long one ("Olu", "Oluwaseun")."""
    groups: list[list[Run]] = []
    by_word: dict[str, list[Run]] = {}
    bare = {run.words[0] for run in runs if len(run.words) == 1 and not run.title}
    for run in sorted(runs, key=lambda run: (-len(run.words), bool(run.title))):
        keys = [*run.words, *(f"{_kind(run.title)} {word}" for word in run.words if run.title)]
        group = next(
            (by_word[key] for key in reversed(keys) if key in by_word and _one_person(run, by_word[key], bare)), None
        )
        if group is None:
            group = _lengthened(run, by_word)
        if group is None:
            group = []
            groups.append(group)
        group.append(run)
        for key in keys:
            by_word.setdefault(key, group)
    return groups


def _kind(title: str) -> str:
    """Mr apart from Mrs and Miss; other titles may be anybody's."""
    return "he" if title in TITLES_HE else "she" if title in TITLES_SHE else ""


def _one_person(run: Run, group: list[Run], bare: set[str]) -> bool:
    """False for "Mr Woodhouse" beside an "Emma Woodhouse" who is also called "Emma", and for Mr and Mrs Garland."""
    if not run.title or len(run.words) > 1:
        return True
    kinds = {_kind(other.title) for other in group if other.title} - {""}
    if kinds and _kind(run.title) not in kinds | {""}:
        return False
    return not any(len(other.words) > 1 and other.words[0] in bare for other in group)


def _lengthened(run: Run, by_word: dict[str, list[Run]]) -> list[Run] | None:
    """The group of a longer name that this one begins and that stands before it."""
    short = run.words[0]
    if len(run.words) > 1 or len(short) < 3 or run.title:
        return None
    return next(
        (
            group
            for word, group in by_word.items()
            if len(word) > len(short) + 1 and word.startswith(short) and group[0].start < run.start
        ),
        None,
    )
