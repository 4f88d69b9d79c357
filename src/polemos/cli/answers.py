"""What a dossier holds: ``brief``, ``export``, ``trace``, ``text``, ``issues``."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from polemos.store import Dossier

DossierPath = Annotated[Path, typer.Argument(metavar="DOSSIER", help="A dossier made by `polemos build`.")]
Output = Annotated[Path | None, typer.Option("--output", help="Write to this file instead of standard output.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class BriefFormat(str, Enum):
    """How a brief is shown."""

    terminal = "terminal"
    md = "md"
    html = "html"
    json = "json"


class ExportFormat(str, Enum):
    """What an export is written as."""

    jsonl = "jsonl"


def register(app: typer.Typer) -> None:
    app.command("brief")(brief)
    app.command("export")(export)
    app.command("trace")(trace)
    app.command("text")(text)
    app.command("issues")(issues)


def brief(
    dossier: DossierPath,
    format_: Annotated[BriefFormat, typer.Option("--format", help="terminal, md, html or json.")] = BriefFormat.terminal,
    between: Annotated[tuple[str, str] | None, typer.Option("--between", metavar="A B", help="The two parties, by name or code (ARM AZE).")] = None,
    output: Output = None,
) -> None:
    """What is behind the confrontation: the brief, every sentence with its evidence."""
    from polemos.ask import load_material
    from polemos.brief import compose, find_parties, render

    with _open(dossier) as store:
        material = load_material(store)
    made = compose(material, find_parties(material, between) if between else None)
    if format_ is BriefFormat.terminal and output is None:
        from polemos.brief.terminal import show

        show(made)
        return
    _write(render(made, "md" if format_ is BriefFormat.terminal else format_.value), output)


def export(
    dossier: DossierPath,
    format_: Annotated[ExportFormat, typer.Option("--format", help="jsonl: the record contract.")] = ExportFormat.jsonl,
    output: Output = None,
) -> None:
    """All records of a dossier."""
    from polemos.export import write_jsonl

    with _open(dossier) as store:
        if output is None:
            write_jsonl(store, sys.stdout)
        else:
            with output.open("w", encoding="utf-8", newline="\n") as stream:
                write_jsonl(store, stream)


def trace(dossier: DossierPath, record: Annotated[str, typer.Argument(metavar="ID", help="Any record's id, or its beginning.")], as_json: AsJson = False) -> None:
    """From a record to its document, sentence, characters and rule."""
    from polemos.ask import load_material
    from polemos.ask import trace as find

    with _open(dossier) as store:
        mentions = defaultdict(list)
        for what in ("actor", "place"):
            for target, document, span in store.mentions(what):
                mentions[target].append((document, span))
        found = find(load_material(store), mentions, record)
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
        return
    typer.echo(f"{found.kind} {found.id}: {found.says}")
    if found.rule:
        typer.echo(f"  rule      {found.rule}" + (f"  ({found.file})" if found.file else "  (in code)"))
    elif found.file:
        typer.echo(f"  known in  {found.file}")
    for piece in found.evidence:
        typer.echo(f"  document  {piece.document}  {piece.title}")
        typer.echo(f"  at        {piece.start}–{piece.end}")
        typer.echo(f"  says      {' '.join(piece.quote.split())}")


def text(dossier: DossierPath, document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A document's id, its beginning, its given id or its source.")]) -> None:
    """The text that a document's offsets count in, exactly."""
    with _open(dossier) as store:
        sys.stdout.write(store.text(_document(store, document)))
        sys.stdout.flush()


def issues(dossier: DossierPath, as_json: AsJson = False) -> None:
    """What could not be read, and where."""
    with _open(dossier) as store:
        found = list(store.issues())
    if as_json:
        for issue in found:
            typer.echo(json.dumps({"code": issue.code, "where": issue.where, "what": issue.what, "severity": issue.severity, "document": issue.document}, ensure_ascii=False))
        return
    for issue in found:
        typer.echo(f"{issue.severity:8} {issue.code}  {issue.where}: {issue.what}")
    if not found:
        typer.echo("no issues", err=True)


def _open(path: Path) -> Dossier:
    from polemos.store import open_dossier

    return open_dossier(path)


def _document(store: Dossier, wanted: str) -> str:
    """The id of the document meant. Raises InputError (IN010, IN011)."""
    from polemos.errors import InputError

    every = list(store.documents(superseded=True))
    exact = [d.id for d in every if wanted in (d.id, d.given_id, d.source, d.key)]
    found = exact or [d.id for d in every if d.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError("IN010", f"no document {wanted!r} in this dossier; `polemos export` lists all documents")
    raise InputError("IN011", f"{wanted!r} means {len(found)} documents ({', '.join(found[:3])} …); give an id")


def _write(content: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(content)
    else:
        output.write_text(content, encoding="utf-8")
