"""The command line: one file a group of commands. The only layer that prints."""

from polemos.cli.main import main

__all__ = ["main"]
