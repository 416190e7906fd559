"""How every figure is drawn (chart theme): one face, one palette, and the same SVG on every machine.

Figures use one cut of one typeface, Liberation Sans, which vl-convert carries with it: no system font is needed, and a
PDF with one font has one order of objects. Nothing is fetched.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from types import MappingProxyType
from typing import Any

import altair as alt
import vl_convert

from retold.analysis.table import Table

FACE = "Liberation Sans, Arial, Helvetica, sans-serif"
INK = "#221c15"
QUIET = "#6b6257"
RULE = "#d9d0c3"
GROUND = "#ffffff"
COLOURS: Mapping[str, str] = MappingProxyType(
    {"student": "#D55E00", "institution": "#6A3D9A", "barrier": "#01665E", "ending": "#000000"}
)
WIDTH = 360  # a journal's column, and a telephone's screen
Layered = alt.LayerChart | alt.FacetChart  # what Altair says a chart of layers is
THIN_DASH = (3, 2.5)
VEGA_LITE = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing with all that it needs to be read without eyes: a finding in one sentence, a description, its table."""

    name: str
    title: str
    sentence: str
    alt: str
    note: str
    svg: str
    table: Table

    def png(self) -> bytes:
        """The drawing as PNG at twice its size."""
        return _png(self.svg)

    def pdf(self) -> bytes:
        """The drawing as a PDF page of its own size."""
        return bytes(vl_convert.svg_to_pdf(self.svg))


@cache
def _png(svg: str) -> bytes:
    """Kept, as a report needs each drawing twice: in the Word file and as a file of its own."""
    return bytes(vl_convert.svg_to_png(svg, scale=2))


def chart(values: Sequence[Mapping[str, object]]) -> alt.Chart:
    """A chart of these rows, which travel in it."""
    return alt.Chart(alt.InlineData(values=[dict(row) for row in values]))


def colour_of(construct: str) -> str:
    """The construct's colour; the ink's, for one of another codebook."""
    return COLOURS.get(construct, INK)


def tint(colour: str, share: float) -> str:
    """So much of a colour (0..1) on the ground, as a colour of its own.

    Never as opacity: vl-convert writes a PDF's transparencies in an order that differs from run to run.
    """
    mixed = (
        round(share * int(colour[at : at + 2], 16) + (1 - share) * int(GROUND[at : at + 2], 16)) for at in (1, 3, 5)
    )
    return "#" + "".join(f"{one:02x}" for one in mixed)


def svg_of(drawn: alt.TopLevelMixin, *, name: str, title: str, alt_text: str) -> str:
    """The chart as SVG of its own, with a title and a description; the same bytes for the same chart."""
    spec: dict[str, Any] = drawn.to_dict()
    spec["config"] = CONFIG
    svg = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    return _described(_plain(svg, name), name, title, alt_text)


def _plain(svg: str, name: str) -> str:
    """Without Vega's roles and classes, which say nothing to a reader, and with ids that no other figure has."""
    svg = re.sub(r' (?:class|role|aria-[a-z]+|pointer-events)="[^"]*"', "", svg)
    ids = {old: f"{name}-{n}" for n, old in enumerate(dict.fromkeys(re.findall(r' id="([^"]+)"', svg)), 1)}
    for old, new in ids.items():
        svg = svg.replace(f' id="{old}"', f' id="{new}"').replace(f"url(#{old})", f"url(#{new})")
    return svg


def _described(svg: str, name: str, title: str, alt_text: str) -> str:
    head, rest = svg.split(">", 1)
    return (
        f'{head} role="img" aria-labelledby="{name}-title {name}-alt">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-alt">{escape(alt_text)}</desc>{rest}'
    )


_AXIS = {
    "labelColor": QUIET,
    "labelFontSize": 11,
    "titleColor": QUIET,
    "titleFontSize": 11,
    "titleFontWeight": "normal",
    "domainColor": RULE,
    "tickColor": RULE,
    "gridColor": RULE,
    "gridWidth": 0.6,
    "labelPadding": 4,
}
CONFIG: dict[str, Any] = {
    "font": FACE,
    "aria": False,
    "background": GROUND,
    "padding": 6,
    "view": {"stroke": None},
    "axis": _AXIS,
    "text": {"fontSize": 11, "fontWeight": "normal", "color": INK},
    "title": {
        "fontSize": 11.5,
        "fontWeight": "normal",
        "color": INK,
        "subtitleColor": QUIET,
        "subtitleFontSize": 11,
        "subtitleFontWeight": "normal",
        "anchor": "start",
        "offset": 8,
    },
}
