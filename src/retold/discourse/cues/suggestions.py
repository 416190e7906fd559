"""From evidence to findings (classification): what carries in a clause is a finding, with its reason."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass, field

from retold.discourse.codebook import CodeName
from retold.discourse.cues.evidence import Evidence, evidence_of
from retold.discourse.cues.reasons import reason_of, span_of, wholes
from retold.discourse.cues.register import Register, shipped_register
from retold.discourse.cues.weigh import Scales, leaning_of, outlooks, scales_of
from retold.discourse.document import Document
from retold.discourse.findings import Finding, SetAside

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
        return scales_of(self.code)

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


class ByCues:
    """What the cues alone make of the evidence in a document."""

    def __init__(self, document: Document, evidence: Iterable[Evidence], register: Register) -> None:
        self._document = document
        self._counted, self._aside = _piles(evidence)
        self._leaning = _leaning(document, self._counted, register)

    def carried(self) -> dict[Place, tuple[Pile, float]]:
        """The piles that count, each with its confidence."""
        return {
            (pile.clause, pile.code): (pile, confidence)
            for pile in self._counted
            if (confidence := self._confidence(pile)) >= pile.scales.threshold
        }

    def set_aside(self, kept: Container[Place]) -> list[SetAside]:
        """What would have counted had it held, where nothing was `kept` for the same clause and code."""
        return [
            _set_aside(self._document, pile)
            for pile in self._aside
            if (pile.clause, pile.code) not in kept and self._confidence(pile) >= pile.scales.threshold
        ]

    def _confidence(self, pile: Pile) -> float:
        return pile.confidence(self._document, self._leaning[pile.clause])


def findings_by_cues(document: Document, register: Register | None = None) -> tuple[list[Finding], list[SetAside]]:
    """What the cues find in a document, in text order, and what they set aside with the reason why."""
    register = register or shipped_register()
    by_cues = ByCues(document, evidence_of(document, register=register), register)
    kept = by_cues.carried()
    findings = [
        finding_of(f"f{number}", document, *kept[place]) for number, place in enumerate(told_once(document, kept), 1)
    ]
    return findings, by_cues.set_aside(kept)


def told_once(document: Document, kept: Collection[Place]) -> list[Place]:
    """The places in text order, without those that are a part of a clause kept for the same code."""
    return sorted(
        (
            (clause, code)
            for clause, code in kept
            if not any((whole, code) in kept for whole in wholes(document, clause))
        ),
        key=lambda place: (document.clauses[place[0]].start, place[1], place[0]),
    )


def _leaning(document: Document, counted: Sequence[Pile], register: Register) -> list[float]:
    """For each clause how the rest of the text leans."""
    sentences = [clause.sentence for clause in document.clauses]
    alone = {(pile.clause, pile.code): pile.scales.alone(pile.names) for pile in counted}
    leaning = outlooks(alone, sentences, leaning_of(register.codebook.codes))
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
        actor=pile.first.cue.of.actor,
        cue=pile.first.cue.name,
        reason=reason_of(document, pile.first) + ("" if by_itself else LEANING),
        confidence=round(confidence, 3),
    )


def _set_aside(document: Document, pile: Pile) -> SetAside:
    start, end = span_of(document, pile.clause)
    reason = f"Not counted, because it is {pile.first.aside}. {reason_of(document, pile.first)}"
    return SetAside(code=pile.code, start=start, end=end, cue=pile.first.cue.name, reason=reason)
