"""A process that ends when its parent does, however the parent ended (parent-death watch).

The parent holds the writing end of a pipe, writes nothing, and hands it to nobody. When it ends, even by SIGKILL, the
system closes that end; the child, which waits at the other, then tells itself to stop as it would be told by hand.
"""

import os
import signal
import threading
from typing import Any

FOLLOWED = "RETOLD_FOLLOWS"
"The environment variable that names the child's end of the pipe to it."


class Tether:
    """The parent's side: what a child is started with so that it can follow."""

    def __init__(self) -> None:
        """Both ends are closed to children, unless one is handed over by name."""
        self.followed, self.held = os.pipe()

    @property
    def for_child(self) -> dict[str, Any]:
        """What `subprocess.Popen` is to be given."""
        return {"pass_fds": (self.followed,), "env": {**os.environ, FOLLOWED: str(self.followed)}}

    def let_go(self) -> None:
        """Every child that follows is told to stop."""
        os.close(self.held)
        os.close(self.followed)


def follow() -> None:
    """The child's side: from now on this process stops when its parent is gone. Does nothing without such a parent."""
    followed = os.environ.pop(FOLLOWED, "")
    if followed:
        threading.Thread(target=stop_when_alone, args=(int(followed),), daemon=True).start()


def stop_when_alone(followed: int) -> None:
    """Waits for the end of the pipe, then asks this process to finish what it has in hand."""
    os.read(followed, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def on_starting(server: object) -> None:
    """Gunicorn calls this in the process that holds the port, which ends its own workers. This module is its config."""
    del server
    follow()
