"""The house itself: what the core may need, and that generated pages are what the code says."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent
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
