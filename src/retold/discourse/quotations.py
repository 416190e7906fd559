"""Words between quotation marks: where they stand, whose they are, and whether they are speech or a word held at a distance."""

from dataclasses import dataclass

from retold.discourse.clauses import Clause, Slot
from retold.discourse.lexicon import words
from retold.discourse.slots import slot
from retold.discourse.tokens import Tokens

SAY = words("commitment", "say")
SAY_OR_THINK = SAY | frozenset({"think", "hear", "read", "sing", "have", "know", "wonder"})
ENDS = frozenset({".", "!", "?", "...", ",", "…"})
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


def quotations_of(tokens: Tokens, text: str, clauses: list[Clause], clause_of: list[int | None]) -> list[Quotation]:
    """Every quotation of the text, in order, with its source where the text names one."""
    found = []
    for number, (opened, closed) in enumerate(_pairs(tokens, text)):
        first, last = opened + 1, closed - 1
        quotation = Quotation(number, tokens.start[opened], tokens.end[closed], first, last, speech=False)
        quotation.verb = _verb(tokens, opened, closed)
        quotation.speech = quotation.verb is not None or _is_speech(tokens, first, last)
        if quotation.verb is not None:
            quotation.source = _source(tokens, quotation.verb, clauses, clause_of)
        elif opened and tokens.lower[opened - 1] == ":":
            quotation.source = _before_colon(tokens, opened - 1)
            quotation.speech = True
        found.append(quotation)
    _carry_on(tokens, text, found)
    return found


def _pairs(tokens: Tokens, text: str) -> list[tuple[int, int]]:
    """Opening and closing tokens. A mark opens after a space and before a word; a paragraph's end closes all."""
    pairs: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for index, word in enumerate(tokens.lower):
        if word not in {'"', "'", "''", "``"}:
            if opened and "\n" in text[tokens.end[index - 1] : tokens.start[index]] and _blank(text, tokens, index):
                opened.clear()
            continue
        kind = "'" if word == "'" else '"'
        given = text[tokens.start[index] : tokens.end[index]]
        at, end = tokens.start[index], tokens.end[index]
        spaced = at == 0 or text[at - 1].isspace() or text[at - 1] in "([{\u2014\u2013-\u201c\u2018\"'/"
        followed = end < len(text) and not text[end].isspace()
        if opened and _blank(text, tokens, index):
            opened.clear()
        if given in {"\u201c", "\u2018", "\u00ab", "\u201e"} or (
            kind not in opened and spaced and followed and given not in {"\u201d"}
        ):
            opened[kind] = index
        elif kind in opened and index > opened[kind] + 1:
            if kind == "'" and tokens.tag[index] == "POS" and _closes_later(tokens, text, index):
                continue
            pairs.append((opened.pop(kind), index))
    return sorted(pairs)


def _blank(text: str, tokens: Tokens, index: int) -> bool:
    return index > 0 and text.count("\n", tokens.end[index - 1], tokens.start[index]) > 1


def _closes_later(tokens: Tokens, text: str, index: int) -> bool:
    """True where another single mark closes within the sentence, so that this one was a possessive."""
    last = tokens.bounds[tokens.sentence[index]][1]
    return any(tokens.lower[later] == "'" for later in range(index + 1, min(last, len(tokens))))


def _is_speech(tokens: Tokens, first: int, last: int) -> bool:
    """A sentence, or anything with a finite verb; not a word or a phrase in a sentence of the narrator's."""
    if tokens.lower[last] in ENDS and last - first >= 1:
        return True
    return last - first >= 3 and any(
        tokens.tag[token] in {"VBD", "VBZ", "VBP", "MD"} for token in range(first, last + 1)
    )


def _verb(tokens: Tokens, opened: int, closed: int) -> int | None:
    """The verb of saying beside a quotation: after it, or before it in the same sentence."""
    after = range(closed + 1, min(closed + NEAR, len(tokens)))
    for index in after:
        if tokens.lower[index] in {".", "!", "?", ";"} or tokens.lower[index] == '"':
            break
        if _introduces(tokens, index) and not _sentence_between(tokens, closed, index):
            return index
    first = tokens.bounds[tokens.sentence[opened]][0]
    for index in range(opened - 1, max(first, opened - NEAR - 4) - 1, -1):
        if tokens.lower[index] in {'"', ";"}:
            break
        if _introduces(tokens, index):
            return index
    return None


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
    """ "Examiner's comment: ..." is the examiner's, "Feedback: ..." nobody's."""
    first = tokens.bounds[tokens.sentence[colon]][0]
    for index in range(colon - 1, first - 1, -1):
        if tokens.dep[index] in {"poss", "nsubj"}:
            return slot(tokens, index)
    return None


def _carry_on(tokens: Tokens, text: str, found: list[Quotation]) -> None:
    """A second stretch of speech in one paragraph is the same speaker's; turns alternate between two."""
    previous: Quotation | None = None
    for quotation in found:
        if not quotation.speech:
            continue
        if previous is not None and quotation.source is None and quotation.verb is None and previous.source is not None:
            between = text[previous.end : quotation.start]
            if "\n" not in between and len(between) < 200:
                quotation.source = previous.source
        previous = quotation
