"""`retold compare`: two texts of one writer, side by side."""

from datetime import datetime
from pathlib import Path

import click

from retold.cli.reading import Mode, reads


@click.command()
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file instead of standard output.")
@click.option("--force", is_flag=True, help="Replace the file that is there.")
@click.option("--title", help="The heading of the page. Give no name.")
@click.option("--date", "dated", type=click.DateTime(["%Y-%m-%d"]), help="A date to print on the page; none else.")
@click.option("--invented", is_flag=True, help="Mark the page as invented data.")
@reads
def compare(
    before: Path,
    after: Path,
    format_: str,
    out: Path | None,
    force: bool,
    title: str | None,
    dated: datetime | None,
    invented: bool,
    pipeline: str | None,
    mode: Mode,
) -> None:
    """Say what changed between two texts of one writer, BEFORE and AFTER (.txt or .docx).

    `--format html` writes one self-contained page: the texts side by side, the findings marked in them.
    """
    from retold.analysis.retelling import retelling  # noqa: PLC0415  heavy
    from retold.analysis.study import told  # noqa: PLC0415  heavy
    from retold.discourse.engine import Engine  # noqa: PLC0415  heavy
    from retold.exchange.outputs import write_whole  # noqa: PLC0415  heavy
    from retold.exchange.texts import read_text  # noqa: PLC0415  heavy

    first, second = read_text(before), read_text(after)
    engine = Engine(pipeline, mode)
    compared = retelling(
        title or "",
        told("before", first, engine, source=str(before)),
        told("after", second, engine, source=str(after)),
    )
    if format_ == "html":
        from retold.analysis.page import retelling_page  # noqa: PLC0415  heavy

        date = dated.date() if dated else None
        written = retelling_page(compared, title=title, dated=date, invented=invented).encode()
    elif format_ == "json":
        from retold.exchange.documents import json_bytes  # noqa: PLC0415  heavy

        written = json_bytes(compared)
    else:
        from retold.analysis.plain import retelling_text  # noqa: PLC0415  heavy

        written = (retelling_text(compared, title=title)).encode()
    if out is None:
        click.echo(written, nl=False)
    else:
        write_whole(out, written, replace=force)
        click.echo(f"Written: {out}", err=True)
