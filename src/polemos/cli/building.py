"""``build``: inputs into a dossier."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from polemos.corpus import Progress, Summary


def register(app: typer.Typer) -> None:
    app.command("build")(build)


def build(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT…", help="Files, folders or http(s) addresses.")],
    dossier: Annotated[Path, typer.Option("--dossier", metavar="PATH", help="The dossier to write; what one that exists holds already is not read again.")],
    model: Annotated[str | None, typer.Option("--model", metavar="NAME", help="A spaCy pipeline: an installed package or a folder.")] = None,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="How long to wait for an address.")] = 20.0,
    rules_only: Annotated[bool, typer.Option("--rules-only", help="Read with frames alone, without the learned second reader.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON on standard output.")] = False,
) -> None:
    """Read documents into a dossier."""
    from polemos.corpus import build as run
    from polemos.settings import Settings

    with _Bar() as bar:
        summary = run(inputs, dossier, settings=Settings(model=model, timeout=timeout, learned=not rules_only), progress=bar.show)
    if as_json:
        typer.echo(json.dumps(asdict(summary)))
    else:
        typer.echo(_told(summary, dossier), err=True)


def _told(summary: Summary, dossier: Path) -> str:
    parts = [f"{_count(summary.read, 'document')} read in {summary.seconds:.1f} s ({_count(summary.statements, 'statement')})"]
    if summary.known:
        parts.append(f"{summary.known} already there")
    if summary.updated:
        parts.append(f"{summary.updated} of them in place of an earlier reading")
    if summary.failed:
        parts.append(f"{summary.failed} failed")
    if summary.issues:
        parts.append(f"{_count(summary.issues, 'issue')}: see polemos issues {dossier}")
    return "; ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class _Bar:
    """A progress bar on standard error, where that is a terminal; it comes up with the first document and leaves no trace."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, progress: Progress) -> None:
        """One step further."""
        if not sys.stderr.isatty() or not progress.read + progress.known:
            return
        if self._bar is None or self._task is None:
            self._bar = self._started()
            # one file may hold any number of documents: without a total the bar only shows that work goes on
            self._task = self._bar.add_task("reading", total=progress.sources if progress.sources > 1 else None, documents=0)
        self._bar.update(self._task, completed=progress.sources_done, documents=progress.read + progress.known)

    def _started(self) -> Bar:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        bar = Bar(
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[documents]:,} documents"), TimeElapsedColumn(),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        bar.start()
        return bar
