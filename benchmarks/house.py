"""The house in numbers (code metrics): how long files and functions are, which imports run in circles.

    python benchmarks/house.py [FOLDER ...]

Each folder is a checkout; the table has a column for each, so that two versions stand side by side. Nothing is
imported: the source is read as text. Numbers are counts, lines and quantiles of lines.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

MIGRATIONS = "migrations"
Imports = Mapping[str, set[str]]
"Module -> modules of the same tree that it imports."


@dataclass(frozen=True, slots=True)
class Module:
    """One file: its dotted name, its source, and the tree of it."""

    name: str
    path: Path
    lines: int
    tree: ast.Module


def modules(root: Path) -> list[Module]:
    """Every module below `src`, without migrations."""
    found = []
    source = root / "src"
    for path in sorted(source.rglob("*.py")):
        if MIGRATIONS in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        parts = path.relative_to(source).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append(Module(name, path, len(text.splitlines()), ast.parse(text)))
    return found


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(every: list[Module]) -> Imports:
    """Who imports whom, functions' own imports among them, those for type checks left out."""
    names = {module.name for module in every}
    found: dict[str, set[str]] = {name: set() for name in names}
    for module in every:
        for node in walked(module.tree):
            wanted: list[str] = []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                wanted = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                wanted = [alias.name for alias in node.names]
            found[module.name] |= {name for name in wanted if name in names and name != module.name}
    return found


def walked(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs: what stands under `if TYPE_CHECKING` does not."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        yield node
        yield from walked(node)


def circles(known: Imports) -> int:
    """How many groups of files inside one room (a folder and what is below it) import each other in a circle."""
    return sum(len(group) > 1 for room in rooms(known) for group in knots(within(known, room)))


def rooms(known: Imports) -> set[str]:
    """Every folder that holds a module."""
    return {name.rpartition(".")[0] for name in known if "." in name}


def within(known: Imports, room: str) -> Imports:
    """Child of the room -> children of the room that it, or anything below it, imports."""
    found: dict[str, set[str]] = defaultdict(set)
    prefix = f"{room}."
    for name, wanted in known.items():
        if name.startswith(prefix):
            child = name[len(prefix) :].partition(".")[0]
            found[child] |= {w[len(prefix) :].partition(".")[0] for w in wanted if w.startswith(prefix)} - {child}
    return found


def knots(known: Imports) -> list[set[str]]:
    """Who can reach each other (strongly connected components), by reach in both directions."""
    reach = {name: reached(known, name) for name in known}
    found: list[set[str]] = []
    for name in known:
        if not any(name in group for group in found):
            found.append({name} | {other for other in reach[name] if name in reach.get(other, ())})
    return found


def reached(known: Imports, start: str) -> set[str]:
    """Everything that is imported from there, directly or not."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for name in known.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found


def figures(root: Path) -> dict[str, float]:
    """What is counted of one checkout."""
    every = modules(root)
    known = imports(every)
    lengths = [module.lines for module in every]
    bodies = [(node.end_lineno or 0) - node.lineno + 1 for module in every for node in functions(module.tree)]
    names: dict[str, int] = defaultdict(int)
    for module in every:
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                names[node.name] += 1
    inside = sum(
        isinstance(node, ast.Import | ast.ImportFrom)
        for module in every
        for function in functions(module.tree)
        for node in ast.walk(function)
    )
    tests = list((root / "tests").rglob("*.py"))
    return {
        "files": len(every),
        "lines": sum(lengths),
        "median lines of a file": median(lengths),
        "p90 lines of a file": quantiles(lengths, n=10)[-1],
        "longest file": max(lengths),
        "median lines of a function": median(bodies),
        "p90 lines of a function": quantiles(bodies, n=10)[-1],
        "p99 lines of a function": quantiles(bodies, n=100)[-1],
        "circles inside rooms": circles(known),
        "imports inside functions": inside,
        "top names that one search finds, of 100": 100 * sum(n == 1 for n in names.values()) / len(names),
        "most modules that share a name": max(names.values()),
        "files of tests": len(tests),
        "lines of tests": sum(len(path.read_text(encoding="utf-8").splitlines()) for path in tests),
    }


def main() -> None:
    """A row a figure, a column a checkout."""
    roots = [Path(each) for each in sys.argv[1:]] or [Path(__file__).parent.parent]
    columns = [figures(root) for root in roots]
    print(f"{'':42}" + "".join(f"{root.resolve().name:>12}" for root in roots))
    for name in columns[0]:
        print(f"{name:42}" + "".join(f"{column[name]:12,.0f}" for column in columns))


if __name__ == "__main__":
    main()
