"""Markdown as units: the file's text stays as it is, its marks are left out of what lines are judged by.

Takes the text, gives units with the level of headings, and what a front matter block says. No Markdown is turned into HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from polemos.model import Interval, Span
from polemos.read.credits import names
from polemos.read.dates import parse_field
from polemos.read.units import Unit, lines, paragraphs

_FRONT = re.compile(r"\A(?P<bar>---|\+\+\+)[ \t]*\r?\n(?P<body>.*?)\r?\n(?P=bar)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>[A-Za-z_-]+)\s*[:=]\s*(?P<value>.+?)\s*$", re.MULTILINE)
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<words>.*?)(?:[ \t]+#+)?$")
_UNDERLINE = re.compile(r"(?:=+|-+)")
_LEAD = re.compile(r"(?:>[ \t]?)+|[*+-][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,3}[.)][ \t]+")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_MARKS = re.compile(r"(?<!\w)[*_~`]{1,3}|[*_~`]{1,3}(?!\w)")
_FENCE = re.compile(r"(?:```|~~~)")
_APART = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[[^\]]+\]:\s*\S.*|<!--.*-->|\|?[\s:|-]+\|?|(?:<[^>]+>)+|\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Front:
    """What a front matter block says; empty where there is none."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Interval | None = None


def markdown_units(text: str) -> tuple[list[Unit], Front]:
    """The units of the text below its front matter, and the front matter."""
    front = _FRONT.match(text)
    start = front.end() if front else 0
    found = [u for u in (paragraphs(text) if _plain(text) else lines(text)) if u.span.start >= start]
    units: list[Unit] = []
    fenced = False
    for unit in found:
        if _FENCE.match(unit.text):
            fenced = not fenced
        elif fenced or _APART.fullmatch(unit.text):
            continue
        elif _UNDERLINE.fullmatch(unit.text):
            if units and not unit.gap:
                units[-1] = replace(units[-1], level=1 if unit.text[0] == "=" else 2)
        else:
            stripped = _stripped(unit, text)
            if stripped:
                units.append(stripped)
    return units, _front(front["body"]) if front else Front()


def _plain(text: str) -> bool:
    """Whether lines may be joined to paragraphs: not where lists, quotes or headings stand line by line."""
    return not re.search(r"^(?:[*+>-]|\d{1,3}[.)]|#{1,6})[ \t].*\r?\n(?:[*+>-]|\d{1,3}[.)]|#{1,6})[ \t]", text, re.MULTILINE)


def _stripped(unit: Unit, text: str) -> Unit | None:
    heading = _HEADING.match(unit.text)
    raw = unit.span.of(text)
    lead = 0 if heading else sum(len(m[0]) for m in [_LEAD.match(raw)] if m)
    start, end, level = unit.span.start + lead, unit.span.end, 0
    if heading and "\n" not in raw:
        start, end, level = unit.span.start + heading.start("words"), unit.span.start + heading.end("words"), len(heading["marks"])
    wrapped = re.fullmatch(r"(\*{1,3}|_{1,3})(.+?)\1", text[start:end])
    if wrapped and wrapped[1] not in wrapped[2]:
        start, end = start + wrapped.start(2), start + wrapped.end(2)
    if start >= end:
        return None
    words = _MARKS.sub("", _LINK.sub(r"\1", _IMAGE.sub("", " ".join(text[start:end].split("\n"))))).strip()
    return replace(unit, span=Span(start, end), text=words, level=level) if words else None


def _front(body: str) -> Front:
    fields = {m["name"].lower(): m["value"].strip("\"' ") for m in _FIELD.finditer(body)}
    author = fields.get("author") or fields.get("authors") or ""
    return Front(
        title=fields.get("title") or None,
        authors=names(re.sub(r"[\[\]\"']", "", author)),
        published=parse_field(fields["date"]) if "date" in fields else None,
    )
