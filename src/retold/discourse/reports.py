"""What the text says that somebody says, thinks or takes to be so: source, verb and content."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from retold.discourse.clauses import Clause, Slot
from retold.discourse.lexicon import words
from retold.discourse.quotations import Quotation
from retold.discourse.slots import slot
from retold.discourse.tokens import Tokens

Kind = Literal["quotation", "speech", "belief", "assumption", "knowledge", "label"]

SAY, NEUTRAL = words("commitment", "say"), words("commitment", "neutral_belief")
FACTIVE, ASSUMPTION = words("commitment", "factive"), words("commitment", "assumption")
LABELLING = words("commitment", "labelling")
CLAIMS, REJECTING = words("commitment", "claims"), words("commitment", "rejecting_nouns")
NAMING = frozenset({"label", "call", "brand", "deem"})
NOT_A_LABEL = frozenset(
    {"well", "soon", "long", "if", "though", "much", "many", "far", "he", "she", "they", "it", "we", "i"}
)
CLAIMING = frozenset({"claim", "pretend", "deny", "admit", "profess", "purport"})
HELD_TO_BE = frozenset(
    "say think believe consider assume presume know find report allege judge deem reckon hold".split()
)
REACH = 9  # tokens after the verb in which "as" may stand
VIEWS = frozenset("view opinion eyes mind word words account estimation judgment judgement reckoning".split())


@dataclass(slots=True)
class Report:
    """Somebody's claim. `cue` is the verb, noun or preposition that reports; offsets are of the content."""

    kind: Kind
    cue: int
    source: Slot | None
    start: int
    end: int
    clauses: tuple[int, ...]


def reports_of(
    tokens: Tokens, table: list[Clause], clause_of: list[int | None], quotations: list[Quotation]
) -> list[Report]:
    """Every report of the text, in order of its content."""
    below = _children(table)
    heads = [clause.head for clause in table]
    found = [
        Report("quotation", q.verb if q.verb is not None else q.first - 1, q.source, q.start, q.end, _inside(heads, q))
        for q in quotations
        if q.speech
    ]
    spoken = {q.verb for q in quotations if q.speech}
    for clause in table:
        kind = _kind(clause.verb)
        if kind and clause.head not in spoken:
            for child in below.get(clause.index, []):
                if _is_content(tokens, table[child], clause, kind):
                    found.append(_report(tokens, table, below, clause, child, kind))
        label = _label(tokens, clause)
        if label is not None:
            clause.label = label
            found.append(Report("label", clause.head, _holder(clause), label.start, label.end, ()))
        if tokens.dep[clause.head] in {"acl", "ccomp"} and clause.link == "content" and clause.parent is not None:
            noun = tokens.head[clause.head]
            if tokens.lemma[noun] in CLAIMS | REJECTING and tokens.pos[noun] == "NOUN" and _marked(tokens, clause.head):
                owner = tokens.child(noun, "poss")
                found.append(
                    _whole(
                        tokens,
                        table,
                        below,
                        clause.index,
                        "belief",
                        noun,
                        slot(tokens, owner) if owner is not None else None,
                    )
                )
    found += _according(tokens, table, clause_of)
    return sorted(found, key=lambda report: (report.start, -report.end))


def _kind(verb: str) -> Kind | None:
    if verb in ASSUMPTION and verb not in {"imagine", "suppose"}:
        return "assumption"
    if verb in FACTIVE:
        return "knowledge"
    if verb in NEUTRAL:
        return "belief"
    return "speech" if verb in SAY else None


def _children(table: list[Clause]) -> dict[int, list[int]]:
    below: dict[int, list[int]] = {}
    for clause in table:
        if clause.parent is not None:
            below.setdefault(clause.parent, []).append(clause.index)
    return below


def _inside(heads: list[int], quotation: Quotation) -> tuple[int, ...]:
    return tuple(range(bisect_left(heads, quotation.first), bisect_right(heads, quotation.last)))


def _marked(tokens: Tokens, head: int) -> bool:
    return (
        any(tokens.lower[kid] == "that" for kid in tokens.children[head])
        or tokens.child(head, "nsubj", "nsubjpass") is not None
    )


def _is_content(tokens: Tokens, child: Clause, clause: Clause, kind: Kind) -> bool:
    label = tokens.dep[child.head]
    if label == "ccomp":
        return clause.parent != child.index and not (kind == "speech" and clause.verb in {"describe", "go", "call"})
    if label == "xcomp" and clause.verb == "suppose":
        return False
    if label == "xcomp":
        return clause.voice.startswith("passive") or clause.verb in {
            "claim",
            "pretend",
            "expect",
            "feel",
            "deny",
            "admit",
        }
    return False


def _holder(clause: Clause) -> Slot | None:
    if clause.voice.startswith("passive"):
        return clause.agent
    return clause.subject


def _report(
    tokens: Tokens, table: list[Clause], below: dict[int, list[int]], clause: Clause, child: int, kind: Kind
) -> Report:
    return _whole(tokens, table, below, child, kind, clause.head, _holder(clause))


def _whole(
    tokens: Tokens,
    table: list[Clause],
    below: dict[int, list[int]],
    child: int,
    kind: Kind,
    cue: int,
    source: Slot | None,
) -> Report:
    members, stack = [], [child]
    while stack:
        number = stack.pop()
        members.append(number)
        stack.extend(below.get(number, []))
    inner = [number for number in members if table[number].head != cue]
    start = min(table[number].start for number in inner)
    end = max(table[number].end for number in inner)
    return Report(kind, cue, source, start, end, tuple(sorted(inner)))


def _label(tokens: Tokens, clause: Clause) -> Slot | None:
    """What somebody is seen as: "seen as weak", "labelled lazy", "regarded by many as a problem"."""
    if clause.verb not in LABELLING:
        return None
    for kid in tokens.children[clause.head]:
        if tokens.dep[kid] == "oprd":
            return slot(tokens, kid)
        if tokens.dep[kid] in {"advcl", "ccomp"} and tokens.pos[kid] == "ADJ" and clause.verb in NAMING:
            return slot(tokens, kid)
    last = tokens.bounds[clause.sentence][1]
    for index in range(clause.head + 1, min(clause.head + REACH, last)):
        if tokens.lower[index] in {",", ";", ":"} or (tokens.pos[index] == "VERB" and tokens.tag[index] != "VBN"):
            return None
        if tokens.lower[index] == "as" and index + 1 < last and tokens.lower[index + 1] not in NOT_A_LABEL:
            inner = tokens.child(index, "pobj", "amod", "acomp", "pcomp", "advcl")
            if (
                inner is None
                and tokens.head[index] > index
                and tokens.pos[tokens.head[index]] in {"ADJ", "NOUN", "PROPN"}
            ):
                inner = tokens.head[index]
            if inner is not None:
                return slot(tokens, inner)
    return None


def _according(tokens: Tokens, table: list[Clause], clause_of: list[int | None]) -> list[Report]:
    """ "According to the tutor, she was weak"; "in her view": the rest of the clause is theirs."""
    found = []
    for index, word in enumerate(tokens.lower):
        source = None
        if word == "according" and tokens.lower[index + 1 : index + 2] == ["to"]:
            to = tokens.child(index, "prep")
            inner = tokens.child(to, "pobj") if to is not None else tokens.child(index, "pobj")
            source = slot(tokens, inner) if inner is not None else None
        elif word in VIEWS and tokens.dep[index] == "pobj" and tokens.lower[tokens.head[index]] in {"in", "to", "by"}:
            owner = tokens.child(index, "poss")
            source = slot(tokens, owner) if owner is not None else None
        if source is None:
            continue
        number = clause_of[index]
        if number is not None:
            clause = table[number]
            found.append(Report("speech", index, source, clause.start, clause.end, (number,)))
    return found
