"""The program: its commands, and the one place where errors become lines on standard error and exit statuses.

Exit statuses: 0 done, 2 an expected error in one line, 130 stopped with Ctrl-C. A traceback is a bug.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from polemos import __version__
from polemos.cli import answers, building, doctor, knowledge, resolving
from polemos.errors import PolemosError

app = typer.Typer(
    name="polemos", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Reads reporting about a conflict and answers what is behind it, every statement tied to its sentence.",
)  # fmt: skip


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"polemos {__version__}")
        raise typer.Exit


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")] = False) -> None:
    pass


building.register(app)
answers.register(app)
resolving.register(app)
knowledge.register(app)
doctor.register(app)


def main() -> None:
    """Runs the command line and ends the process with its exit status."""
    try:
        code = app(standalone_mode=False)
    except PolemosError as error:
        typer.echo(f"polemos: {error}", err=True)
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("polemos: stopped; what was done so far is kept", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # the reader of our output has gone (``| head``): no error, but standard output must not be flushed again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        sys.exit(_usage(error))
    sys.exit(code if isinstance(code, int) else 0)


def _usage(error: Exception) -> int:
    """Mistakes in the command line's words, in one line; anything else is a bug and goes on as one."""
    message = getattr(error, "format_message", None)
    if message is None:
        raise error
    typer.echo(f"polemos: {' '.join(message().split())} Try `polemos --help`.", err=True)
    return 2
