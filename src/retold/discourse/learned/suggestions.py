"""From judgements to findings (classification): what cues and encoder carry together, with the reason why."""

from collections import defaultdict
from collections.abc import Sequence

from retold.discourse.codebook import Code, CodeName
from retold.discourse.cues.evidence import Evidence, evidence_of, last_fifth
from retold.discourse.cues.reasons import reason_of, span_of
from retold.discourse.cues.register import Register, shipped_register
from retold.discourse.cues.suggestions import ByCues, finding_of, told_once
from retold.discourse.cues.weigh import scales_of
from retold.discourse.document import Document
from retold.discourse.findings import Finding, SetAside
from retold.discourse.learned.judgements import Judgements, judged
from retold.discourse.learned.nearest import nearest
from retold.discourse.learned.scores import Scores
from retold.discourse.learned.weighing import trained_codes

LEARNED = "learned"  # what stands for the cue's name where no cue is the reason
SIDES: tuple[tuple[CodeName, CodeName], ...] = (
    ("student-agent", "student-deficit"),
    ("institution-responsible", "institution-benevolent"),
    ("barrier-structural", "barrier-individual"),
)
Heard = dict[tuple[int, CodeName], list[Evidence]]


def findings_by_both(
    document: Document, scores: Scores, register: Register | None = None
) -> tuple[list[Finding], list[SetAside]]:
    """What is found by cues and encoder together, in text order, and what was set aside with the reason why.

    Of a code that the model was not trained on, what the cues alone find stands; and where nothing is found for either
    side of a measure, which happens in notes and very short texts, what they find of it: a measure is missing only
    where neither finds anything.
    """
    register = register or shipped_register()
    by_name = register.codebook.by_name
    evidence = evidence_of(document, register=register)
    said = judged(document, evidence, scores)
    counted, aside = _heard(evidence)
    denied = _denied(document, counted, aside)
    kept = {
        (clause, code.name)
        for column, code in _trained(register, ending=False)
        for clause in said.carried[:, column].nonzero()[0].tolist()
        if (clause, code.name) not in denied
    }
    by_cues = ByCues(document, evidence, register)
    silent = {code for sides in SIDES if not any(code in sides for _, code in kept) for code in sides}
    silent |= by_name.keys() - set(trained_codes())
    of_cues = {place: item for place, item in by_cues.carried().items() if place[1] in silent}
    kept |= of_cues.keys()
    findings = [
        finding_of(f"f{number}", document, *of_cues[clause, code])
        if (clause, code) in of_cues
        else _finding(f"f{number}", document, scores, said, clause, by_name[code], counted.get((clause, code), ()))
        for number, (clause, code) in enumerate(told_once(document, kept), 1)
    ]
    return findings, by_cues.set_aside(kept)


def ending_of(document: Document, scores: Scores, balance: float, id_: str, register: Register) -> Finding | None:
    """The likelier of the two endings, at the clause of the last fifth that speaks for it most."""
    evidence = evidence_of(document, ending=True, register=register)
    said = judged(document, evidence, scores, balance)
    first = last_fifth(document)
    late = [clause.index for clause in document.clauses if clause.sentence >= first]
    endings = dict(_trained(register, ending=True))
    if not late or not endings:
        return None
    clause, column = max(((at, column) for at in late for column in endings), key=lambda found: said.confidence[found])
    counted, _ = _heard(evidence)
    code = endings[column]
    return _finding(id_, document, scores, said, clause, code, counted.get((clause, code.name), ()))


def _trained(register: Register, *, ending: bool) -> list[tuple[int, Code]]:
    """The codes of the codebook that the model was trained on, each with its column: endings, or all others."""
    by_name = register.codebook.by_name
    found = [(column, by_name[name]) for column, name in enumerate(trained_codes()) if name in by_name]
    return [(column, code) for column, code in found if code.is_ending == ending]


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
    return max((scales_of(item.cue.code).weight(item.cue.name) for item in cues), default=0.0)


def _finding(  # noqa: PLR0917 - all that a finding is made of
    id_: str,
    document: Document,
    scores: Scores,
    said: Judgements,
    clause: int,
    code: Code,
    cues: Sequence[Evidence],
) -> Finding:
    at = clause, trained_codes().index(code.name)
    start, end = span_of(document, clause)
    first = max(cues, key=lambda item: scales_of(code.name).weight(item.cue.name), default=None)
    if first is None or said.by_encoder[at]:
        cue, reason = LEARNED, _likeness(document, scores, clause, code.name)
        if first is not None:
            reason = f"{reason_of(document, first)} More than that, i{reason[1:]}"
    else:
        cue, reason = first.cue.name, reason_of(document, first)
    return Finding(
        id=id_,
        code=code.name,
        start=start,
        end=end,
        actor=code.actor,
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
