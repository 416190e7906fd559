"""Retellings made from the corpus's codings, so that pages can be tested without the engine."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from retold.analysis.analysed import analysed
from retold.analysis.retelling import Retelling, Telling, retelling
from retold.discourse.codebook import BY_NAME
from retold.discourse.findings import Circumstance, EngineStamp, Finding, Reading, SetAside, Story
from retold.measures.shipped import SHIPPED

CORPUS = Path(__file__).parent.parent.parent / "corpus"
STAMP = EngineStamp(version="0.1.0", pipeline="en_core_web_sm 3.8.0", mode="cues")
ACTORS: dict[str, Any] = {"student": "student", "institution": "institution", "barrier": "student", "ending": "student"}
CONFIDENCES = (0.83, 0.97, 0.62, 0.44, 0.71)
OBJECTS = re.compile(r"\b(?:bus|train|rota|form|library|kitchen|shift|exam|cleaner|phone|car|rent|letter|bursary)\w*\b")


def telling(
    text,
    spans=(),
    *,
    set_aside=(),
    circumstances=(),
    ending=None,
    warnings=(),
    reason="The words speak of the student.",
    stamp=STAMP,
    measures=SHIPPED,
):
    """A telling with a finding for each (code, start, end)."""
    findings = tuple(
        Finding(
            id=f"f{n}",
            code=code,
            start=start,
            end=end,
            actor=ACTORS[BY_NAME[code].construct],
            cue=f"cue-{code}",
            reason=reason,
            confidence=CONFIDENCES[n % len(CONFIDENCES)],
        )
        for n, (code, start, end) in enumerate(spans, 1)
    )
    story = Story(ending=ending, circumstances=tuple(circumstances), generic_labels=0, inner_life_share=0.125)
    reading = Reading(
        id="a-text",
        engine=stamp,
        words=len(text.split()),
        warnings=tuple(warnings),
        sentences=(),
        clauses=(),
        mentions=(),
        findings=findings,
        set_aside=tuple(set_aside),
        story=story,
    )
    return Telling(text=text, analysis=analysed(reading, measures))


def aside(code, start, end, reason="“not” turns it round."):
    return SetAside(code=code, start=start, end=end, cue=f"cue-{code}", reason=reason)


def circumstance(start, end, label):
    return Circumstance(start=start, end=end, label=label)


@cache
def coded(pair="d1-01", coder="coder-a"):
    """A pair of the corpus as one of its coders marked it."""
    lines = (CORPUS / "codings" / f"{pair.split('-')[0]}.{coder}.jsonl").read_text(encoding="utf-8").splitlines()
    told = {row["time"]: _told(row) for row in map(json.loads, lines) if row["pair"] == pair}
    return retelling(pair, told["before"], told["after"])


def _told(row):
    text, spans = row["text"], sorted((s["start"], s["end"], s["code"]) for s in row["codes"])
    endings = [code.removeprefix("ending-") for _, _, code in spans if code.startswith("ending-")]
    asides = [
        aside("student-deficit", found.start(), found.end(), f"“{found[0]}” is negated, so nothing is lacking.")
        for found in re.finditer(r"\b(?:never|not|n't|didn’t|didn't)\b[^.,;]{5,40}", text)
    ][:4]
    things = [circumstance(found.start(), found.end(), found[0].lower()) for found in OBJECTS.finditer(text)]
    return telling(
        text,
        [(code, start, end) for start, end, code in spans],
        set_aside=asides,
        circumstances=things,
        ending=endings[0] if endings else None,
    )


def pair_of(before: Telling, after: Telling) -> Retelling:
    return retelling("a-pair", before, after)
