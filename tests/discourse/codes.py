"""A codebook in a folder of its own, for tests: the one that ships, copied, with a code added to it."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

CODE = """title = "Student: body"
letter = "Y"
construct = "student"
pole = 1
definition = "The student's body is told of."
"""
CUES = """[body-acts]
reason = "The body is told of: {words}."
on = ["noun.home"]
polarity = "any"
where = ["stands_alone", "not in_first_sentence"]
yes = ["One.", "Two."]
no = ["Three.", "Four."]

[student-climbs]
reason = "The student climbs: {words}."
subject = ["student"]
verb = ["climb"]
not_modal = ["would"]
yes = ["One.", "Two."]
no = ["Three.", "Four."]
"""


def added(folder: Path, *, code: str = CODE, cues: str | None = CUES, name: str = "student-body") -> Path:
    """A folder of one code."""
    own = folder / name
    own.mkdir(parents=True, exist_ok=True)
    (own / "code.toml").write_text(code, "utf-8")
    if cues is not None:
        (own / "cues.toml").write_text(cues, "utf-8")
    return folder


def with_shipped(folder: Path) -> Path:
    """The codes that ship with that one beside them."""
    with as_file(files("retold") / "codebook") as shipped:
        shutil.copytree(shipped, folder / "codebook")
    return added(folder / "codebook")
