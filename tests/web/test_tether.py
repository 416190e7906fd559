"""Children end when their parent is gone, whatever took it: a signal that it could not see included."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException

import pytest

CHILD = """
import time
from retold.web import tether
{follow}
print("ready", flush=True)
time.sleep(30)
"""
PARENT = """
import subprocess, sys, time
from retold.web.tether import Tether
tether = Tether()
child = subprocess.Popen([sys.executable, "-c", {child!r}], **tether.for_child)
time.sleep(30)
"""


def family(*, follow):
    """A parent with one child that shares its output; the output ends when both have ended."""
    child = CHILD.format(follow="tether.follow()" if follow else "")
    said = [sys.executable, "-c", PARENT.format(child=child)]
    started = subprocess.Popen(said, stdout=subprocess.PIPE, start_new_session=True)
    assert started.stdout.readline() == b"ready\n"
    return started


def test_a_child_that_does_not_follow_outlives_its_parent_so_that_the_test_is_alive():
    parent = family(follow=False)
    parent.kill()

    with pytest.raises(subprocess.TimeoutExpired):
        parent.communicate(timeout=2)
    end(parent)


def test_a_child_that_follows_ends_with_its_parent():
    parent = family(follow=True)
    parent.kill()

    parent.communicate(timeout=20)


def test_without_a_parent_that_is_followed_nothing_happens(monkeypatch):
    import threading

    from retold.web import tether

    monkeypatch.delenv(tether.FOLLOWED, raising=False)
    before = threading.active_count()
    tether.follow()

    assert threading.active_count() == before


@pytest.mark.serves
@pytest.mark.enable_socket
def test_the_port_is_free_once_the_parent_of_the_site_is_killed(tmp_path):
    """The real `retold serve`; only its own process gets SIGKILL. Its output ends when the last of its children has."""
    port = free_port()
    said = {
        name: value for name, value in os.environ.items() if not name.startswith(("RETOLD_", "DATABASE_", "DJANGO_"))
    }
    serve = "import sys; from retold.cli import main; main(['serve', *sys.argv[1:]])"
    site = subprocess.Popen(
        [sys.executable, "-c", serve, "--port", str(port)],
        env={**said, "RETOLD_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        wait_for(lambda: answers(port), site)
        os.kill(site.pid, signal.SIGKILL)
        site.communicate(timeout=60)

        assert not answers(port)
        with socket.socket() as again:
            again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            again.bind(("127.0.0.1", port))
    finally:
        end(site)


def free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def answers(port):
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def wait_for(reached, site):
    patience = time.monotonic() + 150
    while not reached():
        assert site.poll() is None, site.stdout.read().decode()
        assert time.monotonic() < patience, "the site did not start"
        time.sleep(0.1)


def end(site):
    """Nothing that was started here stays, also where the test has failed."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(site.pid, signal.SIGKILL)
    site.communicate()
