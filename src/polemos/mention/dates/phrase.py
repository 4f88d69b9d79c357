"""One phrase in its context: what ``polemos resolve date`` answers. No parse is needed."""

from __future__ import annotations

import re
from datetime import date

from polemos.mention.dates.calendar import Stretch, edtf, of_day
from polemos.mention.dates.expressions import Found
from polemos.mention.dates.grammar import scan
from polemos.mention.dates.reading import Placed, place, read
from polemos.mention.dates.resolve import Resolved, names_no_year
from polemos.mention.dates.tense import tense_of_words
from polemos.model import Anchor, Interval, Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


def resolve_date(phrase: str, context: str | None, day: date | None) -> Interval | None:
    """The days that a phrase means, or None.

    ``context`` is the sentence or paragraph that it stands in: it gives the tense and the dates named before; ``day`` is
    the day of writing, None where not known. A phrase that the context does not contain is read by itself.
    """
    phrase = phrase.strip()
    own = _alone(phrase)
    if own is None:
        return None
    text = context if context and _positions(phrase, context) else phrase
    spans = [Span(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
    placed = place(text, spans)
    start = _position(phrase, text, placed)
    placed = _with_phrase(placed, spans, own, start)
    now = of_day(day) if day else None
    results = read(text, placed, now, lambda p: tense_of_words(text, p.start, p.end))
    found = next((r for p, r in results if p.found is own), None)
    return to_interval(found, phrase) if found else None


def to_interval(found: Resolved, words: str | None) -> Interval:
    """Days and anchor as the record's interval."""
    stretch, anchor = found
    return interval(stretch, anchor, words)


def interval(stretch: Stretch, anchor: Anchor, words: str | None) -> Interval:
    return Interval(stretch.start, stretch.end, edtf(stretch), words, anchor)


def _alone(phrase: str) -> Found | None:
    """The phrase read as one expression: the widest in it."""
    found = list(scan(phrase, strict=False))
    return max(found, key=lambda f: f.end - f.start, default=None)


def _positions(phrase: str, context: str) -> list[int]:
    """Where the phrase stands in the context as words of its own."""
    return [m.start() for m in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", context)]


def _position(phrase: str, context: str, placed: list[Placed]) -> int:
    """The place that is meant: one where the phrase is no piece of a longer expression, else the first."""
    found = _positions(phrase, context)
    alone = (at for at in found if not any(p.start < at + len(phrase) and at < p.end and p.end - p.start > len(phrase) for p in placed))
    return next(alone, found[0] if found else 0)


def _with_phrase(placed: list[Placed], spans: list[Span], own: Found, start: int) -> list[Placed]:
    """The expressions of the text, with the phrase in the place of those that it overlaps.

    A longer expression around a phrase that names no year stays before it and lends it its year ("23 to 28 March 1951").
    """
    begin, end = start + own.start, start + own.end
    paragraph = next((i for i, s in enumerate(spans) if s.start <= begin < s.end), 0)
    before = [p for p in placed if p.end <= begin]
    around = [p for p in placed if p.start < end and begin < p.end and p.end - p.start > end - begin] if names_no_year(own.expr) else []
    after = [p for p in placed if p.start >= end]
    return [*before, *around, Placed(own, paragraph, start), *after]
