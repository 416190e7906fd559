"""From judgements to findings (classification): what cues and encoder carry together, with the reason why."""

from collections import defaultdict
from collections.abc import Sequence

from retold.discourse.codebook import CODE_NAMES, CodeName
from retold.discourse.cues.evidence import Evidence, evidence_of, last_fifth
from retold.discourse.cues.reasons import reason_of, span_of
from retold.discourse.cues.suggestions import ABOUT, ByCues, finding_of, told_once
from retold.discourse.cues.weigh import scales
from retold.discourse.document import Document
from retold.discourse.findings import Finding, SetAside
from retold.discourse.learned.judgements import ENDINGS, OPEN, Judgements, judged
from retold.discourse.learned.nearest import nearest
from retold.discourse.learned.scores import Scores

LEARNED = "learned"  # what stands for the cue's name where no cue is the reason
SIDES: tuple[tuple[CodeName, CodeName], ...] = (
    ("student-agent", "student-deficit"),
    ("institution-responsible", "institution-benevolent"),
    ("barrier-structural", "barrier-individual"),
)
Heard = dict[tuple[int, CodeName], list[Evidence]]


def findings_by_both(document: Document, scores: Scores) -> tuple[list[Finding], list[SetAside]]:
    """What is found by cues and encoder together, in text order, and what was set aside with the reason why.

    Where that is nothing for either side of a measure, which happens in notes and very short texts, what the cues alone
    find of it stands: a measure is missing only where neither finds anything.
    """
    evidence = evidence_of(document)
    said = judged(document, evidence, scores)
    counted, aside = _heard(evidence)
    denied = _denied(document, counted, aside)
    kept = {
        (clause, CODE_NAMES[code])
        for code in OPEN
        for clause in said.carried[:, code].nonzero()[0].tolist()
        if (clause, CODE_NAMES[code]) not in denied
    }
    by_cues = ByCues(document, evidence)
    silent = {code for sides in SIDES if not any(code in sides for _, code in kept) for code in sides}
    of_cues = {place: item for place, item in by_cues.carried().items() if place[1] in silent}
    kept |= of_cues.keys()
    findings = [
        finding_of(f"f{number}", document, *of_cues[clause, code])
        if (clause, code) in of_cues
        else _finding(f"f{number}", document, scores, said, clause, code, counted.get((clause, code), ()))
        for number, (clause, code) in enumerate(told_once(document, kept), 1)
    ]
    return findings, by_cues.set_aside(kept)


def ending_of(document: Document, scores: Scores, balance: float, id_: str) -> Finding | None:
    """The likelier of the two endings, at the clause of the last fifth that speaks for it most."""
    evidence = evidence_of(document, ending=True)
    said = judged(document, evidence, scores, balance)
    first = last_fifth(document)
    late = [clause.index for clause in document.clauses if clause.sentence >= first]
    if not late:
        return None
    clause, code = max(((at, code) for at in late for code in ENDINGS), key=lambda found: said.confidence[found])
    counted, _ = _heard(evidence)
    name = CODE_NAMES[code]
    return _finding(id_, document, scores, said, clause, name, counted.get((clause, name), ()))


def _heard(evidence: Sequence[Evidence]) -> tuple[Heard, Heard]:
    """The cues by clause and code: those that count, and those that do not."""
    counted: Heard = defaultdict(list)
    aside: Heard = defaultdict(list)
    for item in evidence:
        (aside if item.aside else counted)[item.clause, item.cue.code].append(item)
    return dict(counted), dict(aside)


def _denied(document: Document, counted: Heard, aside: Heard) -> set[tuple[int, CodeName]]:
    """Where cues say that what reads like a code does not count: the encoder does not overrule them.

    That is a clause in which the weightiest cue for a code was set aside, and whatever else of its sentence has no cue
    for that code, since the encoder reads a sentence as a whole.
    """
    denied = {place for place, cues in aside.items() if _weight(cues) > _weight(counted.get(place, ()))}
    sentences = {(document.clauses[clause].sentence, code) for clause, code in denied}
    around = {
        (clause.index, code)
        for clause in document.clauses
        for sentence, code in sentences
        if clause.sentence == sentence and (clause.index, code) not in counted
    }
    return denied | around


def _weight(cues: Sequence[Evidence]) -> float:
    """That of the weightiest of some cues."""
    return max((scales()[item.cue.code].weight(item.cue.name) for item in cues), default=0.0)


def _finding(  # noqa: PLR0917 - all that a finding is made of
    id_: str,
    document: Document,
    scores: Scores,
    said: Judgements,
    clause: int,
    code: CodeName,
    cues: Sequence[Evidence],
) -> Finding:
    at = clause, CODE_NAMES.index(code)
    start, end = span_of(document, clause)
    first = max(cues, key=lambda item: scales()[code].weight(item.cue.name), default=None)
    if first is None or said.by_encoder[at]:
        cue, reason = LEARNED, _likeness(document, scores, clause, code)
        if first is not None:
            reason = f"{reason_of(document, first)} More than that, i{reason[1:]}"
    else:
        cue, reason = first.cue.name, reason_of(document, first)
    return Finding(
        id=id_,
        code=code,
        start=start,
        end=end,
        actor=ABOUT[code.partition("-")[0]],
        cue=cue,
        reason=reason,
        confidence=round(float(said.confidence[at]), 3),
    )


def _likeness(document: Document, scores: Scores, clause: int, code: CodeName) -> str:
    """Names the coded examples that lie nearest."""
    start, end = span_of(document, clause)
    examples = nearest(code, scores.vectors[clause], document.quote(start, end))
    named = " and ".join(f"“{words}”" for words in examples)
    return f"It reads like coded examples of this code: {named}."
