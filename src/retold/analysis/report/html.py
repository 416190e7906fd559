"""The report as one web page that holds everything it needs (HTML): no script, no request to any host."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from retold.analysis.figures import Figure
from retold.analysis.report.blocks import Contents


def html(contents: Contents) -> bytes:
    """The page, UTF-8."""
    page = _environment().get_template("report.html.j2").render(contents=contents)
    return page.encode("utf-8", "replace")


def html_body(contents: Contents) -> str:
    """What stands in the page's body, for a page of somebody else that brings `assets/report.css` itself."""
    return _environment().get_template("body.html.j2").render(contents=contents)


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
    css = files("retold.analysis.report").joinpath("assets/report.css").read_text(encoding="utf-8")
    environment.globals |= {"css": Markup(css), "svg": _inline, "kind_of": _kind}  # noqa: S704 - our own file
    return environment


def _inline(figure: Figure) -> Markup:
    return Markup(figure.svg)  # noqa: S704 - drawn here, every text in it escaped


def _kind(block: object) -> str:
    return type(block).__name__
