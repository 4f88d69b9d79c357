"""Lines of a text with their offsets: the units that the page classifier looks at.

Takes a text, gives :class:`Unit` after :class:`Unit`, in order. A unit is a line without the white space
around it; in a text whose lines are wrapped at a fixed width it is the whole paragraph. What a line is,
is left to :mod:`polemos.read.kinds`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from polemos.model import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_AROUND = "".join(map(chr, [*range(33), *range(0x7F, 0xA1), *range(0x2000, 0x2010), *range(0x2028, 0x2030)])) + "\u1680\u205f\u2060\u3000\ufeff"
_FINAL = re.compile(r"[.!?…:;\"”’')\]»]$")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Unit:
    """One line (or wrapped paragraph). ``text`` is what it is judged by; ``gap`` is True after an empty line.

    ``span`` is what becomes a region. ``text`` equals it except in Markdown, where the marks are taken off.
    ``level`` is the level of a Markdown or HTML heading, 0 for all else.
    """

    span: Span
    text: str
    gap: bool
    level: int = 0


def trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space and invisible characters around it; None where nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_AROUND))
    right = len(piece.rstrip(_AROUND))
    return Span(start + left, start + right) if left < right else None


def lines(text: str) -> list[Unit]:
    """The lines of the text that are not empty."""
    found: list[Unit] = []
    before, breaks = 0, 2
    for match in _LINE.finditer(text):
        breaks += len(_BREAK.findall(text, before, match.start()))
        before = match.end()
        span = trim(text, match.start(), match.end())
        if span:
            found.append(Unit(span, span.of(text), breaks > 1))
            breaks = 0
    return found


def paragraphs(text: str) -> list[Unit]:
    """The lines of the text, wrapped lines joined to the paragraph that they make."""
    found = lines(text)
    width = wrap_width(found)
    return _joined(text, found, width) if width else found


def wrap_width(units: list[Unit]) -> int:
    """The width at which the text was wrapped; 0 where it was not.

    A wrapped text has most of the lines that another follows directly full and without an end of sentence.
    """
    inner = [a.text for a, b in pairwise(units) if not b.gap]
    if len(inner) < 4:
        return 0
    lengths = sorted(len(line) for line in inner)
    width = lengths[int(len(lengths) * 0.95)]
    if not 40 <= width <= 110 or lengths[-1] > 140:
        return 0
    full = [line for line in inner if len(line) >= width * 0.75]
    unfinished = sum(not _FINAL.search(line) for line in full)
    return width if len(full) > len(inner) * _HALF and unfinished > len(full) * _HALF else 0


def _joined(text: str, units: list[Unit], width: int) -> list[Unit]:
    """Lines joined where the upper one is nearly full and no empty line stands between."""
    groups: list[list[Unit]] = []
    for unit in units:
        # 0.7: a long word that did not fit leaves a line about that full
        if groups and not unit.gap and len(groups[-1][-1].text) >= width * 0.7:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    joined = []
    for group in groups:
        span = Span(group[0].span.start, group[-1].span.end)
        joined.append(group[0] if len(group) == 1 else Unit(span, " ".join(u.text for u in group), group[0].gap))
    return joined
