"""The brief as one HTML file without scripts: a line opens the sentences it rests on in place; fit to print, and for a narrow screen."""

from __future__ import annotations

from html import escape

from polemos.brief.model import Brief, Cited, Line, Section, Source

_STYLE = """
:root{--ink:#1c1b19;--soft:#6b665e;--line:#ddd6ca;--paper:#fbf9f4;--mark:#8a3b12;--note:#f3ede1}
*{box-sizing:border-box}
body{font:17px/1.55 Charter,"Bitstream Charter",Georgia,"Liberation Serif",serif;color:var(--ink);background:var(--paper);margin:0}
main{max-width:43rem;margin:0 auto;padding:2.6rem 1.25rem 4rem}
header{border-bottom:3px double var(--line);padding-bottom:1rem;margin-bottom:.4rem}
.kind{font:600 .72rem/1.2 system-ui,"Liberation Sans",sans-serif;letter-spacing:.14em;text-transform:uppercase;color:var(--mark);margin:0 0 .5rem}
h1{font-size:1.75rem;line-height:1.22;margin:0;font-weight:600;text-wrap:balance}
.from{color:var(--soft);font-size:.92rem;margin:.6rem 0 0}
h2{font-size:1.08rem;margin:2rem 0 .5rem;font-weight:600;color:var(--mark)}
ul,ol{margin:0;padding-left:1.15rem}
li{margin:.38rem 0;overflow-wrap:break-word}
li::marker{color:var(--soft)}
#short{background:var(--note);border-left:3px solid var(--mark);padding:.9rem 1.1rem .9rem 1.2rem;margin-top:1.4rem}
#short h2{margin-top:0}
#short ul{list-style:none;padding:0}
summary{list-style:none;cursor:pointer;border-radius:.2em}
summary::-webkit-details-marker{display:none}
summary:hover,summary:focus-visible{background:var(--note);outline:none}
sup{font:.68em/1 system-ui,"Liberation Sans",sans-serif;color:var(--mark);white-space:nowrap;margin-left:.15em}
details[open] sup{font-weight:700}
blockquote{margin:.35rem 0 .55rem;padding:.45rem .8rem;background:var(--note);border-left:2px solid var(--mark);font-size:.92rem;color:#3d3933}
#evidence,#sources{font-size:.9rem;color:#3d3933}
#evidence ol{padding-left:1.9rem}
#evidence li{margin:.3rem 0}
footer{margin-top:2.5rem;padding-top:.8rem;border-top:1px solid var(--line);font-size:.85rem;color:var(--soft)}
@media(max-width:30rem){body{font-size:16px}main{padding:1.4rem 1rem 3rem}h1{font-size:1.4rem}}
@media print{@page{margin:18mm 17mm}body{background:#fff;font-size:10.5pt;line-height:1.4}main{max-width:none;padding:0}
h2{margin-top:1rem;break-after:avoid}li{break-inside:avoid}sup{color:#000}blockquote{display:none}#short{background:none}}
"""
_FOOTER = "Each line rests on the sentences whose numbers it carries; open it to read them. Words in quotation marks are the sources’ own."


def to_html(brief: Brief) -> str:
    """One self-contained page."""
    quotes = {c.number: c.quote for c in brief.evidence}
    title = escape(brief.title)
    sections = "".join(_section(s, quotes) for s in brief.sections)
    evidence = "".join(_cited(c) for c in brief.evidence)
    sources = "".join(f"<li>{_source(s)}</li>" for s in brief.sources)
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main>"
        f"<header><p class='kind'>Brief</p><h1>{title}</h1><p class='from'>{_from(brief.sources)}</p></header>{sections}"
        f"<section id='evidence'><h2>Evidence</h2><ol>{evidence}</ol></section>"
        f"<section id='sources'><h2>Sources</h2><ul>{sources}</ul></section><footer>{_FOOTER}</footer></main></body></html>\n"
    )


def _from(sources: tuple[Source, ...]) -> str:
    return f"From {_source(sources[0])}" if len(sources) == 1 else f"From {len(sources)} documents"


def _section(section: Section, quotes: dict[int, str]) -> str:
    lines = "\n".join(_line(x, quotes) for x in section.lines)
    return f"<section id='{escape(section.key, quote=True)}'><h2>{escape(section.heading)}</h2><ul>\n{lines}\n</ul></section>\n"


def _line(line: Line, quotes: dict[int, str]) -> str:
    numbers = " ".join(str(n) for n in line.evidence)
    opened = "".join(f"<blockquote>{n}. “{escape(quotes[n])}”</blockquote>" for n in line.evidence)
    return f"<li><details><summary>{escape(line.text)} <sup>{numbers}</sup></summary>{opened}</details></li>"


def _cited(cited: Cited) -> str:
    return f"<li id='e{cited.number}' value='{cited.number}'>“{escape(cited.quote)}”</li>\n"


def _source(source: Source) -> str:
    by = f", {escape(', '.join(source.authors))}" if source.authors else ""
    date = f", {escape(source.date)}" if source.date else ""
    origin = f" ({escape(source.origin)})" if source.origin != source.title else ""
    return f"{escape(source.title)}{by}{date}{origin}"
