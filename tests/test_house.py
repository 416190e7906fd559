"""The house itself: what the core may need, and that generated pages are what the code says."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent
SITE = ("records", "queries", "services", "web", "demo")
NOW = {"web/middleware.py", "web/sign_in.py", "services/work/worker.py"}
"Where a moment is taken from the machine's clock: once a request, a sign-in mail, and a job. Also the command line."
CORE = ("retold.analysis", "retold.discourse", "retold.measures", "retold.exchange", "retold.matching", "retold.rules")


def test_the_core_imports_where_django_is_not_installed() -> None:
    program = f"""
import importlib, pkgutil, sys
sys.modules["django"] = None
for name in {CORE!r}:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        importlib.import_module(module.name)
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def generated() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[str, str] = module.pages()
    return pages


@pytest.mark.parametrize("page", sorted(generated()))
def test_the_generated_pages_are_up_to_date(page: str) -> None:
    written = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")

    assert written == generated()[page], "Run `make docs` and commit what it writes."


def test_the_published_schema_is_a_schema() -> None:
    from retold.analysis.schema import analysis_schema

    jsonschema.Draft202012Validator.check_schema(analysis_schema())


def test_every_locked_requirement_has_a_hash_and_no_address() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]

        assert pinned
        assert all("==" in line and line.endswith("\\") for line in pinned), lock
        assert "://" not in text, lock


def calls(room: str) -> list[tuple[str, str]]:
    """(file, the name of what is called) for every call with a dot before it in the site."""
    source = ROOT / "src" / "retold"
    return [
        (path.relative_to(source).as_posix(), node.func.attr)
        for path in sorted((source / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]


@pytest.mark.parametrize("room", SITE)
def test_nobody_works_out_a_day_from_a_moment(room: str) -> None:
    found = [path for path, name in calls(room) if name in {"date", "localdate", "today", "astimezone"}]

    assert found == [], "Ask a When (retold.rules.when) for the day: it knows where it is."


def test_the_machines_clock_is_read_in_three_places() -> None:
    found = {path for room in SITE for path, name in calls(room) if name in {"now", "utcnow"}}

    assert found == NOW


def test_every_module_says_in_its_first_line_what_it_is() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "src").rglob("*.py"))
        if "migrations" not in path.parts
        and (tree := ast.parse(path.read_text(encoding="utf-8"))).body
        and not ast.get_docstring(tree)
    ]

    assert silent == []


REASONS = {"heavy", "Django must be set up first", "optional", "not on every system"}
"Why an import may stand inside a function; `CONTRIBUTING.md` says what each means."


def test_an_import_inside_a_function_has_one_of_four_reasons() -> None:
    given = {
        line.partition("# noqa: PLC0415")[2].strip()
        for path in (ROOT / "src").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "# noqa: PLC0415" in line
    }

    assert given == REASONS
    assert all(f"- `{reason}`" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8") for reason in REASONS)
