"""`retold study`: pairs in; tables, figures and a report out."""

from datetime import datetime
from pathlib import Path

import click

from retold.cli.reading import Mode, reads
from retold.cli.spreading import reading, spreads
from retold.measures.shipped import SHIPPED


@click.command()
@click.argument("path", metavar="FOLDER|FILE", type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The folder to write; made if it is not there."
)
@click.option("--codings", multiple=True, type=click.Path(path_type=Path), help="Human codings; may be given again.")
@click.option(
    "--primary",
    multiple=True,
    type=click.Choice(tuple(SHIPPED)),
    help="A measure named before the data were opened; may be given again. All others are called exploratory.",
)
@click.option("--title", help="The report's title.")
@click.option("--date", "dated", type=click.DateTime(["%Y-%m-%d"]), help="The date to print on the report; none else.")
@click.option("--quotes/--no-quotes", default=False, help="Print the writers' words, where all have agreed to it.")
@click.option("--invented", is_flag=True, help="Mark every page as invented data.")
@click.option("--strict", is_flag=True, help="Refuse a study in which a text lacks its partner.")
@click.option("--seed", default=2021, show_default=True, help="Of whatever is drawn at random.")
@reads
@spreads
@click.option("--force", is_flag=True, help="Replace what an earlier run wrote there.")
@click.option("--open", "open_", is_flag=True, help="Open the report when it is done, where there is a browser.")
def study(
    path: Path,
    out: Path,
    codings: tuple[Path, ...],
    primary: tuple[str, ...],
    title: str | None,
    dated: datetime | None,
    quotes: bool,
    invented: bool,
    strict: bool,
    seed: int,
    pipeline: str | None,
    mode: Mode,
    workers: int,
    cluster: str | None,
    force: bool,
    open_: bool,
) -> None:
    """Turn pairs of texts into tables, figures and a report.

    The folder holds NAME-before.txt and NAME-after.txt (or .docx), or .csv, .json or .jsonl files of stories; give
    pseudonyms for NAME. Human codings found beside the stories are used too.

    OUT then holds report.html, report.pdf, report.docx, tables/, figures/ and analysis.json; with --quotes also
    retellings/, a page for each pair. Keep it where you keep the stories.
    """
    from retold.analysis.batch import Manner  # noqa: PLC0415  heavy
    from retold.analysis.study import compared  # noqa: PLC0415  heavy
    from retold.analysis.study_files import Printed, study_files  # noqa: PLC0415  heavy
    from retold.cli.progress import steps  # noqa: PLC0415  heavy
    from retold.cli.root import complain  # noqa: PLC0415  heavy
    from retold.discourse.codebook import CODE_NAMES  # noqa: PLC0415  heavy
    from retold.exchange.outputs import whole_folder  # noqa: PLC0415  heavy
    from retold.exchange.studies import read_study  # noqa: PLC0415  heavy

    files = read_study(path, codings=codings, strict=strict, codes=frozenset(CODE_NAMES))
    printed = Printed(title=title, dated=dated.date() if dated else None, quotes=quotes, invented=invented)
    with whole_folder(out, replace=force) as folder:
        with (
            reading(Manner(pipeline, mode), workers, cluster) as read,
            steps(lambda: 2 * len(files.pairs), "Reading") as done,
        ):
            found = compared(files, read, done=done)
        for note in found.notes:
            complain(note)
        for name, data in study_files(found, printed, primary=primary or None, seed=seed):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    report = out / "report.html"
    pairs = "1 pair" if len(found.retellings) == 1 else f"{len(found.retellings)} pairs"
    click.echo(f"{pairs} compared. The report: {report}")
    if open_:
        import webbrowser  # noqa: PLC0415  heavy

        webbrowser.open(report.resolve().as_uri())
