"""Whose words are quoted (direct speech, scare quotes), by which verb, and whether as speech or held at a distance."""

from bisect import bisect_left
from dataclasses import dataclass

from retold.discourse.grammar.clauses import Clause, Slot
from retold.discourse.grammar.slots import slot_of
from retold.discourse.lexicon import word_class
from retold.discourse.reading.tokens import Tokens

INTRODUCING = word_class("commitment", "say") | frozenset({"think", "read", "sing", "wonder"})
NAMING = word_class("commitment", "naming")
ENDS = frozenset({".", "!", "?", "...", ","})
STOPS = frozenset({".", "!", "?", ";", '"'})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PASSING = frozenset(
    {",", ":", '"', "'", "that", "just", "only", "simply", "had", "has", "to", "me", "him", "her", "us", "them"}
)
PARTS = frozenset({"nsubj", "det", "dobj", "dative"})
SHORT = 3  # tokens after the first up to which a quotation may be a mere word or phrase
NEAR = 8  # tokens from a quotation to the verb after it
NEAR_BEFORE = 13  # and to the verb before it
TURN = 60  # characters between two turns of a dialogue
NEARBY = 200  # characters between two stretches of one speech


@dataclass(slots=True)
class Quotation:
    """One stretch between marks, marks included. `speech` is False for a single word or phrase held at a distance."""

    index: int
    start: int
    end: int
    first: int  # token after the opening mark
    last: int  # token before the closing mark
    speech: bool = False
    verb: int | None = None  # token of the verb that introduces it
    source: Slot | None = None


def quotations_of(
    tokens: Tokens, text: str, pairs: list[tuple[int, int]], clauses: list[Clause], clause_of: list[int | None]
) -> list[Quotation]:
    """Every quotation of the text, in order, with its source where the text names one."""
    found: list[Quotation] = []
    for start, end in pairs:
        placed = _placed(tokens, len(found), start, end)
        if placed is None:
            continue
        quotation, opened, closed = placed
        before = found[-1] if found else None
        if before is not None and _one_breath(text, before, quotation):
            quotation.verb, quotation.source, quotation.speech = before.verb, before.source, True
        else:
            _introduce(tokens, quotation, opened, closed)
            if quotation.verb is not None:
                quotation.source = _source(tokens, quotation.verb, clauses, clause_of)
        found.append(quotation)
    _carry_on(text, [quotation for quotation in found if quotation.speech])
    return found


def _placed(tokens: Tokens, index: int, start: int, end: int) -> tuple[Quotation, int, int] | None:
    """The quotation on the tokens, with the tokens just outside it; the copy may have lost its marks."""
    first, last = bisect_left(tokens.start, start), bisect_left(tokens.start, end) - 1
    opened, closed = first - 1, last + 1
    if first < len(tokens) and tokens.end[first] == start + 1:  # the mark is a token of its own
        opened, first = first, first + 1
    if last > first and tokens.start[last] == end - 1:
        closed, last = last, last - 1
    return (Quotation(index, start, end, first, last), opened, closed) if first <= last else None


def _one_breath(text: str, before: Quotation, quotation: Quotation) -> bool:
    """True for the second stretch of "No," he said, "not yet"."""
    between = text[before.end : quotation.start]
    said = before.verb is not None and before.last < before.verb < quotation.first
    return said and len(between) < NEARBY and not any(sign in between for sign in ".!?\n")


def _introduce(tokens: Tokens, quotation: Quotation, opened: int, closed: int) -> None:
    """Find the verb or the noun with a colon that introduces the words, and say whether they are speech."""
    quotation.verb = _verb(tokens, opened, closed, quotation.first)
    quotation.speech = _is_speech(tokens, quotation.first, quotation.last)
    if quotation.verb is not None:
        quotation.speech = quotation.speech or _said_in_short(tokens, quotation, opened, closed)
        return
    colon = next((at for at in (opened, opened - 1) if at > 0 and tokens.lower[at] == ":"), None)
    if colon is not None:
        quotation.source = _before_colon(tokens, colon)
        quotation.speech = True


def _is_speech(tokens: Tokens, first: int, last: int) -> bool:
    """A sentence, or anything with a finite verb; not a word or a phrase in a sentence of the narrator's."""
    opens = first - 1 <= tokens.bounds[tokens.sentence[first]][0]
    if tokens.lower[last] in ENDS and (opens or last - first > SHORT):
        return True
    return last - first >= SHORT and any(tokens.tag[token] in FINITE for token in range(first, last + 1))


def _said_in_short(tokens: Tokens, quotation: Quotation, opened: int, closed: int) -> bool:
    """True for 'He said "yes"', not for "he said I was 'disengaged'", where one word is held at a distance."""
    if quotation.verb is None or tokens.lemma[quotation.verb] in NAMING:
        return False
    low, high = (quotation.verb + 1, opened + 1) if quotation.verb < opened else (closed, quotation.verb)
    between = [tokens.lower[index] for index in range(low, high) if tokens.dep[index] not in PARTS]
    return quotation.last - quotation.first > SHORT or all(word in PASSING for word in between)


def _verb(tokens: Tokens, opened: int, closed: int, first: int) -> int | None:
    """The verb of saying beside a quotation: after it, or before it in the same sentence."""
    for index in range(closed + 1, min(closed + NEAR, len(tokens))):
        if tokens.lower[index] in STOPS:
            break
        if _introduces(tokens, index):
            parted = tokens.sentence[closed] != tokens.sentence[index] and tokens.lower[closed - 1] == "."
            if not parted:
                return index
            break
    begin = tokens.bounds[tokens.sentence[first]][0]
    for index in range(min(opened, first - 1), max(begin, first - NEAR_BEFORE) - 1, -1):
        if tokens.lower[index] in {'"', ";"} and index != opened:
            break
        if _introduces(tokens, index):
            return index
    return None


def _introduces(tokens: Tokens, index: int) -> bool:
    verbal = tokens.pos[index] == "VERB" and tokens.dep[index] not in {"amod", "compound"}
    return verbal and tokens.lemma[index] in INTRODUCING


def _source(tokens: Tokens, verb: int, clauses: list[Clause], clause_of: list[int | None]) -> Slot | None:
    number = clause_of[verb]
    if number is None or clauses[number].head != verb:
        kid = tokens.child(verb, "nsubj", "nsubjpass")
        return None if kid is None else slot_of(tokens, kid)
    clause = clauses[number]
    if clause.voice.startswith("passive"):
        return clause.agent
    if clause.subject is None and clause.object is not None and clause.object.head > verb:
        clause.subject, clause.object = clause.object, None  # "replied her sister"
    return clause.subject


def _before_colon(tokens: Tokens, colon: int) -> Slot | None:
    """In "Examiner's comment: ..." it is the examiner's, in "Feedback: ..." nobody's."""
    first = tokens.bounds[tokens.sentence[colon]][0]
    subject: Slot | None = None
    for index in range(colon - 1, first - 1, -1):
        if tokens.dep[index] == "poss":
            return slot_of(tokens, index)
        if tokens.dep[index] == "nsubj" and index != colon - 1:
            subject = slot_of(tokens, index)
    return subject


def _carry_on(text: str, speech: list[Quotation]) -> None:
    """A second stretch of speech in a paragraph is the same speaker's; of several paragraphs, every other one is."""
    for number, quotation in enumerate(speech):
        if quotation.source is not None or quotation.verb is not None or number == 0:
            continue
        previous = speech[number - 1]
        between = text[previous.end : quotation.start]
        if "\n" not in between:
            quotation.source = previous.source if len(between) < NEARBY else None
        elif number > 1 and len(between) < TURN and previous.start - speech[number - 2].end < TURN:
            quotation.source = speech[number - 2].source
