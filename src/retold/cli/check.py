"""`retold check`: each thing that Retold needs, tried for real."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import click

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was tried, whether it works, and what was seen or how to mend it."""

    name: str
    works: bool
    note: str


@click.command()
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(format_: str) -> int:
    """Say what is wrong with this installation, and how to mend it.

    Ends with 0 where all works and 1 where something does not.
    """
    results = [tried(name, attempt, mend) for name, attempt, mend in ATTEMPTS]
    if format_ == "json":
        from retold.exchange.documents import json_bytes  # noqa: PLC0415  heavy

        click.echo(json_bytes(results), nl=False)
    else:
        for result in results:
            mark = click.style("works ", fg="green") if result.works else click.style("BROKEN", fg="red", bold=True)
            click.echo(f"{mark}  {result.name}: {result.note}")
    return 0 if all(result.works for result in results) else 1


def tried(name: str, attempt: Callable[[], str], mend: str) -> Check:
    """The outcome of one attempt; whatever it raises is what is wrong."""
    try:
        return Check(name=name, works=True, note=attempt())
    except Exception as error:  # noqa: BLE001  a check reports every way of being broken
        return Check(name=name, works=False, note=f"{error or type(error).__name__}. {mend}")


def python_is_new_enough() -> str:
    """The version of the running Python."""
    this = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise RuntimeError(f"this is Python {this}")
    return this


def engine_reads_a_sentence() -> str:
    """One sentence, read by the real engine."""
    from retold.discourse.engine import Engine  # noqa: PLC0415  heavy

    reading = Engine().analyse("She asked the school for a later bus, and the school never answered her.")
    if not reading.clauses:
        raise RuntimeError("the pipeline found no clause in a plain sentence")
    return f"{reading.engine.pipeline}, {reading.engine.mode} mode"


def figures_are_drawn() -> str:
    """One figure, drawn."""
    import vl_convert  # noqa: PLC0415  heavy

    svg = vl_convert.vegalite_to_svg(
        {"data": {"values": [{"x": 1}]}, "mark": "point", "encoding": {"x": {"field": "x"}}}
    )
    if "<svg" not in svg:
        raise RuntimeError("no figure came out")
    return f"vl-convert {version('vl-convert-python')}"


def pdf_is_set() -> str:
    """One tagged page, set."""
    import typst  # noqa: PLC0415  heavy

    page = typst.compile(b'#set document(title: "Check")\nIt works.', format="pdf", pdf_standards=["ua-1"])
    if not isinstance(page, bytes) or not page.startswith(b"%PDF"):
        raise RuntimeError("no PDF came out")
    return "tagged PDF (UA-1)"


def word_file_is_written() -> str:
    """One Word file, written to a temporary folder."""
    from docx import Document  # noqa: PLC0415  heavy

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "check.docx"
        document = Document()
        document.add_paragraph("It works.")
        document.save(str(path))
        return f"python-docx, {path.stat().st_size:,} bytes"


def clock_has_not_jumped() -> str:
    """Whether what is over is deleted: not after a jump of the clock that nobody has confirmed."""
    if find_spec("django") is None:
        return "the site is not installed, so there is nothing to delete"
    from retold.web import serving  # noqa: PLC0415  Django must be set up first
    from retold.web.home import home  # noqa: PLC0415  Django must be set up first

    if not home().folder.is_dir():
        return "no site has been started here yet"
    serving.set_up()
    from django.db import DatabaseError  # noqa: PLC0415  Django must be set up first

    from retold.services import clock_watch  # noqa: PLC0415  Django must be set up first

    try:
        said = clock_watch.jump()
    except DatabaseError:
        return "the site's database is not made yet"
    if said:
        raise RuntimeError(f"{said} Nothing that is over is deleted")
    return "what is over is deleted on its day"


REINSTALL = "Install Retold again: `make setup` in its folder, or `pip install --force-reinstall retold`."
ATTEMPTS: tuple[tuple[str, Callable[[], str], str], ...] = (
    ("Python", python_is_new_enough, "Install Python 3.11 or newer."),
    ("Engine", engine_reads_a_sentence, REINSTALL),
    ("Figures", figures_are_drawn, REINSTALL),
    ("PDF", pdf_is_set, REINSTALL),
    ("Word files", word_file_is_written, REINSTALL),
    (
        "Clock",
        clock_has_not_jumped,
        "Look at this machine's clock, then run `retold admin confirm-clock`.",
    ),
)
