"""What every test may use."""

from pathlib import Path

import pytest

pytest_plugins = ["ground", "people", "world", "order"]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The repository's own invented stories with their codings."""
    return Path(__file__).parent.parent / "corpus"
