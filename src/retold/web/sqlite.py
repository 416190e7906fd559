"""The embedded database (database backend settings).

It is set so that what was acknowledged stays, and that processes do not trip over each other.

SQLite before 3.51.3 can lose or corrupt data in WAL mode when several connections meet at the wrong moment, so WAL
is only used from there on. Where Python brings an older one, the newer one of the package `pysqlite3` takes its
place; where that is not installed either, the rollback journal is used, which is slower and safe. See
docs/decisions/0010-sqlite-version.md.
"""

import importlib
import sqlite3
import sys
from pathlib import Path

WAL_IS_SAFE_FROM = (3, 51, 3)
PRAGMAS = (
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA secure_delete=ON;"
    "PRAGMA trusted_schema=OFF;"
    "PRAGMA recursive_triggers=ON;"
)
WAIT_SECONDS = 20


def settings_for(path: Path) -> dict[str, object]:
    """Django's settings for a SQLite database at this path, with the newest SQLite there is."""
    journal = "WAL" if prefer_newest() >= WAL_IS_SAFE_FROM else "DELETE"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": WAIT_SECONDS,
            "init_command": f"PRAGMA journal_mode={journal};{PRAGMAS}",
        },
    }


def prefer_newest() -> tuple[int, int, int]:
    """Puts `pysqlite3` in the place of `sqlite3` where that one is too old; the version that is then used.

    Must run before Django's SQLite backend is imported, which keeps whichever module it finds.
    """
    if sqlite3.sqlite_version_info < WAL_IS_SAFE_FROM and "django.db.backends.sqlite3.base" not in sys.modules:
        try:
            newer = importlib.import_module("pysqlite3.dbapi2")
        except ImportError:
            pass
        else:
            sys.modules["sqlite3"] = importlib.import_module("pysqlite3")
            sys.modules["sqlite3.dbapi2"] = newer
    return version_in_use()


def version_in_use() -> tuple[int, int, int]:
    """The version of the SQLite that Django speaks to."""
    major, minor, patch = importlib.import_module("sqlite3").sqlite_version_info
    return int(major), int(minor), int(patch)
