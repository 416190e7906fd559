"""The register (rule base): every cue of a codebook, read from the `cues.toml` of each of its codes."""

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from retold.discourse.codebook import Code, Codebook, CodeName, shipped
from retold.discourse.cues.cue import NOT, Cue, Polarity, Voice
from retold.discourse.cues.predicates.registry import PREDICATES
from retold.discourse.cues.view import SUBJECTS
from retold.discourse.cues.wordclasses import lexicon
from retold.discourse.toml_page import TomlPage, read_page

FILE = "cues.toml"
OPENING, OPENED = "opening", "…"  # above the first cue: what the "…" that an example begins with stands for
FEWEST_EXAMPLES = 2
QUOTING = "{words}"
KINDS: dict[str, type] = {
    "reason": str,
    **dict.fromkeys(("subject", "not_subject", "on", "also", "not_also"), list),
    **dict.fromkeys(("verb", "not_verb", "modal", "not_modal"), list),
    "voice": str,
    "polarity": str,
    "sentences_left": int,
    "where": list,
    "yes": list,
    "no": list,
}


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """All cues of a codebook by their names, in the order of its codes and of their files."""

    codebook: Codebook
    cues: dict[str, Cue]

    def of_code(self, code: CodeName) -> list[Cue]:
        """The cues of one code."""
        return [cue for cue in self.cues.values() if cue.code == code]


@cache
def shipped_register() -> Register:
    """The cues of the codebook that ships, read at first use."""
    return register_of(shipped())


def register_of(codebook: Codebook) -> Register:
    """Every cue of a codebook; a code without the file has none.

    Raises CodebookError, with file and line, for what a cue may not say: a key, a predicate, a word class or a kind of
    subject that there is none of, a reason that does not quote what triggered it, too few examples, a name used twice.
    """
    cues: dict[str, Cue] = {}
    for code in codebook.codes:
        file = codebook.folder / code.name / FILE
        if not file.is_file():
            continue
        page = read_page(file)
        opening = _opening(page)
        for name, entry in page.data.items():
            if name == OPENING:
                continue
            if name in cues:
                raise page.fault(f"a cue of {cues[name].code} is called “{name}” already.", table=name)
            cues[name] = _cue(page, code, name, entry, opening)
    return Register(codebook, cues)


def _opening(page: TomlPage) -> str:
    """What stands above the first cue, "" where nothing does."""
    given = {name: value for name, value in page.data.items() if not isinstance(value, dict)}
    page.kept("", given, {OPENING: str})
    return str(given.get(OPENING, ""))


def _cue(page: TomlPage, code: Code, name: str, entry: dict[str, Any], opening: str) -> Cue:
    if isinstance(entry.get("where"), str):
        entry = entry | {"where": [entry["where"]]}
    page.kept(name, entry, KINDS, ("reason",))
    _hold_names(page, name, entry)
    _hold_reason(page, name, entry["reason"])
    for side in ("yes", "no"):
        if len(entry.get(side, ())) < FEWEST_EXAMPLES:
            raise page.fault(f"“{name}” needs {FEWEST_EXAMPLES} examples of “{side}”.", table=name, word=side)
    said: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    said |= {key: frozenset(said[key]) for key in ("verb", "not_verb", "modal", "not_modal") if key in said}
    said |= {side: tuple(_opened(example, opening) for example in entry[side]) for side in ("yes", "no")}
    return Cue(name=name, of=code, **said)


def _opened(example: str, opening: str) -> str:
    """An example as a whole text."""
    return opening + example.removeprefix(OPENED) if opening and example.startswith(OPENED) else example


def _hold_names(page: TomlPage, name: str, entry: dict[str, Any]) -> None:
    """Every name that a cue uses is one of something."""
    for key in ("on", "also", "not_also"):
        page.among(name, key, entry.get(key, []), lexicon().names, "word class of any lexicon")
    for key in ("subject", "not_subject"):
        page.among(name, key, entry.get(key, []), SUBJECTS, "kind of subject")
    for key, known in (("voice", Voice), ("polarity", Polarity)):
        page.among(name, key, [entry[key]] if key in entry else [], frozenset(get_args(known)), key)
    for asked in entry.get("where", []):
        if asked.removeprefix(NOT) not in PREDICATES:
            raise page.fault(f"“{asked.removeprefix(NOT)}” is no predicate.", table=name, word=f'"{asked}"')


def _hold_reason(page: TomlPage, name: str, reason: str) -> None:
    """A reason quotes what triggered the cue, and has no other place to fill."""
    try:
        reason.format(words="")
    except (KeyError, IndexError, ValueError):
        wrong = f"the reason of “{name}” has a place in braces that is not {QUOTING}."
        raise page.fault(wrong, table=name, word="reason") from None
    if QUOTING not in reason:
        raise page.fault(f"the reason of “{name}” does not quote {QUOTING}.", table=name, word="reason")
