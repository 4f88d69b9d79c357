"""The brief in a terminal, through Rich."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from polemos.brief.model import Brief

_WIDEST = 100


def show(brief: Brief, console: Console | None = None) -> None:
    """Prints the brief; plain text where standard output is no terminal."""
    out = console or Console(highlight=False)
    out.width = min(out.width, _WIDEST)
    out.print(Text(brief.title, style="bold"))
    for section in brief.sections:
        out.print()
        out.print(Text(section.heading, style="bold cyan"))
        for line in section.lines:
            numbers = "".join(f"[{n}]" for n in line.evidence)
            out.print(Padding(Text.assemble(line.text, " ", (numbers, "dim")), (0, 0, 0, 2)))
    out.print()
    out.print(Text("Evidence", style="bold cyan"))
    for cited in brief.evidence:
        out.print(Padding(Text.assemble((f"[{cited.number}] ", "dim"), f"“{cited.quote}”"), (0, 0, 0, 2)))
    out.print()
    out.print(Text("Sources", style="bold cyan"))
    for source in brief.sources:
        parts = [source.title, *source.authors, *([source.date] if source.date else []), source.origin]
        out.print(Padding(Text(", ".join(parts)), (0, 0, 0, 2)))
