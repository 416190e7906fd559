"""In which order tests run, and which of them on one worker."""

from collections.abc import Iterator

import pytest

from ground import floors_for

NEEDS_A_DATABASE = {"db", "transactional_db", "django_db_setup"}
# What takes long begins first, or one worker waits for the other at the end.
LONG = (
    "tests/browser/loop",
    "tests/browser",
    "tests/promises",
    "tests/services/test_kill.py",
    "tests/cli",
    "tests/demo",
)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Marks whatever touches a database, so that `-m database` runs it on PostgreSQL; keeps a file on one worker."""
    for item in items:
        if NEEDS_A_DATABASE & set(fixtures_of(item)):
            item.add_marker("database")
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(file_of(item)))
    yield
    if config.getoption("loadgroup", default=False) and not all("@" in item.nodeid for item in items):
        raise pytest.UsageError("pytest-xdist kept no group of tests together: it does not fit this pytest.")
    files = list(dict.fromkeys(file_of(item) for item in items))
    files.sort(key=lambda file: next((n for n, long in enumerate(LONG) if file.startswith(long)), len(LONG)))
    order = {file: number for number, file in enumerate(files)}
    items.sort(key=lambda item: (order[file_of(item)], floors_of(item)))


def file_of(item: pytest.Item) -> str:
    """`tests/web/test_errors.py`."""
    return item.nodeid.partition("::")[0]


def fixtures_of(item: pytest.Item) -> list[str]:
    """The names of all fixtures a test rests on."""
    return list(getattr(item, "fixturenames", ()))


def floors_of(item: pytest.Item) -> list[str]:
    """Tests of one file that stand on the same floors run one after the other: each floor is laid once."""
    module = getattr(item, "module", None)
    return [built.name for built in floors_for(fixtures_of(item), getattr(module, "__name__", ""))]
