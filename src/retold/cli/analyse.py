"""`retold analyse`: what is found in each text."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retold.cli.progress import steps
from retold.cli.reading import Mode, reads

if TYPE_CHECKING:
    from retold.analysis.analysed import Analysis
    from retold.errors import RetoldError
    from retold.exchange.narratives import Narrative


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--format", "format_", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@reads
def analyse(paths: tuple[str, ...], format_: str, pipeline: str | None, mode: Mode) -> int:
    """Say what is found in each text: findings with reasons, measures, the story.

    PATHS are story files (.txt, .docx), files of stories (.csv, .json, .jsonl), folders of these, or - for standard
    input. What cannot be read is named on standard error and left out; the command then ends with 1. One text gives one
    JSON object, several an array (json) or a line each (jsonl).
    """
    from retold.analysis.plain import analysis_text
    from retold.analysis.study import analyses_of
    from retold.cli.root import complain
    from retold.discourse.engine import Engine
    from retold.errors import RetoldError
    from retold.exchange.documents import json_bytes, json_line

    narratives, broken, notes = given(paths)
    for note in notes:
        complain(note)
    engine = Engine(pipeline, mode)
    results: list[Analysis] = []
    answered = 0
    with steps(len(narratives), "Reading") as done:
        for narrative, result in analyses_of(narratives, engine):
            done()
            if isinstance(result, RetoldError):
                broken.append(result)
                complain(f"{narrative.source}: {result}")
                continue
            answered += 1
            if format_ == "json":
                results.append(result)
            elif format_ == "jsonl":
                click.echo(json_line(result), nl=False)
            else:
                click.echo(analysis_text(result, narrative.text))
    if format_ == "json" and answered:
        click.echo(json_bytes(results[0] if len(narratives) == 1 else results), nl=False)
    if broken and not answered:
        return broken[0].exit_code
    return 1 if broken or notes else 0


def given(paths: tuple[str, ...]) -> "tuple[list[Narrative], list[RetoldError], list[str]]":
    """The texts in what was given, what could not be read, and the sentences to say about that."""
    from retold.errors import RetoldError
    from retold.exchange.studies import read_narratives
    from retold.exchange.texts import text_of

    narratives: list[Narrative] = []
    broken: list[RetoldError] = []
    notes: list[str] = []
    for path in paths:
        try:
            if path == "-":
                narratives.append(text_of(sys.stdin.buffer.read(), source="standard input"))
            else:
                narratives += read_narratives(Path(path), notes)
        except RetoldError as error:
            broken.append(error)
            notes.append(str(error))
    return narratives, broken, notes
