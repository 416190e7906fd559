"""One self-contained HTML file of a retelling. It asks no host for anything, and runs no script but its own."""

from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from retold.analysis.page import words
from retold.analysis.page.entries import Entry, Story, story
from retold.analysis.page.marks import UNSHOWABLE
from retold.analysis.page.rows import rows
from retold.analysis.retelling import Retelling
from retold.discourse.codebook import CODES

if TYPE_CHECKING:
    from jinja2 import Template

UNTITLED = "One story, told twice"
VIEWS = (  # key, construct, name; the key on the keyboard is its place
    ("student", "Student"),
    ("institution", "Institution"),
    ("barrier", "Barriers"),
    ("ending", "Ending"),
    ("all", "All"),
    ("life", "Depth"),
)


def retelling_page(
    retelling: Retelling,
    *,
    title: str | None = None,
    dated: date | None = None,
    invented: bool = False,
) -> str:
    """The page as text, to be written as UTF-8. The same input gives the same bytes.

    `title` heads the page as given, and nothing else names anybody; `dated` is printed as the day of the comparison;
    `invented` says that nobody's own stories are shown. Raises ValueError for findings that leave their text.
    """
    before, after = story(retelling.before, "b"), story(retelling.after, "a")
    script, style = _packaged("page.js"), _packaged("style.css") + _lane_rules(before, after)
    stamps = [telling.analysis.engine for telling in (retelling.before, retelling.after)]
    html = _template().render(
        policy=_policy(script, style),
        script=script,
        style=style,
        title=title or UNTITLED,
        dated=words.date_words(dated) if dated else None,
        invented=invented,
        summary=words.summary(retelling),
        rows=rows(retelling, before, after),
        stories=(before, after),
        views=VIEWS,
        codes=[(code, _count(before.findings, code.title), _count(after.findings, code.title)) for code in CODES],
        limits=words.LIMITS,
        measured_on=words.MEASURED_ON,
        thin_means=words.THIN_MEANS,
        missing_means=words.MISSING_MEANS,
        engines=list(dict.fromkeys(words.engine_words(stamp) for stamp in stamps)),
    )
    return UNSHOWABLE.sub("\ufffd", html)


def _count(entries: Iterable[Entry], title: str) -> int:
    return sum(1 for entry in entries if entry.title == title)


def _lane_rules(*stories: Story) -> str:
    """A rule for each lane that is used, however many these are."""
    deepest = max(told.lanes for told in stories)
    return "".join(f".l{n}{{--among-all:{n}}}.o{n}{{--among-own:{n}}}\n" for n in range(deepest))


def _policy(script: str, style: str) -> str:
    """A Content-Security-Policy that lets this script and this style sheet work, and nothing else."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


@cache
def _packaged(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> "Template":
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # only who renders pays for it

    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(lambda name: _packaged(f"templates/{name}")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    return environment.get_template("retelling.html.j2")
