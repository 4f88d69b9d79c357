"""What a dossier holds: ``export``, ``trace``, ``text``, ``issues``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polemos.cli.output import output_to

if TYPE_CHECKING:
    from polemos.ask import Trace
    from polemos.model import Issue

DossierPath = Annotated[Path, typer.Argument(metavar="DOSSIER", help="A dossier made by polemos build.")]
Output = Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write to this file instead of standard output.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class ExportFormat(StrEnum):
    """What an export is written as."""

    jsonl = "jsonl"


def register(app: typer.Typer) -> None:
    app.command("export")(export)
    app.command("trace")(trace)
    app.command("text")(text)
    app.command("issues")(issues)


def export(
    dossier: DossierPath,
    format_: Annotated[ExportFormat, typer.Option("--format", help="jsonl: one record a line, by the record contract.")] = ExportFormat.jsonl,
    output: Output = None,
) -> None:
    """All records of a dossier."""
    from polemos.export import write_jsonl
    from polemos.store import open_dossier

    with open_dossier(dossier) as store, output_to(output) as stream:
        write_jsonl(store, stream)


def trace(
    dossier: DossierPath, record: Annotated[str, typer.Argument(metavar="ID", help="Any record's id, or its beginning.")], as_json: AsJson = False
) -> None:
    """From a record to its document, sentence, characters and rule."""
    from polemos.ask import trace as find
    from polemos.store import open_dossier

    with open_dossier(dossier) as store:
        found = find(store, record)
    if as_json:
        typer.echo(json.dumps({**asdict(found), "says": dict(found.says)}, ensure_ascii=False))
    else:
        _show(found)


def text(
    dossier: DossierPath, document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A document's id or its beginning, its given id, or its source.")]
) -> None:
    """The text that a document's offsets count in, exactly."""
    from polemos.store import open_dossier

    with open_dossier(dossier) as store:
        sys.stdout.write(store.text(document))


def issues(dossier: DossierPath, as_json: AsJson = False) -> None:
    """What could not be read, and where."""
    from polemos.store import open_dossier

    with open_dossier(dossier) as store:
        found = list(store.issues())
    for issue in found:
        typer.echo(json.dumps(asdict(issue), ensure_ascii=False) if as_json else _line(issue))
    if not found:
        typer.echo("no issues", err=True)


def _line(issue: Issue) -> str:
    at = f" at {issue.span.start}–{issue.span.end}" if issue.span else ""
    return f"{issue.severity:8} {issue.code}  {issue.where}{at}: {issue.what}"


def _show(found: Trace) -> None:
    typer.echo(f"{found.kind} {found.id}")
    for field, value in found.says:
        typer.echo(f"  {field:13} {value}")
    if found.rule:
        typer.echo(f"  {'rule':13} {found.rule} ({found.file or 'in code'})")
    elif found.file:
        typer.echo(f"  {'known in':13} {found.file}")
    for piece in found.evidence:
        typer.echo(f"\n  document {piece.document}, {piece.title or piece.source}, characters {piece.start} to {piece.end}:")
        typer.echo(f"    {piece.before}»{' '.join(piece.quote.split())}«{piece.after}")
    if found.more:
        typer.echo(f"\n  and {found.more} further places; polemos export lists them all")
