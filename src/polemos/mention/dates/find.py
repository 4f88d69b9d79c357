"""The time expressions of a parsed document, as mentions.

Takes a parse with its text and the day of writing; gives :class:`DateMention` records in order of the text, with
the days where the words allow it. Sentences stand together by their region, and tense comes from the parse.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from polemos.mention.dates.calendar import Stretch
from polemos.mention.dates.expressions import AtEvent, Bound, By, Eve, EventWords, Expr, Lasting
from polemos.mention.dates.phrase import to_interval
from polemos.mention.dates.reading import Placed, event_of, place, read
from polemos.mention.dates.resolve import Resolved, Tense
from polemos.mention.dates.tense import tense_of_token
from polemos.model import DateMention, DateRelation, Interval, Parse, Span


def find_dates(parse: Parse, text: str, published: Interval | None) -> tuple[DateMention, ...]:
    """All words that say when, in order; ``interval`` is None for durations and for what cannot be resolved.

    ``published`` is the document's own date, or the month or year if no more is known; None where it has none.
    """
    placed = [p for p in place(text, _paragraphs(parse)) if _tokens(parse, p) is not None]
    now = Stretch(published.start, published.end, "day") if published and published.start and published.end else None
    results = read(text, placed, now, lambda p: _tense(parse, p))
    mentions = [_mention(parse, text, p, found) for p, found in results if found is not None or not _is_empty(p.found.expr)]
    return tuple(_with_own_day(text, m, mentions[i + 1] if i + 1 < len(mentions) else None) for i, m in enumerate(mentions))


_JOINTS = ("on", "in", "last", "early on", "late on")
_SAME_CLAUSE = re.compile(rf"[\w’'\- ]{{0,60}}\b(?:{'|'.join(_JOINTS)})", re.I)


def _with_own_day(text: str, mention: DateMention, following: DateMention | None) -> DateMention:
    """ "since the offensive began *on Sunday*", "after rebels captured a base *on Monday*": the day in the clause itself dates it, not another telling."""
    if mention.rule not in ("date.event_since", "date.event_after") or following is None or following.interval is None or following.interval.start is None:
        return mention
    between = text[mention.span.end : following.span.start].strip().lower()
    near = between in ("", *_JOINTS)
    if not near and (mention.rule == "date.event_since" or not _SAME_CLAUSE.fullmatch(between)):
        return mention
    day = following.interval
    interval = Interval(day.start, None, f"{day.edtf.split('/')[0]}/..", mention.span.of(text), day.anchor)
    return replace(mention, interval=interval)


def _paragraphs(parse: Parse) -> list[Span]:
    spans: list[Span] = []
    region = -1
    for sentence in parse.sentences:
        if sentence.region == region:
            spans[-1] = Span(spans[-1].start, sentence.span.end)
        else:
            spans.append(sentence.span)
            region = sentence.region
    return spans


def _tokens(parse: Parse, placed: Placed) -> tuple[int, int] | None:
    """First and last (exclusive) token of the expression; None where it covers none."""
    first, last = bisect_right(parse.ends, placed.start), bisect_left(parse.starts, placed.end)
    return (first, last) if first < last else None


def _core(parse: Parse, placed: Placed) -> int:
    return min(bisect_right(parse.ends, placed.base + placed.found.core), len(parse) - 1)


def _tense(parse: Parse, placed: Placed) -> Tense:
    return tense_of_token(parse, _core(parse, placed))


def _mention(parse: Parse, text: str, placed: Placed, found: Resolved | None) -> DateMention:
    first, last = _tokens(parse, placed) or (0, 1)
    span = Span(placed.start, placed.end)
    event = event_of(placed.found.expr)
    return DateMention(
        span=span,
        first=first,
        last=last,
        head=_core(parse, placed),
        interval=to_interval(found, span.of(text)) if found else None,
        relation=_relation(placed.found.expr),
        rule=f"date.{placed.found.rule}",
        event_word=_event_word(parse, placed, event) if event else None,
    )


def _event_word(parse: Parse, placed: Placed, event: EventWords) -> int:
    return min(bisect_right(parse.ends, placed.base + event.start), len(parse) - 1)


def _relation(expr: Expr) -> DateRelation:
    match expr:
        case Bound(relation, _):
            return relation
        case Lasting():
            return "for"
        case _:
            return "in"


def _is_empty(expr: Expr) -> bool:
    """Whether the words say nothing by themselves where the event that they name has no date."""
    match expr:
        case AtEvent():
            return True
        case Bound(_, inner) | By(inner) | Eve(inner):
            return _is_empty(inner)
        case _:
            return False
