"""Kills `retold serve` at random points while people save, and looks whether every acknowledged write is there.

    python benchmarks/kill.py [--kills N] [--processes N] [--seconds N] [--seed N] [--format text|json]

Each round starts the real site on loopback (SQLite, a temporary RETOLD_HOME), lets one client a write flow save as fast
as it is answered, kills the whole process group with SIGKILL after a random moment (in one round of four counted from
the first connection, otherwise from the first save that is acknowledged), starts it again, and looks at all that is
stored. Ends with 1 where anything was lost, doubled, torn, refused or broken.

acknowledged: answers that say "saved" (the redirect, or the word of the autosave) received in full by the client
lost:         acknowledged, and not there
doubled:      there more often than it was sent
torn:         a row without its event, its mail or its words, or the other way round
"""

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from kill_count import Count

LONGEST_START = 120.0
LONGEST_ANSWER = 30.0
LONGEST_WARMING = 30.0
SHORTEST_RUN, LONGEST_RUN = 0.05, 1.2
SERVE = "import sys; from retold.cli import main; main(['serve', *sys.argv[1:]])"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--processes", type=int, default=2, help="web processes of the site")
    parser.add_argument("--seconds", type=float, default=3600.0, help="no new round is begun after this long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=["text", "json"], default="text", dest="format_")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="retold-kill-", ignore_cleanup_errors=True) as folder:
        set_up(Path(folder))
        count = killed_often(Path(folder), options)
    print(json.dumps(asdict(count), indent=1) if options.format_ == "json" else told(count))
    sys.exit(1 if count.bad else 0)


def set_up(home: Path) -> None:
    """Django in this process, on the same home as the site: for filling it and for looking at what is stored."""
    for name in [name for name in os.environ if name.startswith(("RETOLD_", "DATABASE_", "DJANGO_"))]:
        del os.environ[name]
    os.environ["RETOLD_HOME"] = str(home)
    from retold.web import serving

    serving.set_up()
    serving.make_ready()


def killed_often(home: Path, options: argparse.Namespace) -> Count:
    """Round after round until so many kills are done or the time is over."""
    from kill_flows import clients
    from kill_ledger import look

    chance = random.Random(options.seed)
    writers = clients(options.kills)
    count, starts, began = Count(), [], time.monotonic()
    site = Site(home, options.processes)
    try:
        while count.kills < options.kills and time.monotonic() - began < options.seconds:
            starts.append(site.start())
            if count.kills:
                look(writers, home, count)
            first_saved = threading.Event()
            threads = [
                threading.Thread(target=writer.write_until_gone, args=(site.port, first_saved)) for writer in writers
            ]
            for thread in threads:
                thread.start()
            if count.kills % 4:
                first_saved.wait(LONGEST_WARMING)
            time.sleep(chance.uniform(SHORTEST_RUN, LONGEST_RUN))
            site.kill()
            for thread in threads:
                thread.join()
            count.kills += 1
            progress(count.kills, options.kills)
        site.start()
        look(writers, home, count)
    finally:
        site.kill()
    count.seconds = round(time.monotonic() - began, 1)
    count.start_median = round(sorted(starts)[len(starts) // 2], 2) if starts else 0.0
    return count


class Site:
    """The real `retold serve`, in a process group of its own."""

    def __init__(self, home: Path, processes: int) -> None:
        """Nothing is started yet; the port stays the same for every start."""
        self.home, self.processes, self.port = home, processes, free_port()
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Starts it and waits until it answers; the seconds that took."""
        began = time.monotonic()
        with (self.home / "serve.log").open("ab") as log:
            said = ["--port", str(self.port), "--processes", str(self.processes)]
            self.running = subprocess.Popen(  # noqa: S603  the command stands in this file
                [sys.executable, "-c", SERVE, *said], stdout=log, stderr=log, start_new_session=True
            )
        while time.monotonic() - began < LONGEST_START:
            if self.running.poll() is not None:
                break
            if answers(self.port):
                return time.monotonic() - began
            time.sleep(0.02)
        raise SystemExit(f"The site did not start:\n{(self.home / 'serve.log').read_text()[-2000:]}")

    def kill(self) -> None:
        """SIGKILL to the whole group that was started here, at once."""
        if self.running is not None and self.running.poll() is None:
            os.killpg(self.running.pid, signal.SIGKILL)
            self.running.wait()
        self.running = None


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def answers(port: int) -> bool:
    """Whether the site answers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=LONGEST_ANSWER)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def progress(done: int, of: int) -> None:
    """One line on a terminal, and nothing elsewhere."""
    if sys.stderr.isatty():
        print(f"\r{done} of {of} kills", end="" if done < of else "\n", file=sys.stderr, flush=True)


def told(count: Count) -> str:
    """The figures in words."""
    return "\n".join(lines(count))


def lines(count: Count) -> Iterator[str]:
    """One figure a line."""
    yield f"kills          {count.kills}  ({count.seconds:,.0f} s; a start takes {count.start_median} s here)"
    yield f"acknowledged   {count.acknowledged:,}"
    for name, number in count.by_flow.items():
        yield f"  {number:7,}  {name}"
    yield f"lost           {count.lost}"
    yield f"doubled        {count.doubled}"
    yield f"torn           {count.torn}"
    yield f"refused        {count.refused}  (answered with something else than saved)"
    yield f"broken         {count.broken}  (integrity, foreign keys, chains of {count.events:,} events)"
    yield f"in the air     {count.unanswered} at a kill, of which {count.unanswered_there} are stored"
    yield from count.found[:20]


if __name__ == "__main__":
    main()
