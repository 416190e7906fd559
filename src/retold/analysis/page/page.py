"""A retelling as one self-contained HTML file (single-file page). It asks no host, and runs no script but its own."""

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
from retold.analysis.phrases import CONSTRUCTS_IN_WORDS
from retold.analysis.retelling import Retelling
from retold.discourse.codebook import CODES
from retold.measures.measure import Measures
from retold.measures.shipped import SHIPPED

if TYPE_CHECKING:
    from jinja2 import Template

UNTITLED = "One story, told twice"
CLOSING = "This file asks nothing of any other computer, and sends nothing anywhere."
LANES = 40  # of which assets/lanes.css has a rule
VIEWS = (  # key, construct, name; the key on the keyboard is its place
    *CONSTRUCTS_IN_WORDS.items(),
    ("all", "All"),
    ("life", "Depth"),
)


def retelling_page(
    retelling: Retelling,
    *,
    title: str | None = None,
    dated: date | None = None,
    invented: bool = False,
    measures: Measures = SHIPPED,
) -> str:
    """The page as text, to be written as UTF-8. The same input gives the same bytes.

    `title` heads the page as given, and nothing else names anybody; `dated` is printed as the day of the comparison;
    `invented` says that nobody's own stories are shown; `measures` are those the texts were analysed for. Raises
    ValueError for findings that leave their text.
    """
    before, after = stories = _stories(retelling, measures)
    script, style = _packaged("assets/retelling.js"), _packaged("assets/retelling.css") + _lane_rules(before, after)
    html = _template("retelling.html.j2").render(
        policy=_policy(script, style),
        script=script,
        style=style,
        **_parts(retelling, stories, measures, title=title, dated=dated, invented=invented, closing=CLOSING),
    )
    return UNSHOWABLE.sub("\ufffd", html)


def retelling_body(
    retelling: Retelling,
    *,
    title: str | None = None,
    invented: bool = False,
    closing: str = CLOSING,
    measures: Measures = SHIPPED,
) -> str:
    """What stands in the page's body, for a page of somebody else that brings `assets/retelling.css` and `.js` itself.

    `closing` is its last sentence. Marks in more than `LANES` lanes lie over each other there.
    """
    stories = _stories(retelling, measures)
    parts = _parts(retelling, stories, measures, title=title, dated=None, invented=invented, closing=closing)
    return UNSHOWABLE.sub("\ufffd", _template("body.html.j2").render(**parts))


def _stories(retelling: Retelling, measures: Measures) -> tuple[Story, Story]:
    return story(retelling.before, "b", measures), story(retelling.after, "a", measures)


def _parts(
    retelling: Retelling,
    stories: tuple[Story, Story],
    measures: Measures,
    *,
    title: str | None,
    dated: date | None,
    invented: bool,
    closing: str,
) -> dict[str, object]:
    """All that the body says."""
    before, after = stories
    stamps = [telling.analysis.engine for telling in (retelling.before, retelling.after)]
    return {
        "title": title or UNTITLED,
        "dated": words.date_words(dated) if dated else None,
        "invented": invented,
        "summary": words.summary(retelling),
        "rows": rows(retelling, before, after, measures),
        "stories": stories,
        "views": VIEWS,
        "codes": [(code, _count(before.findings, code.title), _count(after.findings, code.title)) for code in CODES],
        "limits": words.LIMITS,
        "measured_on": words.MEASURED_ON,
        "thin_means": words.THIN_MEANS,
        "missing_means": words.MISSING_MEANS,
        "engines": list(dict.fromkeys(words.engine_words(stamp) for stamp in stamps)),
        "closing": closing,
    }


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
def _template(name: str) -> "Template":
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415  heavy

    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(lambda name: _packaged(f"templates/{name}")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    return environment.get_template(name)
