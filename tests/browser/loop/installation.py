"""An installation of its own: an empty folder, `retold serve` over it, the mails it writes, and the day it is there."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from datetime import datetime
from email import message_from_bytes
from pathlib import Path

from playwright.sync_api import BrowserContext, Error

HERE = Path(__file__).parent
PATIENCE = 120.0
UNTIL_FILLED = 600.0
FILLED = "Retold, with invented data"
CODE = re.compile(r"Your code is (\S+)")


class Installation:
    """`retold serve` over `folder`. Between two days it is stopped and started again, as machines are."""

    def __init__(self, folder: Path) -> None:
        """Nothing runs yet."""
        self.folder = folder
        self.port = random.randrange(20000, 40000)
        self.address = f"http://localhost:{self.port}"
        self.running: subprocess.Popen[bytes] | None = None
        self.ahead = 0.0
        self.read: set[str] = set()

    def be_on(self, moment: datetime) -> None:
        """It is that moment from now on; whatever runs is ended first."""
        self.end()
        self.ahead = moment.timestamp() - time.time()

    def command(self, *words: str) -> list[str]:
        """A command of `retold`, as typed."""
        return [sys.executable, "-c", f"from retold.cli import main; main({list(words)!r})"]

    def environment(self) -> dict[str, str]:
        """Ours, without what belongs to another installation; the clock and the folder are its own."""
        said = {k: v for k, v in os.environ.items() if not k.startswith(("RETOLD_", "DATABASE_", "DJANGO_"))}
        paths = [str(HERE / "clock"), *said.get("PYTHONPATH", "").split(os.pathsep)]
        return {
            **said,
            "PYTHONPATH": os.pathsep.join(path for path in paths if path),
            "SECONDS_AHEAD": str(self.ahead),
            "RETOLD_HOME": str(self.folder / "home"),
            "RETOLD_PORT": str(self.port),
        }

    def type(self, *words: str) -> str:
        """Runs a command to its end; what it said. Fails the test where the command does."""
        done = subprocess.run(self.command(*words), env=self.environment(), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def serve(self, command: str = "serve") -> None:
        """Starts the site, or the demonstration; whoever comes waits until it answers."""
        alone = ("--processes", "1") if command == "serve" else ()
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(
                self.command(command, "--port", str(self.port), *alone),
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_until_filled(self) -> None:
        """Until the demonstration says that it is there. Fails the test where it has ended before."""
        until = time.monotonic() + UNTIL_FILLED
        while FILLED not in self.log.read_text():
            assert self.running is not None
            assert self.running.poll() is None, self.log.read_text()
            assert time.monotonic() < until, self.log.read_text()
            time.sleep(0.2)

    def wait_for(self, context: BrowserContext) -> None:
        """Until it answers this browser."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                context.request.get("/ready")
            except Error:
                assert time.monotonic() < until, self.log.read_text()
                time.sleep(0.2)
            else:
                return

    def end(self) -> None:
        """Ends the site and its worker, if they run; no process of it stays."""
        if self.running is None:
            return
        self.running.terminate()
        try:
            self.running.wait(timeout=30)
        finally:
            if self.running.poll() is None:
                os.killpg(self.running.pid, signal.SIGKILL)
            self.running = None

    @property
    def log(self) -> Path:
        """Where the site says what went wrong."""
        return self.folder / "log"

    def mails(self, to: str) -> list[str]:
        """The words of every mail to this address, in no order."""
        found = []
        for path in (self.folder / "home" / "mail").glob("*.log"):
            for part in path.read_bytes().split(b"-" * 79 + b"\n"):
                mail = message_from_bytes(part)
                if mail["To"] == to:
                    found.append(
                        f"{mail['Message-ID']} {mail['Subject']}\n{bytes(mail.get_payload(decode=True)).decode()}"
                    )
        return found

    def new_mail(self, to: str, subject: str) -> str:
        """A mail to this address under this subject that has not been read yet; waits for it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for mail in self.mails(to):
                if subject in mail and mail not in self.read:
                    self.read.add(mail)
                    return mail
            time.sleep(0.1)
        raise AssertionError(f"no mail to {to}: {subject}\n{self.log.read_text()}")

    def code(self, to: str) -> str:
        """The sign-in code in the newest mail to this address."""
        return CODE.search(self.new_mail(to, "Your sign-in code"))[1]
