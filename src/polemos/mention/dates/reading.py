"""All time expressions of a text, resolved in order: each one in the light of those before it.

Takes the paragraphs of a text and the day of writing; gives the expressions with their days. The two ways in
(``find`` for parsed documents, ``phrase`` for single phrases) differ in where they get the tense from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from polemos.mention.dates.calendar import Stretch
from polemos.mention.dates.events import lookup
from polemos.mention.dates.expressions import (
    AtEvent,
    Between,
    Bound,
    By,
    Calendar,
    Eve,
    EventWords,
    Expr,
    Found,
    Lasting,
    Nearest,
    Offset,
    Partial,
    UnitAt,
    Window,
)
from polemos.mention.dates.grammar import scan
from polemos.mention.dates.resolve import Resolved, Setting, Tense, resolve
from polemos.model import Span

TenseOf = Callable[["Placed"], Tense]


@dataclass(frozen=True, slots=True)
class Placed:
    """An expression in its text: ``base`` is the offset of its paragraph, to be added to the offsets in ``found``."""

    found: Found
    paragraph: int
    base: int

    @property
    def start(self) -> int:
        return self.base + self.found.start

    @property
    def end(self) -> int:
        return self.base + self.found.end


@dataclass(slots=True)
class _Memory:
    """What the text has named so far."""

    last: Stretch | None = None
    last_paragraph: int = -2
    year: Stretch | None = None
    year_strong: bool = False
    year_paragraph: int = -2
    tells_old: bool = False


def place(text: str, paragraphs: Iterable[Span]) -> list[Placed]:
    """All expressions of all paragraphs, in order."""
    return [Placed(found, number, span.start) for number, span in enumerate(paragraphs) for found in scan(span.of(text))]


def read(text: str, placed: list[Placed], now: Stretch | None, tense: TenseOf) -> list[tuple[Placed, Resolved | None]]:
    """Each expression with its days. Events are looked up among the dates of the whole text, after a first round without them."""
    history = _is_history(placed, now)
    first = _round(placed, now, tense, history, None)
    if not any(event_of(p.found.expr) for p, _ in first):
        return first
    dates = [(p.start, p.end, _closed(r[0], p.found.expr)) for p, r in first if r is not None and event_of(p.found.expr) is None]
    return _round(placed, now, tense, history, lookup(text, dates))


def _round(
    placed: list[Placed], now: Stretch | None, tense: TenseOf, history: bool, events: Callable[[EventWords, int], Stretch | None] | None
) -> list[tuple[Placed, Resolved | None]]:
    memory, out = _Memory(tells_old=_tells_old(placed, now)), []
    for item in placed:
        setting = Setting(
            now=now,
            last=memory.last if item.paragraph - memory.last_paragraph <= 1 else None,
            year=_year_before(memory, item.paragraph, now, history),
            tense=tense(item) if now is not None else "past",
            **({"events": partial(_at_base, events, item.base)} if events else {}),
        )
        found = resolve(item.found.expr, setting)
        out.append((item, found))
        if found is not None:
            _remember(memory, item, found[0])
    return out


def _at_base(events: Callable[[EventWords, int], Stretch | None], base: int, event: EventWords) -> Stretch | None:
    return events(event, base + event.start)


def _year_before(memory: _Memory, paragraph: int, now: Stretch | None, history: bool) -> Stretch | None:
    """The date from which a date without a year may take it: any in a text of old times, else a full one close before."""
    if history:
        return memory.year
    distance = paragraph - memory.year_paragraph
    if memory.tells_old and _long_past(memory.year, now) and distance <= _FAR_PARAGRAPHS:
        return memory.year
    return memory.year if memory.year_strong and distance <= (0 if now is not None else 1) else None


# A telling of old times goes on over paragraphs until something counts from the day of writing ("today", "last year").
_FAR_PARAGRAPHS = 8
_LONG_PAST_YEARS = 10


def _tells_old(placed: list[Placed], now: Stretch | None) -> bool:
    """Whether all days and months that come with a year are long past: a feature on old times, and no news with a background."""
    full = [
        c.year for p in placed
        if (c := _calendar_of(p.found.expr)) is not None and c.year is not None and c.month is not None and not _is_day_of_writing(c, now)
    ]  # fmt: skip
    return bool(full) and now is not None and now.start is not None and max(full) <= now.start.year - _LONG_PAST_YEARS


def _is_day_of_writing(calendar: Calendar, now: Stretch | None) -> bool:
    """Is it the date that stands over the text itself?"""
    day = now.start if now is not None else None
    return day is not None and (calendar.year, calendar.month) == (day.year, day.month) and calendar.day in (None, day.day)


def _long_past(year: Stretch | None, now: Stretch | None) -> bool:
    return year is not None and year.end is not None and now is not None and now.start is not None and year.end.year <= now.start.year - _LONG_PAST_YEARS


def _remember(memory: _Memory, item: Placed, stretch: Stretch) -> None:
    closed = _closed(stretch, item.found.expr)
    # "for the first time since 2006" looks back; the telling goes on from the day before it
    looks_back = isinstance(item.found.expr, Bound) and closed.grain != "day"
    if closed.start is not None and closed.end is not None and not looks_back:
        memory.last, memory.last_paragraph = closed, item.paragraph
    if _is_spoken(item.found.expr) and not isinstance(item.found.expr, Offset):
        memory.year_paragraph = -_FAR_PARAGRAPHS - 2
    calendar = _calendar_of(item.found.expr)
    if calendar is not None and (calendar.year is not None or memory.year is not None) and calendar.weekday is None and closed.end is not None:
        if calendar.year is None and calendar.year_at is None:
            return
        memory.year = closed if closed.start and closed.start.year == closed.end.year else Stretch(closed.end, closed.end, "year")
        memory.year_strong = calendar.month is not None or calendar.season is not None
        memory.year_paragraph = item.paragraph


def _closed(stretch: Stretch, expr: Expr) -> Stretch:
    """The date itself where the words make a bound of it ("since 27 September": that day)."""
    if stretch.start is not None and stretch.end is not None:
        return stretch
    edge = stretch.start or stretch.end
    calendar = _calendar_of(expr)
    grain = "day" if calendar is None or calendar.day is not None or calendar.weekday is not None else "other"
    return Stretch(edge, edge, "day" if grain == "day" else stretch.grain)


def _calendar_of(expr: Expr) -> Calendar | None:
    match expr:
        case Calendar():
            return expr
        case Partial(whole):
            return _calendar_of(whole)
        case Between(_, last):
            return _calendar_of(last)
        case Bound(_, inner) | By(inner) | Eve(inner):
            return _calendar_of(inner)
        case _:
            return None


def event_of(expr: Expr) -> EventWords | None:
    """The event that the expression hangs on, None where it hangs on none."""
    match expr:
        case AtEvent(event):
            return event
        case Offset():
            return expr.event
        case Bound(_, inner) | By(inner) | Eve(inner):
            return event_of(inner)
        case _:
            return None


def _is_history(placed: list[Placed], now: Stretch | None) -> bool:
    """Whether the text tells of old times only: nothing counts from the day of writing, and the years are long past."""
    if now is None or now.start is None or any(_is_spoken(p.found.expr) for p in placed):
        return False
    named = [c for p in placed if (c := _calendar_of(p.found.expr)) is not None]
    years = [c.year for c in named if c.year is not None]
    told_from_now = bool(named) and named[0].year is None  # a chronicle names the year first
    return bool(years) and not told_from_now and sum(year < now.start.year for year in years) >= 0.8 * len(years)


def _is_spoken(expr: Expr) -> bool:
    """Whether the expression counts from the day of writing."""
    match expr:
        case UnitAt(base) | Nearest(base) | Offset(base):
            return base == "now"
        case Window():
            return True
        case Calendar():
            return expr.weekday is not None
        case Partial(inner) | Bound(_, inner) | By(inner) | Eve(inner) | Between(_, inner):
            return _is_spoken(inner)
        case Lasting() | _:
            return False
