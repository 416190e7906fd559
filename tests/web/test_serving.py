"""Processes that live and end together."""

import sys
import threading
import time

import pytest

from retold.web import serving


def program(body):
    return [sys.executable, "-c", body]


def test_one_that_dies_is_started_again(tmp_path):
    marks = tmp_path / "marks"
    marked = f"open({str(marks)!r}, 'a').write('x'); seen = len(open({str(marks)!r}).read())"
    once = f"import time; {marked}; time.sleep(0.1 if seen < 2 else 60)"
    together = serving.Together([program(once)])

    assert run_until(together, lambda: marks.exists() and marks.read_text() == "xx") == 0
    assert all(child.poll() is not None for child, _ in together.children)


def test_one_that_will_not_stay_alive_ends_them_all(monkeypatch):
    monkeypatch.setattr("retold.web.serving.time.sleep", lambda _: None)
    together = serving.Together([program("raise SystemExit(3)"), program("import time; time.sleep(60)")])

    assert run_until(together, lambda: False) == 1
    assert all(child.poll() is not None for child, _ in together.children)


def run_until(together, reached):
    """Runs them until something is reached (or they end by themselves); the exit code."""
    patience = time.monotonic() + 30

    def watch():
        while not reached() and time.monotonic() < patience and not together.stopping:
            threading.Event().wait(0.05)
        together.stopping = True

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = together.run()
    watcher.join()
    return code


@pytest.fixture(autouse=True)
def _signals_as_they_were():
    import signal

    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
