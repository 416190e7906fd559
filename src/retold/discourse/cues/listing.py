"""The list of cues (feature catalogue): what each looks for, how often it was right, an example of yes and of no."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from retold.discourse.codebook import CODES, CodeName
from retold.discourse.cues.cue import NOT, Cue
from retold.discourse.cues.predicates.registry import PREDICATES
from retold.discourse.cues.register import shipped_register
from retold.discourse.cues.weigh import Weight, scales_of

ABOUT = """# The cues

Generated from the cues themselves (`src/retold/codebook/<code>/cues.toml`) by `make docs`; `docs/explanation/cues.md`
says how they work, and the end of this page which predicates they may name.

**Fired** is the number of clauses of the coded stories (the sets the cues were developed on) in which the cue fired,
**right** the number of these that the coders gave the code (a half where the two differ), **precision** their share
with one success and one failure added. **Weight** is what the cue adds to the evidence. Whether a clause is counted
depends on all that fired in it, on the rest of the text and on its place; a cue of low precision seldom carries a
finding alone. No figure here is from people's codings: the stories and their codes are machine-made.
"""


PREDICATES_ABOUT = """## Predicates

What a cue's `where` may name, each a function of one clause in `src/retold/discourse/cues/predicates/`. One that gives
words says what the reason quotes. **Cues** is the number that ask it.

| Predicate | Holds where, or gives | Cues |
| --- | --- | --: |"""


@dataclass(frozen=True, slots=True)
class ListedCue:
    """One cue with its measured figures; `precision` is smoothed, 0..1."""

    code: CodeName
    name: str
    reason: str
    yes: str
    no: str
    fired: int
    right: float
    precision: float
    weight: float


def listed_cues() -> Iterator[ListedCue]:
    """Every cue, code by code in the order of the codebook, the weightiest first."""
    for code in CODES:
        cues = shipped_register().of_code(code.name)
        yield from sorted((_listed(cue) for cue in cues), key=lambda row: (-row.weight, row.name))


def reference_page() -> str:
    """`docs/reference/cues.md`."""
    rows = list(listed_cues())
    return "\n".join([ABOUT, *(_section(code.name, code.title, rows) for code in CODES), _predicates()])


def _section(name: str, title: str, rows: list[ListedCue]) -> str:
    lines = [f"## {title} (`{name}`)", "", "| Cue | Says | Fires in | Silent in | Fired | Right | Precision | Weight |"]
    lines.append("| --- | --- | --- | --- | --: | --: | --: | --: |")
    lines += [
        f"| `{row.name}` | {row.reason} | {row.yes} | {row.no} | {row.fired} | {row.right:g} | {row.precision:.2f} |"
        f" {row.weight:.2f} |"
        for row in rows
        if row.code == name
    ]
    return "\n".join([*lines, ""])


def _predicates() -> str:
    """Every predicate by its name, with what it says of itself."""
    asked = Counter(name.removeprefix(NOT) for cue in shipped_register().cues.values() for name in cue.where)
    lines = [
        f"| `{name}` | {' '.join((predicate.__doc__ or '').split())} | {asked[name]} |"
        for name, predicate in sorted(PREDICATES.items())
    ]
    return "\n".join([PREDICATES_ABOUT, *lines, ""])


def _listed(cue: Cue) -> ListedCue:
    found = scales_of(cue.code).cues.get(cue.name, Weight(0, 0.0, 0.0))
    return ListedCue(
        code=cue.code,
        name=cue.name,
        reason=cue.reason.replace("{words}", "…"),
        yes=cue.yes[0],
        no=cue.no[0],
        fired=found.fired,
        right=found.right,
        precision=found.precision,
        weight=found.weight,
    )
