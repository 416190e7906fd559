"""The command line. One command a file, imported only when called, so that `retold --help` stays quick."""

from retold.cli.root import main

__all__ = ["main"]
