"""Starting the site (process supervision).

The database made ready, then web processes and a job worker side by side, ended together.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from io import StringIO
from types import FrameType

import django
from django.core.management import call_command

from retold.web.home import LOOPBACK, SetupError, home
from retold.web.tether import Tether

WEB_PROCESSES = 2
SHORTEST_LIFE = 5.0
MOST_RESTARTS = 5


def set_up() -> None:
    """Django, with the settings of this installation. Raises SetupError where they would not be safe."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "retold.web.settings")
    home()
    django.setup()


def make_ready() -> None:
    """Brings the database and the static files to this version; what is there already stays."""
    call_command("check", "--fail-level", "ERROR", databases=["default"], stdout=StringIO())
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, clear=False, verbosity=0)


def refuse_strangers(host: str) -> None:
    """Without a public https address it answers this machine alone. Raises SetupError for any other host."""
    if host not in (*LOOPBACK, "::1") and not home().public:
        raise SetupError(
            f"Without an https address Retold answers this machine alone, and {host} is not on it. Put a web server "
            "with https before it and set RETOLD_ADDRESS to its address, or leave out --host."
        )


def serve_together(host: str, port: int, *, web_processes: int = WEB_PROCESSES) -> int:
    """Runs web processes and one job worker until told to stop; the exit code. One that dies is started again."""
    listen = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    web = [sys.executable, "-m", "gunicorn", "retold.web.wsgi", "--bind", listen, "--workers", str(web_processes)]
    web += ["--config", "python:retold.web.tether", "--log-level", "warning", "--no-control-socket"]
    web += ["--max-requests", "5000", "--max-requests-jitter", "500"]
    work = [sys.executable, "-c", "from retold.cli import main; main(['work'])"]
    return Together((web, work)).run()


def started(command: Sequence[str], tether: Tether) -> "subprocess.Popen[bytes]":
    """A process of ours, which ends when we do."""
    return subprocess.Popen(command, **tether.for_child)  # noqa: S603  the commands stand in this file


class Together:
    """Processes that live and end together."""

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        """The commands, in the order they are started."""
        self.commands = commands
        self.stopping = False
        self.tether = Tether()
        self.children: list[tuple[subprocess.Popen[bytes], float]] = []
        self.restarts = [0] * len(commands)

    def run(self) -> int:
        """Starts all, watches them, and ends all: 0 when told to stop, 1 when one would not stay alive."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        self.children = [(started(command, self.tether), time.monotonic()) for command in self.commands]
        code = 0
        while not self.stopping:
            time.sleep(0.2)
            for place, (child, since) in enumerate(self.children):
                if child.poll() is not None and not self.stopping and not self.started_again(place, since):
                    self.stopping, code = True, 1
        self.end_all()
        return code

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Told to stop."""
        del number, frame
        self.stopping = True

    def started_again(self, place: int, since: float) -> bool:
        """Starts a process that died once more; False where it keeps dying at once."""
        self.restarts[place] = self.restarts[place] + 1 if time.monotonic() - since < SHORTEST_LIFE else 0
        if self.restarts[place] > MOST_RESTARTS:
            return False
        time.sleep(min(2.0, 0.2 * 2 ** self.restarts[place]))
        self.children[place] = (started(self.commands[place], self.tether), time.monotonic())
        return True

    def end_all(self) -> None:
        """Asks each to finish what it has in hand, and does not wait for ever."""
        for child, _ in self.children:
            if child.poll() is None:
                child.terminate()
        for child, _ in self.children:
            try:
                child.wait(timeout=15)
            except subprocess.TimeoutExpired:
                child.kill()
        self.tether.let_go()
