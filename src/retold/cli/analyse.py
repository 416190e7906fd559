"""`retold analyse`: what is found in each text."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retold.cli.progress import steps
from retold.cli.reading import Mode, reads
from retold.cli.spreading import reading, spreads

if TYPE_CHECKING:
    from retold.analysis.analysed import Analysis
    from retold.analysis.batch import Answer, Manner
    from retold.exchange.narratives import Narrative


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--format", "format_", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@click.option("--force", is_flag=True, help="Replace the file that is there.")
@click.option("--resume", is_flag=True, help="Go on with a file of lines (jsonl) whose writing was interrupted.")
@reads
@spreads
def analyse(
    paths: tuple[str, ...],
    format_: str,
    out: Path | None,
    force: bool,
    resume: bool,
    pipeline: str | None,
    mode: Mode,
    workers: int,
    cluster: str | None,
) -> int:
    """Say what is found in each text: findings with reasons, measures, the story.

    PATHS are story files (.txt, .docx), files of stories (.csv, .json, .jsonl), folders of these, or - for standard
    input. What cannot be read is named on standard error and left out; the command then ends with 1. One text gives one
    JSON object, several an array (json) or a line each (jsonl).

    Texts are read as they come, so that of lines (jsonl) and text there may be any number. With --out these are in the
    file as soon as they are answered; a run that was interrupted goes on with --resume.
    """
    from retold.analysis.answered import unanswered  # noqa: PLC0415  heavy
    from retold.analysis.batch import Manner  # noqa: PLC0415  heavy
    from retold.cli.root import complain  # noqa: PLC0415  heavy

    if resume and (out is None or format_ != "jsonl" or force):
        raise click.UsageError(
            "--resume goes on with a file of lines: give it with --format jsonl and --out, no --force."
        )
    told = 0

    def tell(sentence: str) -> None:
        nonlocal told
        told += 1
        complain(sentence)

    drawn = out is not None or not sys.stdout.isatty()  # else the answers would tear it apart
    manner = Manner(pipeline, mode)
    kept = answers_kept(out, manner) if out and resume else Counter()
    already = kept.total()
    try:
        with (
            reading(manner, workers, cluster) as read,
            place(out, format_, force=force, resume=resume) as put,
            steps(lambda: expected(paths) - already, "Reading", drawn=drawn) as done,
        ):
            answered = already + write(read(unanswered(given(paths, tell), kept)), format_, put, tell=tell, done=done)
    except KeyboardInterrupt:
        if out is None or format_ == "json":
            raise
        complain(f"Stopped. {out} keeps the answers so far; with jsonl, --resume goes on with it.")
        return 130
    if out is not None and answered:
        click.echo(f"Written: {out}", err=True)
    if not answered:
        return 2
    return 1 if told else 0


def given(paths: tuple[str, ...], tell: Callable[[str], None]) -> "Iterator[Narrative]":
    """The texts in what was given, as they are asked for; `tell` hears of what cannot be read."""
    from retold.errors import RetoldError  # noqa: PLC0415  heavy
    from retold.exchange.studies import read_narratives  # noqa: PLC0415  heavy
    from retold.exchange.texts import text_of  # noqa: PLC0415  heavy

    for path in paths:
        try:
            if path == "-":
                yield text_of(sys.stdin.buffer.read(), source="standard input")
            else:
                yield from read_narratives(Path(path), tell)
        except RetoldError as error:
            tell(str(error))


def expected(paths: tuple[str, ...]) -> int:
    """How many texts that will be, about."""
    from retold.exchange.gathering import texts_at  # noqa: PLC0415  heavy

    return sum(texts_at(Path(path)) for path in paths)


def answers_kept(out: Path, manner: "Manner") -> "Counter[str]":
    """The answers that an interrupted run left, by id."""
    from retold.analysis.answered import answered_in  # noqa: PLC0415  heavy

    return answered_in(out, manner.engine().stamp) if out.is_file() else Counter()


@contextmanager
def place(out: Path | None, format_: str, *, force: bool, resume: bool) -> Iterator[Callable[[str], None]]:
    """Where the output goes, piece by piece: the terminal, a file that grows, or for one JSON document a whole file."""
    from retold.exchange.growing import growing_file  # noqa: PLC0415  heavy
    from retold.exchange.outputs import refuse_to_replace, write_whole  # noqa: PLC0415  heavy

    if out is None:
        yield lambda piece: click.echo(piece, nl=False)
    elif format_ == "json":
        refuse_to_replace(out, replace=force)
        yield lambda piece: write_whole(out, piece.encode(), replace=force)
    else:
        with growing_file(out, replace=force, resume=resume) as append:
            yield append


def write(
    answers: "Iterator[tuple[Narrative, Answer]]",
    format_: str,
    put: Callable[[str], None],
    *,
    tell: Callable[[str], None],
    done: Callable[[], None],
) -> int:
    """Puts each analysis where the output goes, and tells of each text that could not be read; gives how many could."""
    from retold.analysis.plain import analysis_text  # noqa: PLC0415  heavy
    from retold.errors import RetoldError  # noqa: PLC0415  heavy
    from retold.exchange.documents import json_bytes, json_line  # noqa: PLC0415  heavy

    collected: list[Analysis] = []
    answered = asked = 0
    for narrative, answer in answers:
        asked += 1
        done()
        if isinstance(answer, RetoldError):
            tell(f"{narrative.source}: {answer}")
            continue
        answered += 1
        if format_ == "json":
            collected.append(answer)
        elif format_ == "jsonl":
            put(json_line(answer))
        else:
            put(analysis_text(answer, narrative.text) + "\n")
    if collected:
        put(json_bytes(collected[0] if asked == 1 else collected).decode())
    return answered
