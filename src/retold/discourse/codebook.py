"""The codebook (coding scheme): what a coder, human or machine, marks in a story. A code is one folder of data.

The codebook that ships stands in `retold/codebook/`, a folder a code, and any other folder of such folders is read the
same way (`load`). `code.toml` has what a coder needs; `cues.toml`, where there is one, has what the engine looks for
(`retold.discourse.cues.register`).

The constructs of the one that ships follow the published finding of Curtis et al., BMJ Open 2021;11:e054890: first
texts showed individual deficit, a superficial view, a benevolent school and a fairy-tale ending; second texts capable
agents, a deeper view, a responsible school and a pragmatic ending. The definitions are this project's own.
`docs/reference/codebook.md` has the rules for hard cases.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args

from retold.discourse.toml_page import TomlPage, read_page
from retold.errors import CodebookError

CodeName = str  # the name of a code's folder
Construct = str  # the question that a group of codes answers: "student", "institution", "barrier", "ending"
Pole = Literal[-1, 0, 1]
Actor = Literal["student", "institution", "family", "peers", "society", "writer", "other"]
Ending = Literal["fairy-tale", "pragmatic"]

ENDING: Construct = "ending"
FILE = "code.toml"
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
KINDS: dict[str, type] = {
    "title": str,
    "letter": str,
    "place": int,
    "construct": str,
    "pole": int,
    "actor": str,
    "outlook": bool,
    "unreal": bool,
    "definition": str,
    "include": str,
    "exclude": str,
}
NEEDED = ("title", "letter", "construct", "definition")
LAST = 1_000  # the place of a code that names none


@dataclass(frozen=True, slots=True)
class Code:
    """One entry: `pole` is -1 where the published first texts stood, +1 where the second stood; `letter` is its key.

    `actor` is whom it speaks of. A finding of a code with an `outlook` tells which way the rest of the text is read;
    where `unreal`, what was not told as having happened counts too. `include` and `exclude` help a coder to decide.
    """

    name: CodeName
    construct: Construct
    pole: Pole
    letter: str
    title: str
    definition: str
    include: str = ""
    exclude: str = ""
    actor: Actor = "student"
    outlook: bool = False
    unreal: bool = False

    @property
    def is_ending(self) -> bool:
        """It is looked for in the last fifth of a text, and only there."""
        return self.construct == ENDING


@dataclass(frozen=True)
class Codebook:
    """Some codes in their order, and the folder that they were read from."""

    folder: Traversable
    codes: tuple[Code, ...]

    @cached_property
    def by_name(self) -> dict[CodeName, Code]:
        """Every code by its name."""
        return {code.name: code for code in self.codes}


def load(folder: Traversable) -> Codebook:
    """The codebook in a folder: one folder a code, named as the code is, in the order of their `place`, then by name.

    Raises CodebookError, with file and line, for what cannot be understood: a key or a kind of value that means
    nothing, a part that is missing, an actor that there is none of, a letter that two codes have.
    """
    if not folder.is_dir():
        raise CodebookError(f"{folder} is no folder. Name one that holds a folder for each code.")
    pages = [(entry.name, read_page(entry / FILE)) for entry in folder.iterdir() if _is_code(entry)]
    if not pages:
        raise CodebookError(f"{folder} holds no code. A code is a folder with a file {FILE} in it.")
    codes = [(page.data.get("place", LAST), _code(name, page), page) for name, page in pages]
    letters: dict[str, CodeName] = {}
    for _, code, page in sorted(codes, key=lambda found: (found[0], found[1].name)):
        if code.letter in letters:
            raise page.fault(f"“{code.letter}” is the letter of {letters[code.letter]} already.", word="letter")
        letters[code.letter] = code.name
    by_name = {code.name: code for _, code, _ in codes}
    return Codebook(folder, tuple(by_name[name] for name in letters.values()))


@cache
def shipped() -> Codebook:
    """The codebook that ships."""
    return load(files("retold") / "codebook")


def _is_code(entry: Traversable) -> bool:
    return entry.is_dir() and not entry.name.startswith((".", "_"))


def _code(name: str, page: TomlPage) -> Code:
    """One code from its page."""
    data = page.data
    if not NAME.fullmatch(name):
        raise page.fault(f"“{name}” cannot be a code's name: small letters and figures, with hyphens between.")
    page.kept("", data, KINDS, NEEDED)
    actor, pole = data.get("actor", "student"), data.get("pole", 0)
    page.among("", "actor", [actor], frozenset(get_args(Actor)), "actor")
    if pole not in get_args(Pole):
        raise page.fault("“pole” should be -1, 0 or 1.", word="pole")
    texts = {key: data[key] for key in data if key not in {"place", "pole", "actor"}}
    return Code(name=name, pole=cast("Pole", pole), actor=cast("Actor", actor), **texts)


CODES: tuple[Code, ...] = shipped().codes
CODE_NAMES: tuple[CodeName, ...] = tuple(code.name for code in CODES)
BY_NAME: dict[CodeName, Code] = shipped().by_name
