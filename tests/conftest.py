"""What every test may use."""

from pathlib import Path

import pytest

pytest_plugins = ["ground", "people", "world", "order"]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The repository's own invented stories with their codings."""
    return Path(__file__).parent.parent / "corpus"


@pytest.fixture
def no_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    """The secret lot of every pair is 0: a test that names the pairs it awaits asks for this."""
    monkeypatch.setattr("retold.matching.base.LOT", 0)
