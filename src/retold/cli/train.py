"""`retold train`: learn from a team's own codings."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from retold.training.train import Trained


@click.command()
@click.argument("codings", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write the model into.")
@click.option("--name", help="What results call the model; the folder's name unless given.")
@click.option("--force", is_flag=True, help="Write over a model that is there.")
def train(codings: tuple[Path, ...], out: Path, name: str | None, force: bool) -> int:
    """Learn from your own codings, and say how well that does.

    CODINGS are .jsonl or .csv files, or folders of these, as for `retold reliability`. Cues and encoder are weighed
    anew, starting from the weights in use and moving away from them as far as the codings bear out; the encoder itself
    stays. What is printed is alpha with the coders on stories whose writers were kept out of the learning, beside the
    model that ships. Read with the new model by `--model FOLDER`.
    """
    from retold.discourse.codebook import CODE_NAMES  # noqa: PLC0415  heavy
    from retold.exchange.codings import read_codings  # noqa: PLC0415  heavy
    from retold.exchange.documents import json_bytes  # noqa: PLC0415  heavy
    from retold.exchange.outputs import whole_folder  # noqa: PLC0415  heavy
    from retold.training.train import report, texts_of, trained  # noqa: PLC0415  heavy

    texts = texts_of(read_codings(codings, codes=frozenset(CODE_NAMES)))
    found = trained(texts, name=name or out.resolve().name)
    with whole_folder(out, replace=force) as folder:
        for called, data in found.files.items():
            (folder / called).write_bytes(data)
        (folder / "report.json").write_bytes(json_bytes(report(found)))
    click.echo(in_words(found))
    click.echo(f"\nWritten to {out}. Read with it: retold analyse --model {out} …")
    return 0


def in_words(found: "Trained") -> str:
    """A table, 80 columns wide."""
    lines = [
        f"{found.texts} texts by {found.writers} writers, {found.coders} coders.",
        "",
        f"{'alpha with the coders':<25}{'coded':>8}{'shipped':>10}{'trained':>10}{'the coders':>13}",
    ]
    lines += [
        f"{row.code:<25}{row.coded:>8.0f}{in_two_decimals(row.shipped):>10}{in_two_decimals(row.trained):>10}{in_two_decimals(row.coders):>13}"
        for row in found.figures
    ]
    means = [in_two_decimals(found.mean(who)) for who in ("shipped", "trained", "coders")]
    lines.append(f"{'mean':<33}{means[0]:>10}{means[1]:>10}{means[2]:>13}")
    lines += ["", "Trained: each text judged by weights that saw no story of its writer."]
    return "\n".join(lines)


def in_two_decimals(value: float | None) -> str:
    """Two decimals; `none` where a code never varies, or one coder worked alone."""
    return "none" if value is None else f"{value:.2f}"
