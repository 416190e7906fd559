"""The story as a whole (narrative structure): whether there is one, how it ends, how concretely it is told."""

from collections import defaultdict
from typing import TYPE_CHECKING

from retold.discourse.circumstances import circumstances_of, generic_labels_in
from retold.discourse.codebook import Ending
from retold.discourse.cues.evidence import Evidence, evidence_of
from retold.discourse.cues.reasons import reason_of, span_of
from retold.discourse.cues.register import Register, shipped_register
from retold.discourse.cues.weigh import balance_of, leaning_of, scales_of
from retold.discourse.document import Document
from retold.discourse.findings import Finding, Story
from retold.discourse.reading.intake import BULLET

if TYPE_CHECKING:
    from retold.discourse.learned.scores import Scores

FEWEST_WORDS = 40  # under which a text is a scrap
FEWEST_SENTENCES = 3
TOLD = 0.4  # the share of sentences with a subject of their own from which notes are a story
ENDINGS: dict[str, Ending] = {"ending-fairy-tale": "fairy-tale", "ending-pragmatic": "pragmatic"}
CLEAR = 0.25  # a balance of findings from which the reason names it


def story_of(
    document: Document,
    findings: list[Finding],
    scores: "Scores | None" = None,
    register: Register | None = None,
) -> tuple[Story, list[Finding]]:
    """What the text tells as a whole, and the findings with the ending's added; `scores` are the encoder's, if asked.

    A text that tells no story (a list, a policy, a scrap) has no ending.
    """
    ending = _ending(document, findings, scores, register or shipped_register()) if tells_a_story(document) else None
    story = Story(
        ending=ENDINGS.get(ending.code) if ending else None,
        circumstances=tuple(circumstances_of(document)),
        generic_labels=generic_labels_in(document),
        inner_life_share=_share(document, findings),
    )
    return story, sorted([*findings, *([ending] if ending else [])], key=lambda finding: (finding.start, finding.code))


def tells_a_story(document: Document) -> bool:
    """True where somebody does something, in sentences: no list, no policy, no scrap."""
    lines = [line for line in document.text.splitlines() if line.strip()]
    if len(lines) > 2 and 2 * len(BULLET.findall(document.text)) > len(lines):
        return False
    if document.words < FEWEST_WORDS or len(document.sentences) < FEWEST_SENTENCES:
        return False
    own = {
        clause.sentence
        for clause in document.clauses
        if clause.verb and clause.subject and not clause.subject.inherited
    }
    somebody = [
        clause
        for clause in document.clauses
        if clause.verb
        and clause.subject
        and (clause.subject.actor == "student" or document.tokens.lower[clause.subject.head] == "i")
        and clause.modality != "duty"
    ]
    return len(own) >= TOLD * len(document.sentences) and len(somebody) >= FEWEST_SENTENCES


def _ending(document: Document, findings: list[Finding], scores: "Scores | None", register: Register) -> Finding | None:
    """The likelier of the two endings, at the clause of the last fifth that speaks for it most."""
    balance = balance_of((finding.code for finding in findings), leaning_of(register.codebook.codes))
    if scores is not None:
        from retold.discourse.learned.suggestions import ending_of  # noqa: PLC0415  heavy

        learned = ending_of(document, scores, balance, f"f{len(findings) + 1}", register)
        if learned is not None:
            return learned
    piles: dict[tuple[int, str], list[Evidence]] = defaultdict(list)
    for item in evidence_of(document, ending=True, register=register):
        if not item.aside:
            piles[item.clause, item.cue.code].append(item)
    best = max(
        (
            (
                scales_of(pile[0].cue.code).confidence(
                    (item.cue.name for item in pile), balance, document.clauses[clause].place
                ),
                -clause,
                pile,
            )
            for (clause, _), pile in piles.items()
        ),
        key=lambda found: found[:2],
        default=None,
    )
    if best is None:
        return None
    confidence, _, pile = best
    first = max(pile, key=lambda item: scales_of(item.cue.code).weight(item.cue.name))
    start, end = span_of(document, first.clause)
    return Finding(
        id=f"f{len(findings) + 1}",
        code=first.cue.code,
        start=start,
        end=end,
        actor=first.cue.of.actor,
        cue=first.cue.name,
        reason=reason_of(document, first) + _leaning(balance, ENDINGS.get(first.cue.code)),
        confidence=round(confidence, 3),
    )


def _leaning(balance: float, ending: Ending | None) -> str:
    if ending == "fairy-tale" and balance < -CLEAR:
        return " Most of what was found before speaks of help and of what the student lacked."
    if ending == "pragmatic" and balance > CLEAR:
        return " Most of what was found before speaks of what the student did and what stood in the way."
    return ""


def _share(document: Document, findings: list[Finding]) -> float:
    """The share of clauses that stand in a stretch of inner life, 0..1."""
    if not document.clauses:
        return 0.0
    inner = [(found.start, found.end) for found in findings if found.code == "student-experience"]
    within = sum(
        any(start <= clause.start and clause.end <= end for start, end in inner) for clause in document.clauses
    )
    return round(within / len(document.clauses), 4)
