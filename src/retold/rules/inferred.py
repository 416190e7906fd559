"""What can still be inferred (residual risk): what Retold does not prevent, for each who might look.

The words stand in `wordings/inferred.toml`; the page of the site and `docs/reference/what-can-be-inferred.md` show the
same. Each sentence is an admission: what is mended is taken out, what is found is put in.
"""

from dataclasses import dataclass
from importlib.resources.abc import Traversable

from retold.rules.wording import SHIPPED, read

HEAD = "Generated from `wordings/inferred.toml` by `make docs`; the site shows the same at `/what-can-be-inferred/`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """What one kind of onlooker can still learn, sentence by sentence."""

    title: str
    told: tuple[str, ...]


def read_inferred(folder: Traversable = SHIPPED) -> tuple[Inferred, ...]:
    """The parts of `inferred.toml` in that folder, in its order. Raises WordingError."""
    said = read("inferred", "part", folder=folder)
    return tuple(
        Inferred(
            title=said.texts("part", name, needs=("title",), beside=("told",))["title"],
            told=said.listed("part", name, keys=("told",))["told"],
        )
        for name in said.named("part")
    )


INFERRED = read_inferred()


def page_in_words() -> str:
    """The page as Markdown."""
    lines = ["# What can still be inferred", "", HEAD]
    for part in INFERRED:
        lines += ["", f"## {part.title}", "", *(f"- {sentence}" for sentence in part.told)]
    return "\n".join([*lines, ""])
