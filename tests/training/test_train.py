"""Learning from a team's own codings, on the repository's invented stories."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from retold import __version__
from retold.cli.root import retold
from retold.discourse import model
from retold.discourse.codebook import CODE_NAMES
from retold.discourse.cues.weigh import scales
from retold.discourse.engine import Engine
from retold.errors import ModelError, TrainingError
from retold.exchange.codings import read_codings
from retold.training.train import in_use, parts, texts_of, trained

CODINGS = Path(__file__).parents[2] / "corpus" / "codings"
STORY = "Nobody told her about the form. She asked the registrar, and wrote to the dean herself. I should have known."


@pytest.fixture(scope="module")
def texts():
    read = read_codings([CODINGS / "t5.coder-a.jsonl", CODINGS / "t5.coder-b.jsonl"])
    pairs = sorted({coding.narrative.pair for coding in read})[:6]
    return texts_of(coding for coding in read if coding.narrative.pair in pairs)


@pytest.fixture(scope="module")
def learned(texts):
    return trained(texts, name="ours")


def test_each_story_comes_once_with_the_spans_of_every_coder(texts):
    assert len(texts) == 12
    assert len({text.writer for text in texts}) == 6
    assert all(len(text.spans) == 2 for text in texts)


def test_no_writer_is_parted(texts):
    held = parts(texts)

    assert sum(part.astype(int) for part in held).tolist() == [1] * len(texts)
    for part in held:
        within = {text.writer for text, inside in zip(texts, part, strict=True) if inside}
        assert not within & {text.writer for text, inside in zip(texts, part, strict=True) if not inside}


def test_too_few_writers_are_refused_with_a_sentence(texts):
    read = read_codings([CODINGS / "t5.coder-a.jsonl"])
    first = sorted({coding.narrative.pair for coding in read})[:2]

    with pytest.raises(TrainingError, match=r"of 2 writers. At least 5"):
        texts_of(coding for coding in read if coding.narrative.pair in first)


def test_every_code_has_its_figures(learned):
    assert [row.code for row in learned.figures] == list(CODE_NAMES)
    assert learned.mean("coders") > 0.8
    assert 0.3 < learned.mean("trained") <= 1


def test_the_engine_reads_with_what_was_learned_and_says_so(learned, tmp_path):
    before, shipped = Engine().analyse(STORY), scales()["student-agent"].cues
    with in_use(learned.files):
        after, own = Engine().analyse(STORY), scales()["student-agent"].cues

    assert (before.engine.model, after.engine.model) == ("shipped", "ours")
    assert own != shipped
    assert scales()["student-agent"].cues == shipped
    assert [one.confidence for one in after.findings] != [one.confidence for one in before.findings]


@pytest.mark.exhaustive  # it learns all of it once more
def test_the_command_learns_the_same_bytes_again_and_analyse_reads_with_them(tmp_path, monkeypatch, texts, learned):
    monkeypatch.setenv(model.VARIABLE, "")  # put back afterwards
    pairs = {text.writer for text in texts}
    for coder in ("coder-a", "coder-b"):
        lines = (CODINGS / f"t5.{coder}.jsonl").read_text("utf-8").splitlines()
        kept = [line for line in lines if json.loads(line)["pair"] in pairs]
        (tmp_path / f"few.{coder}.jsonl").write_text("\n".join(kept), "utf-8")
    (tmp_path / "story.txt").write_text(STORY * 3, "utf-8")
    codings = [str(tmp_path / f"few.{coder}.jsonl") for coder in ("coder-a", "coder-b")]

    made = CliRunner().invoke(retold, ["train", *codings, "--out", str(tmp_path / "ours")], catch_exceptions=False)
    read = CliRunner().invoke(
        retold, ["analyse", str(tmp_path / "story.txt"), "--model", str(tmp_path / "ours"), "--format", "json"]
    )

    assert "12 texts by 6 writers, 2 coders." in made.output
    assert {name: (tmp_path / "ours" / name).read_bytes() for name in learned.files} == learned.files
    assert json.loads((tmp_path / "ours" / "report.json").read_text("utf-8"))["coders"] == 2
    assert json.loads(read.stdout)["engine"]["model"] == "ours"


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (None, "holds no model"),
        ("not JSON", "holds no model"),
        ('{"name": "ours"}', "holds no model"),
        ('{"name": "ours", "retold": "0.0.1"}', f"trained with Retold 0.0.1, and this is {__version__}"),
    ],
)
def test_a_folder_without_a_model_that_fits_is_refused(tmp_path, monkeypatch, card, sentence):
    monkeypatch.setenv(model.VARIABLE, os.fspath(tmp_path))
    if card is not None:
        (tmp_path / model.CARD).write_text(card, "utf-8")

    with pytest.raises(ModelError, match=sentence):
        Engine()
