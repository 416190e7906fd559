"""From evidence to findings: each clause's evidence is weighed, and what carries becomes a finding with its reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from retold.discourse.codebook import Actor, CodeName
from retold.discourse.cues.evidence import Evidence, evidence_of
from retold.discourse.cues.reasons import reason_of, span_of, wholes
from retold.discourse.document import Document
from retold.discourse.findings import Finding, SetAside
from retold.discourse.weigh import outlooks, scales

ABOUT: dict[str, Actor] = {"student": "student", "institution": "institution", "barrier": "student"}
LEANING = " It counts because the rest of the text leans the same way."
Place = tuple[int, CodeName]  # clause, code
Piles = dict[Place, list[Evidence]]


def findings_of(document: Document) -> tuple[list[Finding], list[SetAside]]:
    """What the cues find in a document, in text order, and what they set aside with the reason why."""
    counted, aside = _piles(evidence_of(document))
    sentences = [clause.sentence for clause in document.clauses]
    leaning = outlooks({place: scales()[place[1]].alone(_names(pile)) for place, pile in counted.items()}, sentences)
    kept = {
        place: confidence
        for place, pile in counted.items()
        if (confidence := scales()[place[1]].confidence(_names(pile), leaning[sentences[place[0]]]))
        >= scales()[place[1]].threshold
    }
    places = sorted(
        (place for place in kept if not any((whole, place[1]) in kept for whole in wholes(document, place[0]))),
        key=lambda place: (document.clauses[place[0]].start, place[1]),
    )
    findings = [_finding(f"f{number}", document, counted[place], kept[place]) for number, place in enumerate(places, 1)]
    return findings, list(_set_aside(document, {p: pile for p, pile in aside.items() if p not in kept}, leaning))


def _piles(evidence: Iterable[Evidence]) -> tuple[Piles, Piles]:
    """The evidence by clause and code: what counts, and what does not."""
    counted: Piles = defaultdict(list)
    aside: Piles = defaultdict(list)
    for item in evidence:
        (aside if item.aside else counted)[item.clause, item.cue.code].append(item)
    return counted, aside


def _names(pile: list[Evidence]) -> list[str]:
    return [item.cue.name for item in pile]


def _finding(id_: str, document: Document, pile: list[Evidence], confidence: float) -> Finding:
    code = pile[0].cue.code
    first = max(pile, key=lambda item: scales()[code].weight(item.cue.name))
    carried_by_words = scales()[code].confidence(_names(pile), 0.0) >= scales()[code].threshold
    start, end = span_of(document, first.clause)
    return Finding(
        id=id_,
        code=code,
        start=start,
        end=end,
        actor=ABOUT[code.partition("-")[0]],
        cue=first.cue.name,
        reason=reason_of(document, first) + ("" if carried_by_words else LEANING),
        confidence=round(confidence, 3),
    )


def _set_aside(document: Document, aside: Piles, leaning: list[float]) -> Iterator[SetAside]:
    """What would have counted, had it held."""
    for (clause, code), pile in sorted(aside.items()):
        first = max(pile, key=lambda item: scales()[code].weight(item.cue.name))
        if (
            scales()[code].confidence(_names(pile), leaning[document.clauses[clause].sentence])
            >= scales()[code].threshold
        ):
            start, end = span_of(document, clause)
            reason = f"Not counted, because it is {first.aside}. {reason_of(document, first)}"
            yield SetAside(code=code, start=start, end=end, cue=first.cue.name, reason=reason)
