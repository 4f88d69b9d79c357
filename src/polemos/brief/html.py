"""The brief as one HTML file, fit to print; a number opens the sentence it stands for."""

from __future__ import annotations

from html import escape

from polemos.brief.model import Brief, Cited, Line

_STYLE = """
body{font:17px/1.55 Georgia,serif;max-width:44rem;margin:2.5rem auto;padding:0 1.2rem;color:#1b1b1b;background:#fdfcf9}
h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #ddd}
ul{padding-left:1.1rem}li{margin:.35rem 0}sup a{text-decoration:none;color:#8a3b12}ol{font-size:.92rem}:target{background:#fff3c9}
.sources{font-size:.92rem}@media print{body{margin:0;background:#fff}sup a{color:#000}}
"""


def to_html(brief: Brief) -> str:
    """One self-contained page."""
    quotes = {c.number: c.quote for c in brief.evidence}
    sections = "".join(
        f"<section id='{s.key}'><h2>{escape(s.heading)}</h2><ul>{''.join(_line(x, quotes) for x in s.lines)}</ul></section>" for s in brief.sections
    )
    evidence = "".join(_cited(c) for c in brief.evidence)
    sources = "".join(
        f"<li>{escape(s.title)}{escape(', ' + ', '.join(s.authors)) if s.authors else ''}{escape(', ' + s.date) if s.date else ''} ({escape(s.origin)})</li>"
        for s in brief.sources
    )
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width,initial-scale=1'>"
        f"<title>{escape(brief.title)}</title><style>{_STYLE}</style></head><body><h1>{escape(brief.title)}</h1>{sections}"
        f"<section id='evidence'><h2>Evidence</h2><ol>{evidence}</ol></section>"
        f"<section id='sources'><h2>Sources</h2><ul class='sources'>{sources}</ul></section></body></html>\n"
    )


def _line(line: Line, quotes: dict[int, str]) -> str:
    numbers = " ".join(f"<sup><a href='#e{n}' title='{escape(quotes[n], quote=True)}'>{n}</a></sup>" for n in line.evidence)
    return f"<li>{escape(line.text)} {numbers}</li>"


def _cited(cited: Cited) -> str:
    return f"<li id='e{cited.number}' value='{cited.number}'>“{escape(cited.quote)}”</li>"
