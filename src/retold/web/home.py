"""The installation: where its files are, its secrets (made at first start), and how it is reached."""

import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from retold.errors import RetoldError
from retold.web.sqlite import settings_for

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
SECRET_BYTES = 32


class SetupError(RetoldError):
    """The installation is set up in a way that would not be safe, or cannot work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """One installation. `address` is the public https address, empty while it serves this machine alone."""

    folder: Path
    address: str
    demo: bool
    database_url: str
    mail_url: str
    root_key_file: Path
    port: int

    @property
    def link(self) -> str:
        """The address that stands in mails."""
        return self.address or f"http://localhost:{self.port}"

    @property
    def public(self) -> bool:
        """Whether other machines reach it: everything then travels by https, and cookies say so."""
        return bool(self.address)

    @property
    def hosts(self) -> list[str]:
        """The names under which it answers."""
        return [urlsplit(self.address).hostname or ""] if self.public else list(LOOPBACK)

    def prepare(self) -> None:
        """Makes the folder and its secrets, readable by their owner alone, where they are not there yet.

        Raises SetupError where others of this machine could read what is in it.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.mail_folder.mkdir(mode=0o700, exist_ok=True)
        for folder in (self.folder, self.mail_folder):
            demand_own(folder, mode=0o700)
        make_secret(self.root_key_file)
        make_secret(self.folder / "django.key")
        if not self.database_url:
            self.database_file.touch(mode=0o600)
            for file in self.folder.glob(f"{self.database_file.name}*"):
                demand_own(file, mode=0o600)

    @property
    def database_file(self) -> Path:
        """The embedded database; what SQLite keeps beside it has the same permissions."""
        return self.folder / "retold.sqlite3"

    @property
    def mail_folder(self) -> Path:
        """Where mails are written while no mail server is named."""
        return self.folder / "mail"

    @property
    def django_key(self) -> str:
        """What Django signs sessions with."""
        return read_secret(self.folder / "django.key").hex()


def home(environ: "os._Environ[str] | dict[str, str] | None" = None) -> Home:
    """The installation that the environment describes (`RETOLD_*`, `DATABASE_URL`). Raises SetupError."""
    said = os.environ if environ is None else environ
    folder = Path(said.get("RETOLD_HOME") or "~/.local/share/retold").expanduser().resolve()
    found = Home(
        folder=folder,
        address=said.get("RETOLD_ADDRESS", "").rstrip("/"),
        demo=said.get("RETOLD_DEMO", "") == "1",
        database_url=said.get("DATABASE_URL", ""),
        mail_url=said.get("RETOLD_MAIL", ""),
        root_key_file=Path(said.get("RETOLD_ROOT_KEY_FILE") or folder / "root.key"),
        port=int(said.get("RETOLD_PORT") or 8000),
    )
    if found.public and urlsplit(found.address).scheme != "https":
        raise SetupError("RETOLD_ADDRESS must begin with https://, since people sign in there.")
    if found.public and found.root_key_file.expanduser().resolve().is_relative_to(folder):
        raise SetupError(
            f"The root key must not lie beside what it opens: whoever copies {folder} would have both. Move root.key "
            "to another folder, which is not backed up with this one, and name the file in RETOLD_ROOT_KEY_FILE."
        )
    if found.public and found.demo:
        raise SetupError("The demonstration lets anybody in. It runs on this machine alone: unset RETOLD_ADDRESS.")
    return found


def make_secret(path: Path) -> None:
    """Writes a fresh secret, unless there is one. Two processes that start at once agree on the first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    if path.exists():
        return
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(SECRET_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def read_secret(path: Path) -> bytes:
    """The secret. Raises SetupError where others could read it too, or it is not there."""
    if not path.exists():
        raise SetupError(f"{path} is missing. Start Retold with `retold serve`, which makes it, or put it back.")
    demand_own(path, mode=0o600)
    return path.read_bytes()


def demand_own(path: Path, *, mode: int) -> None:
    """Raises SetupError where anybody but its owner can read what is at a path; says which mode it needs."""
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SetupError(f"Other users of this machine can read {path}. Run: chmod {mode:o} {path}")


def database(found: Home) -> dict[str, object]:
    """Django's settings for the database: PostgreSQL by `DATABASE_URL`, otherwise SQLite in the folder."""
    if not found.database_url:
        return settings_for(found.database_file)
    url = urlsplit(found.database_url)
    if url.scheme not in {"postgres", "postgresql"}:
        raise SetupError("DATABASE_URL must begin with postgresql://, or be unset for the embedded database.")
    options = {name: values[-1] for name, values in parse_qs(url.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", "") or url.hostname or "",
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def mail(found: Home) -> dict[str, object]:
    """Django's settings for mail: `RETOLD_MAIL=smtp://user:password@host:port`, otherwise files in the folder."""
    if not found.mail_url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(found.mail_folder),
        }
    url = urlsplit(found.mail_url)
    if url.scheme not in {"smtp", "smtps"} or not url.hostname:
        raise SetupError("RETOLD_MAIL must look like smtp://user:password@host:587 (smtps:// for port 465).")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or (465 if url.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.scheme == "smtp" and bool(url.username),
    }
