"""``brief``: what is behind the confrontation."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from polemos.cli.answers import DossierPath, Output
from polemos.cli.output import output_to


class BriefFormat(StrEnum):
    """How a brief is shown."""

    terminal = "terminal"
    md = "md"
    html = "html"
    json = "json"


def register(app: typer.Typer) -> None:
    app.command("brief")(brief)


def brief(
    dossier: DossierPath,
    format_: Annotated[BriefFormat, typer.Option("--format", help="terminal, md, html or json.")] = BriefFormat.terminal,
    between: Annotated[tuple[str, str] | None, typer.Option("--between", metavar="A B", help="The two parties, by name or code (ARM AZE).")] = None,
    output: Output = None,
) -> None:
    """What is behind the confrontation: the brief, every sentence with its evidence."""
    from polemos.ask import load_material
    from polemos.brief import compose, find_parties, render
    from polemos.store import open_dossier

    with open_dossier(dossier) as store:
        material = load_material(store)
    made = compose(material, find_parties(material, between) if between else None)
    if format_ is BriefFormat.terminal and output is None:
        from polemos.brief.terminal import show

        show(made)
        return
    with output_to(output) as stream:
        stream.write(render(made, "md" if format_ is BriefFormat.terminal else format_.value))
