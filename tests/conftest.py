"""What every test may use."""

from pathlib import Path

import pytest

pytest_plugins = ["ground", "people", "world"]
NEEDS_A_DATABASE = {"db", "transactional_db", "django_db_setup"}
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The repository's own invented stories with their codings."""
    return ROOT / "corpus"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks whatever touches a database, so that `-m database` runs it again on PostgreSQL."""
    for item in items:
        if NEEDS_A_DATABASE & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")
