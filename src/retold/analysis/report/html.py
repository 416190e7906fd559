"""The report as one web page that holds everything it needs: no script, no request to any host."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from retold.analysis.figures import Figure
from retold.analysis.report.blocks import Contents


def html(contents: Contents) -> bytes:
    """The page, UTF-8."""
    page = _environment().get_template("report.html.j2").render(contents=contents)
    return page.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    """Templates of this room. Everything is escaped but our own style sheet and drawings."""
    environment = Environment(
        loader=PackageLoader("retold.analysis.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    assert environment.loader is not None
    css = environment.loader.get_source(environment, "report.css")[0]
    environment.globals |= {"css": Markup(css), "svg": _inline, "kind_of": _kind}  # noqa: S704 - our own file
    return environment


def _inline(figure: Figure) -> Markup:
    return Markup(figure.svg)  # noqa: S704 - drawn here, every text in it escaped


def _kind(block: object) -> str:
    return type(block).__name__
