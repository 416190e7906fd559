"""What somebody is told to say, think or take to be so (reported speech): source, verb and content."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from retold.discourse.grammar.clauses import Clause, Slot
from retold.discourse.grammar.quotations import Quotation
from retold.discourse.grammar.slots import slot_of
from retold.discourse.lexicon import word_class
from retold.discourse.reading.tokens import Tokens

Kind = Literal["quotation", "speech", "belief", "assumption", "knowledge", "label"]

KINDS: dict[str, Kind] = {
    **dict.fromkeys(word_class("commitment", "say"), "speech"),
    **dict.fromkeys(word_class("commitment", "neutral_belief"), "belief"),
    **dict.fromkeys(word_class("commitment", "factive"), "knowledge"),
    **dict.fromkeys(word_class("commitment", "assumption"), "assumption"),
}
LABELLING, NAMING = word_class("commitment", "labelling"), word_class("commitment", "naming")
CLAIMING, HELD_TO_BE = word_class("commitment", "claiming"), word_class("commitment", "held_to_be")
CLAIM_NOUNS = word_class("commitment", "claims") | word_class("commitment", "rejecting_nouns")
VIEWS = word_class("commitment", "views")
NOT_A_LABEL = word_class("commitment", "not_a_label")
NOT_SAYING = frozenset({"describe", "go", "call"})
REACH = 9  # tokens after the verb in which "as" may stand


@dataclass(slots=True)
class ReportedSpeech:
    """Somebody's claim. `cue` is the verb, noun or preposition that reports; offsets are of the content."""

    kind: Kind
    cue: int
    source: Slot | None
    start: int
    end: int
    clauses: tuple[int, ...]


def reported_speech_of(
    tokens: Tokens, table: list[Clause], clause_of: list[int | None], quotations: list[Quotation]
) -> list[ReportedSpeech]:
    """Every report of the text, in order of its content. Fills `Clause.label`."""
    below: dict[int, list[Clause]] = {}
    for clause in table:
        if clause.parent is not None:
            below.setdefault(clause.parent, []).append(clause)
    speech = [quotation for quotation in quotations if quotation.speech]
    found = [
        *_quoted(table, speech),
        *_indirect(tokens, table, below, {quotation.verb for quotation in speech}),
        *_labels(tokens, table),
        *_held_in_nouns(tokens, table, below),
        *_according(tokens, table, clause_of),
    ]
    return sorted(found, key=lambda report: (report.start, -report.end))


def _quoted(table: list[Clause], speech: list[Quotation]) -> Iterator[ReportedSpeech]:
    heads = [clause.head for clause in table]
    for each in speech:
        inside = range(bisect_left(heads, each.first), bisect_right(heads, each.last))
        cue = each.first - 1 if each.verb is None else each.verb
        yield ReportedSpeech("quotation", max(cue, 0), each.source, each.start, each.end, tuple(inside))


def _indirect(
    tokens: Tokens, table: list[Clause], below: dict[int, list[Clause]], quoting: set[int | None]
) -> Iterator[ReportedSpeech]:
    """Clauses under a verb of saying or thinking that introduces no quotation."""
    for clause in table:
        kind = KINDS.get(clause.verb)
        if kind is not None and clause.head not in quoting:
            source = clause.agent if clause.voice.startswith("passive") else clause.subject
            for child in below.get(clause.index, ()):
                if _is_content(tokens, clause, child):
                    yield _whole(kind, clause.head, source, below, child)


def _is_content(tokens: Tokens, clause: Clause, child: Clause) -> bool:
    label = tokens.dep[child.head]
    if label == "ccomp":
        return clause.verb not in NOT_SAYING
    held = clause.voice.startswith("passive") and clause.verb in HELD_TO_BE
    return label == "xcomp" and (held or clause.verb in CLAIMING)


def _whole(
    kind: Kind, cue: int, source: Slot | None, below: dict[int, list[Clause]], content: Clause
) -> ReportedSpeech:
    """A report of a clause with all that hangs on it."""
    members, waiting = [], [content]
    while waiting:
        clause = waiting.pop()
        members.append(clause)
        waiting += [child for child in below.get(clause.index, ()) if child.head != cue]
    start, end = min(clause.start for clause in members), max(clause.end for clause in members)
    return ReportedSpeech(kind, cue, source, start, end, tuple(sorted(clause.index for clause in members)))


def _labels(tokens: Tokens, table: list[Clause]) -> Iterator[ReportedSpeech]:
    for clause in table:
        clause.label = _label(tokens, clause) if clause.verb in LABELLING else None
        if clause.label is not None:
            source = clause.agent if clause.voice.startswith("passive") else clause.subject
            yield ReportedSpeech("label", clause.head, source, clause.label.start, clause.label.end, ())


def _label(tokens: Tokens, clause: Clause) -> Slot | None:
    """What somebody is seen as: "seen as weak", "labelled lazy", "regarded by many as a problem"."""
    for kid in tokens.children[clause.head]:
        bare = tokens.dep[kid] in {"advcl", "ccomp"} and tokens.pos[kid] == "ADJ" and clause.verb in NAMING
        if tokens.dep[kid] == "oprd" or bare:
            return slot_of(tokens, kid)
    last = tokens.bounds[clause.sentence][1]
    for index in range(clause.head + 1, min(clause.head + REACH, last - 1)):
        other_verb = tokens.pos[index] == "VERB" and tokens.tag[index] != "VBN"
        if tokens.lower[index] in {",", ";", ":"} or other_verb:
            return None
        if tokens.lower[index] == "as" and tokens.lower[index + 1] not in NOT_A_LABEL:
            inner = _after_as(tokens, index)
            if inner is not None:
                return slot_of(tokens, inner)
    return None


def _after_as(tokens: Tokens, index: int) -> int | None:
    inner = tokens.child(index, "pobj", "amod", "acomp", "pcomp", "advcl")
    above = tokens.head[index]
    if inner is None and above > index and tokens.pos[above] in {"ADJ", "NOUN", "PROPN"}:
        return above
    return inner


def _held_in_nouns(tokens: Tokens, table: list[Clause], below: dict[int, list[Clause]]) -> Iterator[ReportedSpeech]:
    """Clauses under a noun that holds a claim: "her belief that she was a burden", "the myth that they fail"."""
    for clause in table:
        noun = tokens.head[clause.head]
        if tokens.lemma[noun] not in CLAIM_NOUNS or tokens.pos[noun] != "NOUN" or clause.link != "content":
            continue
        kids = tokens.children[clause.head]
        finite = any(tokens.lower[kid] == "that" or tokens.dep[kid] in {"nsubj", "nsubjpass"} for kid in kids)
        if tokens.dep[clause.head] in {"acl", "ccomp"} and finite:
            owner = tokens.child(noun, "poss")
            source = None if owner is None else slot_of(tokens, owner)
            yield _whole("belief", noun, source, below, clause)


def _according(tokens: Tokens, table: list[Clause], clause_of: list[int | None]) -> Iterator[ReportedSpeech]:
    """In "according to the tutor, she was weak" and "in her view" the clause is theirs."""
    for index, word in enumerate(tokens.lower):
        holder: int | None = None
        if word == "according" and tokens.lower[index + 1 : index + 2] == ["to"]:
            to = tokens.child(index, "prep")
            holder = tokens.child(index if to is None else to, "pobj")
        elif word in VIEWS and tokens.dep[index] == "pobj" and tokens.lower[tokens.head[index]] in {"in", "to", "by"}:
            holder = tokens.child(index, "poss")
        number = clause_of[index]
        if holder is not None and number is not None:
            clause = table[number]
            yield ReportedSpeech("speech", index, slot_of(tokens, holder), clause.start, clause.end, (number,))
