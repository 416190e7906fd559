"""Words between quotation marks: where they stand, whose they are, and whether they are speech."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice

from retold.discourse.clauses import Clause, Slot
from retold.discourse.lexicon import words
from retold.discourse.mask import Edit
from retold.discourse.slots import slot
from retold.discourse.tokens import Tokens

SAY = words("commitment", "say")
SAY_OR_THINK = SAY | frozenset({"think", "read", "sing", "wonder"})
ENDS = frozenset({".", "!", "?", "...", ",", "…"})
PASSING = frozenset(
    {",", ":", '"', "'", "that", "just", "only", "simply", "had", "has", "to", "me", "him", "her", "us", "them"}
)
STOPS = frozenset({".", "!", "?", ";", '"'})
MARK = re.compile("[\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u201a\u201b\u201f]|\\n[ \\t\\r]*\\n\\s*")
KINDS = {
    **dict.fromkeys('"\u201c\u201d\u201e\u201f\u00ab\u00bb', '"'),
    **dict.fromkeys("'\u2018\u2019\u201a\u201b", "'"),
}
ONLY_OPENING = frozenset("\u2018\u201c\u201e\u00ab\u201a")
ONLY_CLOSING = frozenset("\u201d\u00bb")
ADJECTIVAL = re.compile(r"\b(?:the|an?|so-called|such|these|those|our|their|his|her|my|more|most) $", re.IGNORECASE)
BEFORE_NOUN = re.compile(r" (?!(?:and|or|but|by|for|of|in|on|to|at|with|from|as|that|is|was|were|are)\b)[a-z]")
ELIDED = re.compile(r"(?:\d|(?:n|em|til|cause|cos|tis|twas|bout|neath|round)\b)", re.IGNORECASE)
SHORT = 4  # words up to which a quotation without an end is a word held at a distance
TURN = 60  # characters between two turns of a dialogue
NEARBY = 200  # characters
NEAR = 8  # tokens between a quotation and the verb that introduces it


@dataclass(slots=True)
class Quotation:
    """One stretch between marks, marks included. `speech` is False for a single word or phrase held at a distance."""

    index: int
    start: int
    end: int
    first: int  # token after the opening mark
    last: int  # token before the closing mark
    speech: bool
    verb: int | None = None  # token of the verb that introduces it
    source: Slot | None = None


def marked(text: str) -> list[tuple[int, int]]:
    """Where words stand between quotation marks, marks included, from the text alone; no pair crosses a blank line."""
    pairs: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    found = list(MARK.finditer(text))
    for number, mark in enumerate(found):
        at, sign = mark.start(), mark.group()
        if sign[0] == "\n":
            opened.clear()
            continue
        kind = KINDS[sign]
        opens, closes = _opens(text, at), _closes(text, at)
        if sign in ONLY_OPENING or (opens and kind not in opened and sign not in ONLY_CLOSING):
            opened[kind] = at
        elif kind in opened and closes and at > opened[kind] + 1:
            if kind == "'" and _possessive(text, at) and _closes_later(text, found, number + 1, kind):
                continue
            pairs.append((opened.pop(kind), at + 1))
    return sorted(pairs)


def word_edits(text: str, pairs: list[tuple[int, int]]) -> list[Edit]:
    """Take the marks off single words and short phrases, which they only disturb in the parse."""
    edits: list[Edit] = []
    for start, end in pairs:
        inner = text[start + 1 : end - 1]
        if len(inner.split()) <= SHORT and inner and inner[-1].isalnum() and "\n" not in inner and inner[0].islower():
            edits += [(start, start + 1, ""), (end - 1, end, "")]
            if ADJECTIVAL.search(text, max(0, start - 14), start) and BEFORE_NOUN.match(text, end):
                gaps = [at for at in range(start + 1, end - 1) if text[at] == " "]
                edits += [(at, at + 1, "-") for at in gaps]  # 'hard to reach' students: one word to the parser
    return sorted(edits)


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] in "'\u2019" and ELIDED.match(text, at + 1):
        return False
    return (before.isspace() or before in "([{\u2014\u2013-/\"'\u201c\u2018:") and not after.isspace()


def _closes(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return not text[at - 1].isspace() and not after.isalnum()


def _possessive(text: str, at: int) -> bool:
    return text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()


def _closes_later(text: str, marks: list[re.Match[str]], begin: int, kind: str) -> bool:
    for mark in islice(marks, begin, None):
        if mark.group()[0] == "\n" or (KINDS[mark.group()] == kind and _opens(text, mark.start())):
            return False
        if KINDS[mark.group()] == kind and _closes(text, mark.start()):
            return True
    return False


def quotations_of(
    tokens: Tokens, text: str, pairs: list[tuple[int, int]], clauses: list[Clause], clause_of: list[int | None]
) -> list[Quotation]:
    """Every quotation of the text, in order, with its source where the text names one."""
    found: list[Quotation] = []
    for start, end in pairs:
        first, last = bisect_left(tokens.start, start), bisect_left(tokens.start, end) - 1
        opened, closed = first - 1, last + 1
        if first < len(tokens) and tokens.end[first] == start + 1:  # the mark is a token of its own
            opened, first = first, first + 1
        if last >= 0 and tokens.start[last] == end - 1 and last > first:
            closed, last = last, last - 1
        if first > last:
            continue
        quotation = Quotation(len(found), start, end, first, last, speech=False)
        before = found[-1] if found else None
        if (
            before is not None
            and before.verb is not None
            and before.last < before.verb < first
            and _one_breath(text, before, start)
        ):
            quotation.verb, quotation.source, quotation.speech = before.verb, before.source, True
            found.append(quotation)
            continue
        quotation.verb = _verb(tokens, opened, closed, first)
        quotation.speech = _is_speech(tokens, first, last) or _said_in_short(tokens, quotation, opened, closed)
        if quotation.verb is not None:
            quotation.source = _source(tokens, quotation.verb, clauses, clause_of)
        else:
            colon = next((at for at in (opened, opened - 1) if at > 0 and tokens.lower[at] == ":"), None)
            if colon is not None:
                quotation.source = _before_colon(tokens, colon)
                quotation.speech = True
        found.append(quotation)
    _carry_on(text, found)
    return found


def _is_speech(tokens: Tokens, first: int, last: int) -> bool:
    """A sentence, or anything with a finite verb; not a word or a phrase in a sentence of the narrator's."""
    if tokens.lower[last] in ENDS and last - first >= 1:
        return True
    return last - first >= 3 and any(
        tokens.tag[token] in {"VBD", "VBZ", "VBP", "MD"} for token in range(first, last + 1)
    )


def _said_in_short(tokens: Tokens, quotation: Quotation, opened: int, closed: int) -> bool:
    """True for 'He said "yes"', not for "he said I was 'disengaged'", where one word is held at a distance."""
    if quotation.verb is None:
        return False
    low, high = (quotation.verb + 1, opened + 1) if quotation.verb < opened else (closed, quotation.verb)
    between = [
        tokens.lower[index] for index in range(low, high) if tokens.dep[index] not in {"nsubj", "det", "dobj", "dative"}
    ]
    return all(word in PASSING for word in between) or quotation.last - quotation.first >= SHORT


def _verb(tokens: Tokens, opened: int, closed: int, first: int) -> int | None:
    """The verb of saying beside a quotation: after it, or before it in the same sentence."""
    for index in range(closed + 1, min(closed + NEAR, len(tokens))):
        if tokens.lower[index] in STOPS:
            break
        if _introduces(tokens, index):
            if not _sentence_between(tokens, closed, index):
                return index
            break
    begin = tokens.bounds[tokens.sentence[first]][0]
    for index in range(min(opened, first - 1), max(begin, first - NEAR - 5) - 1, -1):
        if tokens.lower[index] in {'"', ";"} and index != opened:
            break
        if _introduces(tokens, index):
            return index
    return None


def _one_breath(text: str, before: Quotation, start: int) -> bool:
    """True for the second stretch of "No," he said, "not yet"."""
    between = text[before.end : start]
    return len(between) < NEARBY and not any(sign in between for sign in ".!?\n")


def _introduces(tokens: Tokens, index: int) -> bool:
    return (
        tokens.pos[index] == "VERB"
        and tokens.lemma[index] in SAY_OR_THINK
        and tokens.dep[index] not in {"amod", "compound"}
    )


def _sentence_between(tokens: Tokens, closed: int, index: int) -> bool:
    """True where the verb belongs to a new sentence: the quotation ended with a full stop and a capital follows."""
    return tokens.sentence[closed] != tokens.sentence[index] and tokens.lower[closed - 1] == "."


def _source(tokens: Tokens, verb: int, clauses: list[Clause], clause_of: list[int | None]) -> Slot | None:
    number = clause_of[verb]
    if number is not None and clauses[number].head == verb:
        clause = clauses[number]
        if clause.voice.startswith("passive"):
            return clause.agent
        if clause.subject is not None:
            return clause.subject
    kid = tokens.child(verb, "nsubj", "nsubjpass")
    return None if kid is None else slot(tokens, kid)


def _before_colon(tokens: Tokens, colon: int) -> Slot | None:
    """In "Examiner's comment: ..." it is the examiner's, in "Feedback: ..." nobody's."""
    first = tokens.bounds[tokens.sentence[colon]][0]
    subject: Slot | None = None
    for index in range(colon - 1, first - 1, -1):
        if tokens.dep[index] == "poss":
            return slot(tokens, index)
        if tokens.dep[index] == "nsubj" and index != colon - 1:
            subject = slot(tokens, index)
    return subject


def _carry_on(text: str, found: list[Quotation]) -> None:
    """A second stretch of speech in a paragraph is the same speaker's; of several paragraphs, every other one is."""
    speech = [quotation for quotation in found if quotation.speech]
    for number, quotation in enumerate(speech):
        if quotation.source is not None or quotation.verb is not None or number == 0:
            continue
        previous = speech[number - 1]
        between = text[previous.end : quotation.start]
        if "\n" not in between:
            quotation.source = previous.source if len(between) < NEARBY else None
        elif number > 1 and len(between) < TURN and len(text[speech[number - 2].end : previous.start]) < TURN:
            quotation.source = speech[number - 2].source
