"""The program: its commands, and the one place where errors become lines on standard error and exit statuses.

Exit statuses: 0 done, 2 an expected error in one line, 130 stopped with Ctrl-C. A traceback is a bug.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Annotated

import typer

from polemos import __version__
from polemos.cli import answers, brief, building, doctor, knowledge, resolving
from polemos.errors import PolemosError

app = typer.Typer(
    name="polemos", no_args_is_help=False, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads reporting about a conflict and answers what is behind it, every statement tied to its sentence.",
)  # fmt: skip
_USAGE = "IN001"


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"polemos {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("version")
def version() -> None:
    """Print the version."""
    _print_version(True)


for group in (building, answers, brief, resolving, knowledge, doctor):
    group.register(app)


def main() -> None:
    """Runs the command line and ends the process with its exit status."""
    _use_utf8()
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except PolemosError as error:
        _say(str(error))
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        _say("stopped; what was done so far is kept")
        sys.exit(130)
    except BrokenPipeError:
        # the reader of our output has gone (``| head``): no error, but standard output must not be flushed again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if not _is_usage(error):
            raise
        sys.exit(2)
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    """Runs the command that the arguments name. Not by Typer's own main, which takes Ctrl-C and broken pipes for itself."""
    command = typer.main.get_command(app)
    try:
        with command.make_context("polemos", arguments) as context:
            command.invoke(context)
    except typer.Exit as ended:
        return ended.exit_code
    return 0


def _use_utf8() -> None:
    """Whatever the terminal's language is: what goes in and out is UTF-8, and line ends stay as they are."""
    for stream, newline in ((sys.stdin, None), (sys.stdout, ""), (sys.stderr, None)):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline=newline)


def _is_usage(error: Exception) -> bool:
    """Says mistakes in the command line's words, in one line; anything else is a bug and goes on as one.

    Told by its method and not by its class, since Typer carries a copy of Click in some versions and imports it in others.
    """
    message = getattr(error, "format_message", None)
    if message is None:
        return False
    _say(f"{' '.join(message().split()).rstrip('.')}; see polemos --help [{_USAGE}]")
    return True


def _say(line: str) -> None:
    typer.echo(f"polemos: {line}", err=True)
