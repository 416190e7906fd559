"""What is checked before anything is served (system checks)."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection

from retold.web.sqlite import WAL_IS_SAFE_FROM, version_in_use


@register(Tags.database)
def wal_is_safe(**_: Any) -> list[CheckMessage]:
    """WAL with more than one connection needs SQLite 3.51.3 or newer."""
    options: Any = settings.DATABASES["default"].get("OPTIONS", {})
    said = options.get("init_command", "")
    if connection.vendor != "sqlite" or "journal_mode=WAL" not in said or version_in_use() >= WAL_IS_SAFE_FROM:
        return []
    found = ".".join(map(str, version_in_use()))
    return [
        Error(
            f"SQLite {found} is not safe in WAL mode with more than one connection.",
            hint="Install the package pysqlite3, which brings a newer one, or set DATABASE_URL to a PostgreSQL.",
            id="retold.E001",
        )
    ]


@register(Tags.security, deploy=True)
def demo_is_not_public(**_: Any) -> list[CheckMessage]:
    """The demonstration's door never stands open to other machines."""
    if settings.RETOLD_DEMO and settings.RETOLD_ADDRESS:
        return [Error("The demonstration lets anybody in; it cannot have a public address.", id="retold.E002")]
    return []
