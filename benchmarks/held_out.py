"""What the whole engine finds in stories that neither its encoder nor its weights have seen."""

from pathlib import Path
from unittest.mock import patch

from coded_corpus import CodedText
from retold.discourse.codebook import CODE_NAMES
from retold.discourse.learned import suggestions
from retold.discourse.story import story_of
from weigh_learned import bench_of, said_in, scores_of, weighed

HELD_OUT = Path(__file__).parent / "held_out_said.npz"
HELD_OUT_SETS = ("t3", "t4", "t5")


def engine_spans(texts: list[CodedText]) -> None:
    """Gives every text the engine's spans, by encoders and weights that never saw its set.

    It is the engine's own code that runs; only the weights are other ones, and no example is named.
    """
    said = said_in([HELD_OUT])
    bench = bench_of(said)
    for name in sorted({text.set for text in texts}):
        weighings = dict(zip(CODE_NAMES, weighed(bench, bench.sets != name), strict=True))
        with (
            patch("retold.discourse.learned.judgements.weighings", return_value=weighings),
            patch("retold.discourse.learned.suggestions.nearest", return_value=[]),
        ):
            for number, text in enumerate(bench.clauses.texts):
                own = next((other for other in texts if (other.pair, other.time) == (text.pair, text.time)), None)
                if text.set == name and own is not None:
                    read = bench.clauses.documents[number]
                    scores = scores_of(text, read, said)
                    found, _ = suggestions.findings_of(read, scores)
                    _, findings = story_of(read, found, scores)
                    own.spans["engine"] = [(finding.code, finding.start, finding.end) for finding in findings]
