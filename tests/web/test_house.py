"""How it is installed: secrets, databases, mail, what is refused, what is healthy."""

import os
import re
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from retold.web import checks, home, serving, sqlite
from retold.web.home import SetupError

PUBLIC = {"RETOLD_ADDRESS": "https://retold.example.org"}


def test_secrets_are_made_once_and_for_their_owner_alone(tmp_path):
    found = home.home({"RETOLD_HOME": str(tmp_path / "new")})
    found.prepare()
    first = found.django_key, found.root_key_file.read_bytes()
    found.prepare()

    assert (found.django_key, found.root_key_file.read_bytes()) == first
    assert len(found.root_key_file.read_bytes()) == 32
    assert stat.S_IMODE(found.root_key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(found.folder.stat().st_mode) == 0o700
    assert sorted(path.name for path in found.folder.iterdir()) == ["django.key", "mail", "retold.sqlite3", "root.key"]


def test_a_secret_that_others_can_read_is_refused(tmp_path):
    found = home.home({"RETOLD_HOME": str(tmp_path)})
    found.prepare()
    (tmp_path / "django.key").chmod(0o644)

    with pytest.raises(SetupError, match="chmod 600"):
        assert found.django_key


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"RETOLD_ADDRESS": "http://retold.example.org"}, "must begin with https"),
        ({**PUBLIC, "RETOLD_ROOT_KEY_FILE": "/elsewhere/root.key", "RETOLD_DEMO": "1"}, "lets anybody in"),
        (PUBLIC, "must not lie beside"),
        ({"DATABASE_URL": "mysql://x/y"}, "must begin with postgresql"),
        ({"RETOLD_MAIL": "pigeon://x"}, "must look like smtp"),
    ],
)
def test_what_would_not_be_safe_or_not_work_is_said_in_words(tmp_path, said, sentence):
    def installed():
        found = home.home({"RETOLD_HOME": str(tmp_path), **said})
        return home.database(found), home.mail(found)

    with pytest.raises(SetupError, match=sentence):
        installed()


def test_postgresql_and_mail_servers_are_read_from_addresses(tmp_path):
    said = {
        "RETOLD_HOME": str(tmp_path),
        "DATABASE_URL": "postgresql://retold:p%40ss@db.example.org:5433/retold?sslmode=require",
        "RETOLD_MAIL": "smtp://me:secret@mail.example.org:587",
    }
    database, mail = home.database(home.home(said)), home.mail(home.home(said))

    assert {key: database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "retold",
        "USER": "retold",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"]) == ("mail.example.org", 587, True)


def test_without_a_public_address_it_listens_to_this_machine_alone(monkeypatch):
    serving.refuse_strangers("127.0.0.1")
    for host in ("0.0.0.0", "192.168.1.5", "::", "example.org"):
        with pytest.raises(SetupError, match="this machine alone"):
            serving.refuse_strangers(host)
    monkeypatch.setenv("RETOLD_ADDRESS", PUBLIC["RETOLD_ADDRESS"])
    monkeypatch.setenv("RETOLD_ROOT_KEY_FILE", "/elsewhere/root.key")
    serving.refuse_strangers("0.0.0.0")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5"])
def test_the_demonstration_listens_to_this_machine_alone(host):
    from retold.cli import root

    assert root.code_of(["demo", "--host", host]) == 2


def public_at(folder):
    """The environment of a public installation whose root key lies apart."""
    key = {"RETOLD_HOME": str(folder / "home"), "RETOLD_ROOT_KEY_FILE": str(folder / "keys" / "root.key")}
    return {**os.environ, **PUBLIC, **key, "DJANGO_SETTINGS_MODULE": "retold.web.settings"}


@pytest.mark.parametrize(("name", "mode"), [("", 0o750), ("mail", 0o755), ("retold.sqlite3", 0o644)])
def test_what_others_of_the_machine_could_read_is_refused_at_the_start(tmp_path, name, mode):
    found = home.home({"RETOLD_HOME": str(tmp_path / "home")})
    found.prepare()
    (found.folder / name).chmod(mode)

    with pytest.raises(SetupError, match="chmod"):
        found.prepare()


def test_what_sqlite_keeps_beside_the_database_is_its_owners_too(tmp_path):
    found = home.home({"RETOLD_HOME": str(tmp_path / "home")})
    found.prepare()
    database = sqlite3.connect(found.database_file)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE one (two)")

    assert {stat.S_IMODE(file.stat().st_mode) for file in found.folder.glob("retold.sqlite3*")} == {0o600}
    database.close()


def test_a_public_installation_passes_djangos_own_checks_and_ours(tmp_path):
    told = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=public_at(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
    said = subprocess.run(
        [sys.executable, "-c", SETTINGS],
        env=public_at(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.split() == ["__Host-s", "__Host-c", "True", "True", "63072000", "True", "retold.web.urls", "False"]


SETTINGS = """
from django.conf import settings as s
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS,
      s.SECURE_SSL_REDIRECT, s.ROOT_URLCONF, s.DEBUG)
"""


def test_the_door_of_the_demonstration_is_nowhere_else(cast):
    from django.urls import NoReverseMatch, reverse

    with pytest.raises(NoReverseMatch):
        reverse("demo")
    assert Client().get("/demo/").status_code == 302


def test_wal_is_used_only_where_it_is_safe(monkeypatch, tmp_path):
    assert "journal_mode=WAL" in sqlite.settings_for(tmp_path / "x")["OPTIONS"]["init_command"]
    monkeypatch.setattr(sqlite, "prefer_newest", lambda: (3, 51, 2))
    assert "journal_mode=DELETE" in sqlite.settings_for(tmp_path / "x")["OPTIONS"]["init_command"]


def test_wal_with_an_older_sqlite_is_an_error_at_start(monkeypatch, settings):
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        pytest.skip("this is about SQLite")
    assert checks.wal_is_safe() == []
    monkeypatch.setattr(checks, "version_in_use", lambda: (3, 51, 2))
    assert [error.id for error in checks.wal_is_safe()] == ["retold.E001"]


def test_it_lives_and_it_is_ready(cast):
    client = Client()

    assert (client.get("/health").content, client.get("/ready").content) == (b"ok\n", b"ready\n")


def test_it_is_not_ready_while_the_database_is_away(cast, monkeypatch):
    from django.db import OperationalError

    def away(*_):
        raise OperationalError

    monkeypatch.setattr("django.db.migrations.executor.MigrationExecutor.__init__", away)

    assert Client().get("/ready").status_code == 503
    assert Client().get("/health").status_code == 200


def test_a_fault_of_ours_is_one_plain_sentence(cast, monkeypatch):
    monkeypatch.setattr("retold.web.views.today.tasks_of_today", lambda *_: 1 / 0)
    client = Client(raise_request_exception=False)
    client.force_login(cast.esi, backend="allauth.account.auth_backends.AuthenticationBackend")

    response = client.get("/")

    assert response.status_code == 500
    assert b"Something went wrong on our side. Nothing was changed." in response.content
    assert b"ZeroDivision" not in response.content


def test_a_form_without_its_token_is_refused_with_what_to_do(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.esi, backend="allauth.account.auth_backends.AuthenticationBackend")

    response = client.post(f"/rounds/{cast.cohort.pk}/ending/close/")

    assert response.status_code == 403
    assert b"This page is too old" in response.content


def test_no_page_names_another_host_or_carries_a_script_of_its_own():
    templates = Path(serving.__file__).parent / "templates"
    for path in templates.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if path.name == "away.html":  # the quick exit leads out on purpose, to one harmless page, and loads nothing
            text = text.replace("https://www.bbc.co.uk/weather", "")
        assert "://" not in text, path
        assert "<style" not in text, path
        assert " style=" not in text, path
        assert "onclick" not in text, path
        assert text.count("<script") == len(re.findall(r"<script\s+src=", text)), path
