"""How far coders agree (inter-rater reliability): humans with each other, the machine with each human.

Units are sentences, fixed before anybody coded; reliability is computed on originals only. No words are put on a
coefficient.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.analysis.retelling import Retelling
from retold.analysis.sensitivity import check_text
from retold.analysis.tables import times
from retold.discourse.codebook import CODE_NAMES, CODES
from retold.discourse.findings import Finding
from retold.errors import CodingError
from retold.exchange.narratives import Coding
from retold.measures.bootstrap import Bootstrap
from retold.measures.reliability import ConstructReliability, Reliability, of_codes, of_construct, pooled
from retold.measures.undefined import Undefined
from retold.measures.unitising import SpannedText, SpanReliability, of_spans
from retold.measures.units import carried

ENGINE = "the engine"
BOOTSTRAP = Bootstrap()
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupReliability:
    """How far some coders agree: on each code, each construct, all decisions pooled, and free spans of each code."""

    coders: tuple[str, ...]
    codes: dict[str, Reliability]
    constructs: dict[str, ConstructReliability]
    pooled: Reliability
    spans: dict[str, SpanReliability]

    @property
    def mean_alpha(self) -> float | None:
        """The mean alpha over the codes that have one; None where none has."""
        found = [one.alpha for one in self.codes.values() if not isinstance(one.alpha, Undefined)]
        return sum(found) / len(found) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyReliability:
    """Agreement of all humans together (None with fewer than two), and of the machine with each human.

    `texts` and `units` are those that anybody coded.
    """

    coders: tuple[str, ...]
    texts: int
    units: int
    humans: GroupReliability | None
    machine: tuple[GroupReliability, ...]
    bootstrap: Bootstrap


def reliability_over(
    retellings: Iterable[Retelling], codings: Sequence[Coding], *, bootstrap: Bootstrap = BOOTSTRAP
) -> StudyReliability | None:
    """Agreement on a study's texts, its findings as one more coder; None where no text was coded or has sentences.

    Raises `CodingError` where a coding's text is not the one that was analysed.
    """
    told = {(one.pair, time): telling for one in retellings for time, telling in times(one)}
    here = [coding for coding in codings if (coding.narrative.pair, coding.narrative.time) in told]
    sentences: dict[str, Spans] = {}
    findings: dict[str, Sequence[Finding]] = {}
    for coding in here:
        telling = told[coding.narrative.pair, coding.narrative.time or ""]
        check_text(coding, telling.text)
        sentences[coding.narrative.id] = [(one.start, one.end) for one in telling.analysis.sentences]
        findings[coding.narrative.id] = telling.analysis.findings
    return reliability_of(here, sentences, findings=findings, bootstrap=bootstrap)


def reliability_of(
    codings: Iterable[Coding],
    sentences: Mapping[str, Spans],
    *,
    findings: Mapping[str, Sequence[Finding]] | None = None,
    bootstrap: Bootstrap = BOOTSTRAP,
) -> StudyReliability | None:
    """Agreement on texts whose `sentences`, and the machine's `findings` where given, are known by narrative id.

    None where nothing was coded. Raises `CodingError` for spans or sentences that do not fit.
    """
    spans: dict[str, dict[str, list[tuple[str, int, int]]]] = {}
    lengths: dict[str, int] = {}
    for coding in codings:
        key = coding.narrative.id
        lengths[key] = len(coding.narrative.text)
        marked = [(one.code, one.start, one.end) for one in coding.annotations]
        spans.setdefault(key, {})[coding.coder] = marked
    humans = tuple(sorted({coder for by_coder in spans.values() for coder in by_coder}))
    if ENGINE in humans:
        raise CodingError(
            f"A coder cannot be called {ENGINE!r}: the machine's findings go by that name. Rename the coder."
        )
    for key, by_coder in spans.items():
        if findings is not None:
            by_coder[ENGINE] = [(one.code, one.start, one.end) for one in findings[key]]
    units = sum(len(sentences[key]) for key in spans)
    if not units:
        return None
    texts = [{who: carried(sentences[key], marked) for who, marked in by.items()} for key, by in spans.items()]
    free = [SpannedText(length=lengths[key], spans=by_coder) for key, by_coder in spans.items()]
    return StudyReliability(
        coders=humans,
        texts=len(spans),
        units=units,
        humans=_together(texts, free, humans, bootstrap) if len(humans) > 1 else None,
        machine=tuple(_together(texts, free, (ENGINE, human), bootstrap) for human in humans) if findings else (),
        bootstrap=bootstrap,
    )


def _together(
    texts: Sequence[Mapping[str, Sequence[frozenset[str]]]],
    free: Sequence[SpannedText],
    coders: tuple[str, ...],
    bootstrap: Bootstrap,
) -> GroupReliability:
    constructs = dict.fromkeys(code.construct for code in CODES)
    return GroupReliability(
        coders=coders,
        codes=of_codes(texts, CODE_NAMES, coders=coders, bootstrap=bootstrap),
        constructs={
            name: of_construct(
                texts, name, [c.name for c in CODES if c.construct == name], coders=coders, bootstrap=bootstrap
            )
            for name in constructs
        },
        pooled=pooled(texts, CODE_NAMES, coders=coders, bootstrap=bootstrap),
        spans={code: of_spans(free, (code,), coders=coders, bootstrap=bootstrap) for code in CODE_NAMES},
    )
