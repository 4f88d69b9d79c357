"""The brief in a terminal, through Rich."""

from __future__ import annotations

import textwrap

from rich.console import Console
from rich.text import Text

from polemos.brief.model import Brief

_WIDEST = 100
_TIE = "\u00a0"  # keeps a line's numbers by its last word


def show(brief: Brief, console: Console | None = None) -> None:
    """Prints the brief; plain text where standard output is no terminal."""
    out = console or Console(highlight=False)
    width = min(out.width, _WIDEST)
    out.print(Text(brief.title, style="bold"))
    for section in brief.sections:
        _heading(out, section.heading)
        for line in section.lines:
            _item(out, f"{line.text}{_TIE}{''.join(f'[{n}]' for n in line.evidence)}", "• ", width)
    _heading(out, "Evidence")
    for cited in brief.evidence:
        _item(out, f"“{cited.quote}”", f"[{cited.number}] ", width)
    _heading(out, "Sources")
    for source in brief.sources:
        _item(out, ", ".join([source.title, *source.authors, *([source.date] if source.date else []), source.origin]), "• ", width)


def _heading(out: Console, heading: str) -> None:
    out.print()
    out.print(Text(heading, style="bold cyan"))


def _item(out: Console, text: str, mark: str, width: int) -> None:
    """One item, its further lines set in below its first word."""
    for shown in textwrap.wrap(text, width, initial_indent=mark, subsequent_indent=" " * len(mark), break_long_words=False, break_on_hyphens=False):
        out.print(Text(shown.replace(_TIE, " ")), soft_wrap=True)
