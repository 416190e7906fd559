"""`retold compare`: two texts of one writer, side by side."""

from datetime import datetime
from pathlib import Path

import click


@click.command()
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@click.option("--title", help="The heading of the page. Give no name.")
@click.option("--date", "dated", type=click.DateTime(["%Y-%m-%d"]), help="A date to print on the page; none else.")
@click.option("--invented", is_flag=True, help="Mark the page as invented data.")
@click.option("--pipeline", help="The spaCy pipeline to read with, where another than the default is installed.")
def compare(
    before: Path,
    after: Path,
    format_: str,
    out: Path | None,
    title: str | None,
    dated: datetime | None,
    invented: bool,
    pipeline: str | None,
) -> None:
    """Say what changed between two texts of one writer, BEFORE and AFTER (.txt or .docx).

    `--format html` writes one self-contained page: the texts side by side, the findings marked in them.
    """
    from retold.analysis.analysed import analysed
    from retold.analysis.retelling import Telling, retelling
    from retold.discourse.engine import Engine
    from retold.exchange.outputs import write_whole
    from retold.exchange.texts import read_text

    texts = (read_text(before), read_text(after))
    engine = Engine(pipeline)
    tellings = [
        Telling(text=text, analysis=analysed(engine.analyse(text, id=name)))
        for name, text in zip(("before", "after"), texts, strict=True)
    ]
    compared = retelling(title or "", tellings[0], tellings[1])
    if format_ == "html":
        from retold.analysis.page import retelling_page

        date = dated.date() if dated else None
        written = retelling_page(compared, title=title, dated=date, invented=invented).encode()
    elif format_ == "json":
        from retold.exchange.documents import json_bytes

        written = json_bytes(compared)
    else:
        from retold.analysis.plain import retelling_text

        written = (retelling_text(compared) + "\n").encode()
    if out is None:
        click.echo(written, nl=False)
    else:
        write_whole(out, written)
        click.echo(f"Written: {out}", err=True)
