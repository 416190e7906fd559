"""Writes the weights and examples that the engine ships, learned from the coded stories.

    python benchmarks/weigh.py

`src/retold/discourse/cues/weights.toml` has what each cue weighs. In `src/retold/discourse/learned/model`,
`weights.toml` has how cues and encoder add up, from what encoders said of stories that they had not seen
(`held_out_said.npz`); `examples.*` are the coded examples that a reason names, as the encoder that ships places them.
"""

from pathlib import Path

from coded_corpus import coded_texts, sets
from held_out import SAID, said_in, says
from retold.discourse.learned.scores import scores
from retold.training.coded import clauses_of
from retold.training.cues import cues_file
from retold.training.examples import examples_files
from retold.training.joint import bench_of, weights_file

DISCOURSE = Path(__file__).parent.parent / "src" / "retold" / "discourse"
MODEL = DISCOURSE / "learned" / "model"


def main() -> None:
    clauses = clauses_of(coded_texts(sets()))
    (DISCOURSE / "cues" / "weights.toml").write_text(cues_file(clauses, anew=True), "utf-8")
    (MODEL / "weights.toml").write_text(weights_file(bench_of(clauses, says(said_in(SAID)), anew=True), anew=True))
    for name, data in (examples_files(clauses, lambda _, read: scores(read)) or {}).items():
        (MODEL / name).write_bytes(data)


if __name__ == "__main__":
    main()
