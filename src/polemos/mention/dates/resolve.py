"""Time expressions to days: what an expression means on the day of writing and after the dates named before it.

Takes an expression and its :class:`Setting`, gives a :class:`Stretch` and what it was reckoned from. None is an
answer: what cannot be said without guessing stays unresolved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from polemos.mention.dates import calendar as cal
from polemos.mention.dates.calendar import Stretch, Unit
from polemos.mention.dates.expressions import (
    AtEvent,
    Between,
    Bound,
    By,
    Calendar,
    Eve,
    EventWords,
    Expr,
    Holiday,
    Known,
    Lasting,
    LastNamed,
    Nearest,
    Offset,
    Overnight,
    Partial,
    UnitAt,
    Window,
)  # fmt: skip
from polemos.mention.dates.nearest import beside, by_tense, in_year, weekday_beside, weekday_by_tense
from polemos.model import Anchor

Tense = Literal["past", "future", "none"]
Resolved = tuple[Stretch, Anchor]
_ONE = timedelta(days=1)
# What "a few" and "recent" may reach back (or ahead), in days; the stretch is marked as rough.
_ROUGH_DAYS: dict[Unit, int] = {"hour": 1, "day": 7, "week": 42, "month": 183}
_LENGTH: dict[str, int] = {"day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "decade": 5, "century": 6}


# "On 17 and 18 September …; five days later": two days or three still count as one
_FEW_DAYS = 2


def _no_event(event: EventWords) -> Stretch | None:
    return None


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read by.

    ``now`` is the day of writing, or the month or year where no more is known of it. ``last`` is the date named last;
    ``year`` the date from whose year one without a year takes its own, None where the text gives no such year.
    """

    now: Stretch | None = None
    last: Stretch | None = None
    year: Stretch | None = None
    tense: Tense = "past"
    events: Callable[[EventWords], Stretch | None] = _no_event

    @property
    def today(self) -> date | None:
        """The day of writing where it is known to the day."""
        return self.now.start if self.now is not None and self.now.start == self.now.end else None


def resolve(expr: Expr, at: Setting) -> Resolved | None:
    """The days that the expression means there, and what they were reckoned from; None where that cannot be said."""
    match expr:
        case Known(stretch):
            return stretch, "explicit"
        case Calendar():
            return _calendar(expr, at)
        case UnitAt():
            return _unit(expr, at)
        case LastNamed():
            return _relative(at.last)
        case Nearest():
            return _relative(_nearest(expr, at))
        case Offset():
            return _offset(expr, at)
        case Window():
            return _relative(_window(expr, at))
        case Holiday():
            return _holiday(expr, at)
        case AtEvent(event):
            found = at.events(event)
            return (found, "event") if found else None
        case Eve(inner):
            return _eve(inner, at)
        case Overnight(into):
            return _overnight(into, at)
        case Partial():
            return _partial(expr, at)
        case Between():
            return _between(expr, at)
        case Bound():
            return _bound(expr, at)
        case By(inner):
            return _by(inner, at)
        case Lasting():
            return None


def _relative(stretch: Stretch | None) -> Resolved | None:
    return (stretch, "relative") if stretch else None


def _calendar(expr: Calendar, at: Setting) -> Resolved | None:
    if expr.weekday is not None:
        if at.today is None:
            return None
        day = weekday_by_tense(expr.weekday, at.today, at.tense)
        return cal.of_day(day), "document" if day == at.today else "relative"
    if expr.year is not None:
        found = in_year(expr, expr.year)
        return (found, "explicit") if found else None
    if expr.year_at is not None:
        whole = _unit(expr.year_at, at)
        return _relative(in_year(expr, whole[0].start.year)) if whole and whole[0].start else None
    return _relative(_yearless(lambda year: in_year(expr, year), at))


def _yearless(make: Callable[[int], Stretch | None], at: Setting) -> Stretch | None:
    """The year comes from the text where it tells of another time, else from the tense and the day of writing."""
    by_now = by_tense(make, at.now, at.tense) if at.now else None
    if at.year is None or at.year.start is None:
        return by_now
    by_text = _year_of_text(make, at.year)
    if by_now is None or by_text is None or at.now is None or at.now.end is None or at.now.start is None:
        return by_text if at.now is None else by_now
    year = at.year.start.year
    if at.tense == "future" and year >= at.now.start.year - 1:
        return by_now
    if year > at.now.end.year or (by_text.start is not None and by_text.start > at.now.end):
        return by_now if at.tense == "past" else by_text
    return by_text


def _year_of_text(make: Callable[[int], Stretch | None], named: Stretch) -> Stretch | None:
    """In the year named before; a winter month told after a December lies in the year after."""
    if named.start is None:
        return None
    found = make(named.start.year)
    late = named.grain in ("day", "month") and named.start.month >= 11
    if late and found is not None and found.start is not None and found.start.month <= 2:
        return make(named.start.year + 1)
    return found


def _unit(expr: UnitAt, at: Setting) -> Resolved | None:
    if expr.base == "now" or (expr.base == "either" and at.last is None):
        return _unit_now(expr, at)
    if at.last is None or at.last.start is None or at.last.end is None:
        return None
    if _LENGTH.get(at.last.grain, 3) > _LENGTH.get(expr.unit, 0) and not _fits(at.last, expr.unit):
        return None
    day = at.last.end if expr.shift > 0 else at.last.start
    return cal.unit_around(day, expr.unit, expr.shift), "relative"


def _fits(stretch: Stretch, unit: Unit) -> bool:
    return stretch.start is not None and stretch.end is not None and cal.unit_around(stretch.start, unit) == cal.unit_around(stretch.end, unit)


def _unit_now(expr: UnitAt, at: Setting) -> Resolved | None:
    if at.now is None or at.now.start is None:
        return None
    if at.today is None:
        if expr.unit == "day" and expr.shift == 0:
            return at.now, "document"
        return (
            (cal.unit_around(at.now.start, expr.unit, expr.shift), "relative")
            if expr.unit in ("month", "year", "decade", "century") and _fits(at.now, expr.unit)
            else None
        )
    if expr.unit == "weekend":
        return _relative(_weekend(at.today, expr.shift, at.tense))
    return cal.unit_around(at.today, expr.unit, expr.shift), "document" if expr.unit == "day" and expr.shift == 0 else "relative"


def _weekend(today: date, shift: int, tense: Tense) -> Stretch:
    here = cal.of_weekend(today)
    begun = here.contains(today)
    if shift > 0:
        return cal.of_weekend(today + 7 * _ONE)
    if shift < 0 or (tense != "future" and not begun):
        return cal.of_weekend(today - 7 * _ONE)
    return here


def _nearest(expr: Nearest, at: Setting) -> Stretch | None:
    base = at.now if expr.base == "now" else at.last
    if base is None or base.start is None or base.end is None:
        return None
    if expr.what.weekday is not None:
        if base.start != base.end:
            return None
        return cal.of_day(weekday_beside(expr.what.weekday, base.start, expr.side, spoken=expr.base == "now"))
    return beside(expr.what, base, expr.side)


def _offset(expr: Offset, at: Setting) -> Resolved | None:
    if expr.event is not None:
        found = at.events(expr.event)
        moved = _moved(found, expr, expr.sign) if found else None
        return (moved, "event") if moved else None
    if expr.base == "future" and at.tense != "future":
        return None
    if expr.base == "text":
        moved = _moved(at.last, expr, expr.sign) if at.last else None
        ahead = moved and at.now and at.tense != "future" and moved.start and at.now.end and moved.start > at.now.end
        return None if ahead else _relative(moved)  # what is told as past does not lie ahead: it counts from another date
    if at.now is None or at.now.start is None or at.now.end is None:
        return None
    if expr.count is None:
        return _relative(_few_ago(expr, at.today)) if at.today and expr.sign < 0 else None
    if at.today is None and expr.unit not in ("year", "decade", "century"):
        return None
    return _relative(cal.shifted(at.now.start, expr.unit, expr.sign * expr.count))


def _few_ago(expr: Offset, today: date) -> Stretch | None:
    """ "Days ago", "a few weeks ago": from two units back to as far as the words can reach, roughly."""
    if expr.unit == "hour":
        return cal.of_day(today)
    days = _ROUGH_DAYS.get(expr.unit)
    nearest = cal.shifted(today, expr.unit, -2).start
    return Stretch(today - days * _ONE, nearest, "other", rough=True) if days and nearest and expr.unit in ("day", "week") else None


def _moved(base: Stretch, expr: Offset, sign: int) -> Stretch | None:
    """So many units from a date named in the text; no finer than that date is known."""
    day = base.end if sign > 0 else base.start
    if day is None:
        return None
    if expr.count is None:
        return cal.of_day(day) if expr.unit == "hour" and base.start == base.end else None
    if base.start == base.end or (base.start and base.end and (base.end - base.start).days <= _FEW_DAYS and expr.unit in ("day", "week")):
        return cal.shifted(day, expr.unit, sign * expr.count)
    if expr.unit in ("year", "decade", "century") or base.grain == expr.unit:
        years = {"decade": 10, "century": 100}.get(expr.unit, 1)
        unit: Unit = "year" if expr.unit in ("year", "decade", "century") else expr.unit
        return cal.unit_around(day, unit, sign * expr.count * (years if unit == "year" else 1))
    return None


def _window(expr: Window, at: Setting) -> Stretch | None:
    base = at.now
    if expr.sign > 0 and at.tense == "past":
        base = at.last
    if base is None or base.start is None or base.end is None:
        return None
    if base is at.now and at.today is None and expr.unit not in ("year", "decade", "century"):
        return None
    rough = expr.count is None
    if rough:
        days = _ROUGH_DAYS.get(expr.unit)
        if days is None:
            return None
        return Stretch(base.start - days * _ONE, base.end, "other", True) if expr.sign < 0 else Stretch(base.end, base.end + days * _ONE, "other", True)
    if expr.sign < 0:
        return Stretch(cal.moved_back(base.start, expr.unit, expr.count or 1), base.end, "other")
    return Stretch(base.end, cal.moved_back(base.end, expr.unit, -(expr.count or 1)), "other")


def _holiday(expr: Holiday, at: Setting) -> Resolved | None:
    def make(year: int) -> Stretch | None:
        if expr.easter is not None:
            return cal.of_day(cal.easter(year) + expr.easter * _ONE)
        return cal.make_day(year, expr.month, expr.day)

    if expr.year is not None:
        found = make(expr.year)
        return (found, "explicit") if found else None
    return _relative(_yearless(make, at))


def _eve(inner: Expr, at: Setting) -> Resolved | None:
    found = resolve(inner, at)
    if found is None or found[0].start is None or found[0].grain not in ("day", "other"):
        return None
    if isinstance(inner, Calendar) and inner.day is None:
        return None
    return cal.of_day(found[0].start - _ONE), "event" if isinstance(inner, AtEvent) else "relative"


def _overnight(into: Calendar | None, at: Setting) -> Resolved | None:
    day = at.today
    if into is not None:
        found = resolve(into, at)
        day = found[0].start if found else None
    return (Stretch(day - _ONE, day, "other"), "relative") if day else None


def _partial(expr: Partial, at: Setting) -> Resolved | None:
    found = resolve(expr.whole, at)
    if found is None:
        return None
    whole, anchor = found
    if whole.start is None or whole.end is None or whole.start == whole.end:
        return found
    if expr.part != "earlier" and expr.part != "later":
        return cal.part_of(whole, expr.part), anchor
    base = at.now if isinstance(expr.whole, UnitAt) and expr.whole.base == "now" else at.last or at.now
    if base is None or base.start is None or base.end is None:
        return None
    if expr.part == "earlier":
        return (replace(whole, end=base.end, grain="other"), anchor) if whole.contains(base.end) else found
    return (replace(whole, start=base.start, grain="other"), anchor) if whole.contains(base.start) else found


def _between(expr: Between, at: Setting) -> Resolved | None:
    """Both ends; what one of them leaves out (year, month) it has from the other."""
    first, last = expr.first, expr.last
    if names_no_year(last) and not names_no_year(first):
        start = resolve(first, at)
        end = resolve(last, replace(at, year=start[0], now=None)) if start else None
        if end and start and end[0].start and start[0].start and end[0].start < start[0].start:
            end = resolve(last, replace(at, year=cal.of_year(start[0].start.year + 1), now=None))
    else:
        end = resolve(last, at)
        start = _before(first, end[0], at) if end else None
    if not start or not end or start[0].start is None or end[0].end is None or start[0].start > end[0].end:
        return None
    return Stretch(start[0].start, end[0].end, "other", start[0].rough or end[0].rough), end[1] if not names_no_year(last) or end[
        1
    ] == "document" else "relative"


def names_no_year(expr: Expr) -> bool:
    """Whether it is a month, day or season whose year the words leave out."""
    if isinstance(expr, Partial):
        return names_no_year(expr.whole)
    return isinstance(expr, Calendar) and expr.year is None and expr.year_at is None and expr.weekday is None


def _before(first: Expr, end: Stretch, at: Setting) -> Resolved | None:
    """The first of two ends, reckoned back from the last."""
    if isinstance(first, Calendar) and first.weekday is not None and end.start is not None:
        return _relative(cal.of_day(weekday_beside(first.weekday, end.start, -1)))
    if not names_no_year(first) or end.end is None:
        return resolve(first, at)
    start = resolve(first, replace(at, year=cal.of_year(end.end.year), now=None))
    if start and start[0].start and start[0].start > end.end:
        start = resolve(first, replace(at, year=cal.of_year(end.end.year - 1), now=None))
    return start


def _bound(expr: Bound, at: Setting) -> Resolved | None:
    found = resolve(expr.inner, at)
    if found is None:
        return None
    inner, anchor = found
    loose = expr.loose or anchor == "event"
    if expr.relation == "since":
        return (Stretch(inner.start, None, inner.grain), anchor) if inner.start else None
    if expr.relation == "until":
        return (Stretch(None, inner.end, inner.grain), anchor) if inner.end else None
    if expr.relation == "before":
        edge = inner.end if expr.loose else inner.start - _ONE if inner.start else None
        start = at.now.start if at.now and at.tense == "future" and edge and at.now.start and at.now.start <= edge else None
        return (Stretch(start, edge, inner.grain), anchor) if edge else None
    edge = inner.start if loose else inner.end + _ONE if inner.end else None
    return (Stretch(edge, None, inner.grain), anchor) if edge else None


def _by(inner: Expr, at: Setting) -> Resolved | None:
    found = resolve(inner, at)
    if found is None or at.tense != "future" or at.now is None or at.now.start is None or found[0].end is None:
        return found
    return (Stretch(at.now.start, found[0].end, "other"), found[1]) if at.now.start <= found[0].end else found
