"""`retold reliability`: how far coders agree."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from retold.cli.reading import Mode, reads

if TYPE_CHECKING:
    from retold.analysis.reliability import GroupReliability, StudyReliability


@click.command()
@click.argument("codings", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@click.option("--machine", is_flag=True, help="Count the engine as one more coder.")
@click.option(
    "--resamples", default=1000, show_default=True, type=click.IntRange(0), help="Of the bootstrap, over texts."
)
@click.option("--seed", default=2021, show_default=True, help="Of the bootstrap.")
@reads
@click.option("--at-least", type=float, help="The study's own threshold: end with 1 if a code's alpha is below it.")
def reliability(
    codings: tuple[Path, ...],
    format_: str,
    machine: bool,
    resamples: int,
    seed: int,
    pipeline: str | None,
    mode: Mode,
    at_least: float | None,
) -> int:
    """Say how far coders agree.

    CODINGS are .jsonl or .csv files, or folders of these. Units are sentences; a sentence carries a code when a coded
    span covers at least three tenths of the shorter of the two. Intervals come from drawing whole texts.
    """
    from retold.analysis.coded import reliability_of_codings  # noqa: PLC0415  heavy
    from retold.analysis.reliability_table import reliability_table  # noqa: PLC0415  heavy
    from retold.cli.root import complain  # noqa: PLC0415  heavy
    from retold.discourse.codebook import CODE_NAMES  # noqa: PLC0415  heavy
    from retold.discourse.engine import Engine  # noqa: PLC0415  heavy
    from retold.exchange.codings import read_codings  # noqa: PLC0415  heavy
    from retold.exchange.documents import json_bytes  # noqa: PLC0415  heavy
    from retold.measures.bootstrap import Bootstrap  # noqa: PLC0415  heavy

    read = read_codings(codings, codes=frozenset(CODE_NAMES))
    found = reliability_of_codings(
        read, Engine(pipeline, mode), machine=machine, bootstrap=Bootstrap(resamples=resamples, seed=seed)
    )
    if format_ == "json":
        click.echo(json_bytes(found), nl=False)
    elif format_ == "csv":
        click.echo(reliability_table(found).csv(), nl=False)
    else:
        click.echo(in_words(found))
    low = below(found, at_least)
    for sentence in low:
        complain(sentence)
    return 1 if low else 0


def groups_of(found: "StudyReliability") -> "list[GroupReliability]":
    """The coders among each other, then the machine with each."""
    return [*([found.humans] if found.humans else []), *found.machine]


def below(found: "StudyReliability", threshold: float | None) -> list[str]:
    """A sentence for each code whose coders agree less than the study asks for."""
    if threshold is None or found.humans is None:
        return []
    return [
        f"{name}: alpha {one.alpha:.2f} is below {threshold:g}."
        for name, one in found.humans.codes.items()
        if isinstance(one.alpha, float) and one.alpha < threshold
    ]


def in_words(found: "StudyReliability") -> str:
    """A table a group of coders, 80 columns wide."""
    lines = [f"{found.texts} texts, {found.units} sentences, coders: {', '.join(found.coders)}."]
    for group in groups_of(found):
        lines += ["", f"{' and '.join(group.coders)}", ""]
        lines.append(f"{'':<25}{'alpha':>7}  {'95% interval':>14}{'AC1':>7}{'agree':>7}{'carried by':>12}")
        for name, one in group.codes.items():
            interval = f"{one.interval.low:.2f} to {one.interval.high:.2f}" if one.interval else ""
            lines.append(
                f"{name:<25}{in_two_decimals(one.alpha):>7}  {interval:>14}{in_two_decimals(one.ac1):>7}"
                f"{in_two_decimals(one.agreement):>7}{one.prevalence:>11.1%} ",
            )
        for name, construct in group.constructs.items():
            lines.append(f"{name + ' (sets, MASI)':<25}{in_two_decimals(construct.alpha):>7}")
        if group.mean_alpha is not None:
            lines.append(f"{'mean of the codes':<25}{group.mean_alpha:>7.2f}")
    if found.humans is None:
        lines += ["", "One coder alone: give a second coder's file to see how far they agree."]
    lines += ["", f"Intervals: {found.bootstrap.resamples} draws of whole texts, seed {found.bootstrap.seed}."]
    return "\n".join(lines)


def in_two_decimals(value: object) -> str:
    """A coefficient with two decimals; `none` where it is undefined, because nothing varies or nobody judged twice."""
    return f"{value:.2f}" if isinstance(value, float) else "none"
