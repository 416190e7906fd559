"""What the documents name exists: files, modules, and what is in them. Decisions are left out: they say what was."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("explanation", "how-to", "reference", "tutorials")
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *(path for folder in FOLDERS for path in sorted((ROOT / "docs" / folder).rglob("*.md"))),
]
# Below these a document may call a file by its path. Whatever else has a slash is a page or a reader's own file.
STARTS = (ROOT, ROOT / "src" / "retold", ROOT / "tests")
CODE = ("src", "tests", "docs", "benchmarks")
BLOCK = re.compile(r"```.*?```", re.DOTALL)
QUOTED = re.compile(r"`([^`\n]+)`")


def named(path: Path) -> Iterator[str]:
    """Every word that stands in backticks, outside of blocks of code."""
    for quoted in QUOTED.findall(BLOCK.sub("", path.read_text("utf-8"))):
        yield from (word.strip(".,;:()'\"") for word in quoted.split())


def is_path(word: str) -> bool:
    """Whether the word is a file of Python, or begins with one of our folders."""
    head, slash, _ = word.partition("/")
    return word.endswith(".py") or bool(slash and head and any((start / head).is_dir() for start in STARTS))


def exists(word: str) -> bool:
    """Whether there is such a file or folder; <noun> stands for any, and `jobs.JOBS` for a name in jobs.py."""
    pattern = re.sub(r"<\w+>", "*", word.rstrip("/"))
    if "/" not in word:
        return any(found for folder in CODE for found in (ROOT / folder).rglob(pattern))
    found = [path for start in STARTS for path in start.glob(pattern)]
    module, _, name = pattern.rpartition(".")
    return bool(found) or any(name in names(start / f"{module}.py") for start in STARTS if module)


def names(path: Path) -> set[str]:
    """What a module defines, with what its classes hold; nothing where there is no such file."""
    if not path.is_file():
        return set()
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return stored | {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def is_importable(dotted: str) -> bool:
    """Whether `retold.a.b` is a package, a module, or a name in one."""
    path = ROOT / "src" / Path(*dotted.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file() or path.name in names(path.parent.with_suffix(".py"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_names_what_exists(document: Path) -> None:
    words = list(named(document))
    gone = [word for word in words if is_path(word) and not exists(word)]
    gone += [word for word in words if re.fullmatch(r"retold(\.\w+)+", word) and not is_importable(word)]
    assert gone == []


@pytest.mark.parametrize(
    ("word", "there"),
    [
        ("queries/meetings.py", True),
        ("queries/<noun>s.py", True),
        ("services/work/table.DOES", True),
        ("test_matrix.py", True),
        ("queries/nobody.py", False),
        ("services/jobs.NONE", False),
        ("nobody.py", False),
        ("docs/how-to/nothing.md", False),
    ],
)
def test_what_is_gone_would_be_found(word: str, there: bool) -> None:
    assert is_path(word)
    assert exists(word) is there


def test_modules_and_what_is_in_them_are_told_apart() -> None:
    dotted = ("retold.queries", "retold.rules.wording", "retold.rules.wording.read", "retold.rules.wording.reed")
    assert [is_importable(name) for name in dotted] == [True, True, True, False]
