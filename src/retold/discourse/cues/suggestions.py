"""From evidence to findings: each clause's evidence is weighed, and what carries becomes a finding with its reason."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from retold.discourse.codebook import Actor, CodeName
from retold.discourse.cues.evidence import Evidence, evidence_of
from retold.discourse.cues.reasons import reason_of, span_of, wholes
from retold.discourse.document import Document
from retold.discourse.findings import Finding, SetAside
from retold.discourse.weigh import Scales, outlooks, scales

ABOUT: dict[str, Actor] = {
    "student": "student",
    "institution": "institution",
    "barrier": "student",
    "ending": "student",
}
Place = tuple[int, CodeName]  # a clause and a code
LEANING = " It counts because the rest of the text leans the same way."


@dataclass(slots=True)
class Pile:
    """All evidence for one code in one clause: what counts, or what would, had the clause held."""

    clause: int
    code: CodeName
    items: list[Evidence] = field(default_factory=list)

    @property
    def scales(self) -> Scales:
        """The weights of the code."""
        return scales()[self.code]

    @property
    def names(self) -> list[str]:
        """The names of its cues."""
        return [item.cue.name for item in self.items]

    @property
    def first(self) -> Evidence:
        """The weightiest of it."""
        return max(self.items, key=lambda item: self.scales.weight(item.cue.name))

    def confidence(self, document: Document, outlook: float) -> float:
        """The probability of the code here, where the rest of the text leans so."""
        return self.scales.confidence(self.names, outlook, document.clauses[self.clause].place)


Carried = dict[Place, tuple[Pile, float]]


def findings_of(document: Document) -> tuple[list[Finding], list[SetAside]]:
    """What the cues find in a document, in text order, and what they set aside with the reason why."""
    counted, aside = _piles(evidence_of(document))
    leaning = _leaning(document, counted)
    kept = _carried(document, counted, leaning)
    told_once = [
        item
        for (clause, code), item in kept.items()
        if not any((whole, code) in kept for whole in wholes(document, clause))
    ]
    told_once.sort(key=lambda item: (document.clauses[item[0].clause].start, item[0].code))
    findings = [finding_of(f"f{number}", document, *item) for number, item in enumerate(told_once, 1)]
    return findings, _set_aside(document, aside, leaning, kept)


def carried_of(document: Document, evidence: Iterable[Evidence]) -> Carried:
    """What the cues alone carry, by clause and code, each with its confidence."""
    counted, _ = _piles(evidence)
    return _carried(document, counted, _leaning(document, counted))


def _carried(document: Document, counted: Sequence[Pile], leaning: Sequence[float]) -> Carried:
    return {
        (pile.clause, pile.code): (pile, confidence)
        for pile in counted
        if (confidence := pile.confidence(document, leaning[pile.clause])) >= pile.scales.threshold
    }


def aside_of(document: Document, evidence: Iterable[Evidence], kept: Container[Place]) -> list[SetAside]:
    """What the cues alone would have counted had it held, where nothing was `kept` for the same clause and code."""
    counted, aside = _piles(evidence)
    return _set_aside(document, aside, _leaning(document, counted), kept)


def _leaning(document: Document, counted: Sequence[Pile]) -> list[float]:
    """For each clause how the rest of the text leans."""
    sentences = [clause.sentence for clause in document.clauses]
    leaning = outlooks({(pile.clause, pile.code): pile.scales.alone(pile.names) for pile in counted}, sentences)
    return [leaning[sentence] for sentence in sentences]


def _piles(evidence: Iterable[Evidence]) -> tuple[list[Pile], list[Pile]]:
    """The evidence by clause and code: what counts, and what does not."""
    piles: dict[tuple[bool, int, CodeName], Pile] = {}
    for item in evidence:
        key = bool(item.aside), item.clause, item.cue.code
        piles.setdefault(key, Pile(item.clause, item.cue.code)).items.append(item)
    both: dict[bool, list[Pile]] = defaultdict(list)
    for (aside, _, _), pile in piles.items():
        both[aside].append(pile)
    return both[False], both[True]


def finding_of(id_: str, document: Document, pile: Pile, confidence: float) -> Finding:
    """The finding that a pile of evidence makes, with its reason."""
    by_itself = pile.confidence(document, 0.0) >= pile.scales.threshold
    start, end = span_of(document, pile.clause)
    return Finding(
        id=id_,
        code=pile.code,
        start=start,
        end=end,
        actor=ABOUT[pile.code.partition("-")[0]],
        cue=pile.first.cue.name,
        reason=reason_of(document, pile.first) + ("" if by_itself else LEANING),
        confidence=round(confidence, 3),
    )


def _set_aside(
    document: Document, aside: Iterable[Pile], leaning: Sequence[float], kept: Container[Place]
) -> list[SetAside]:
    return [
        _one_aside(document, pile)
        for pile in aside
        if (pile.clause, pile.code) not in kept
        and pile.confidence(document, leaning[pile.clause]) >= pile.scales.threshold
    ]


def _one_aside(document: Document, pile: Pile) -> SetAside:
    start, end = span_of(document, pile.clause)
    reason = f"Not counted, because it is {pile.first.aside}. {reason_of(document, pile.first)}"
    return SetAside(code=pile.code, start=start, end=end, cue=pile.first.cue.name, reason=reason)
