"""The nearest month, season, day or weekday of a name: before, around or after a day.

Takes places in the calendar without a year; gives stretches of days. ``side`` is −1 for the one before, 0 for the
one around, +1 for the one after.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from polemos.mention.dates import calendar as cal
from polemos.mention.dates.calendar import Stretch
from polemos.mention.dates.expressions import Calendar

Make = Callable[[int], Stretch | None]


def in_year(what: Calendar, year: int) -> Stretch | None:
    """What the calendar names, in that year; None for 30 February and the like."""
    if not 1 <= year <= 9998:
        return None
    if what.season is not None:
        return cal.of_season(year, what.season)
    if what.month is None:
        return cal.of_year(year)
    return cal.of_month(year, what.month) if what.day is None else cal.make_day(year, what.month, what.day)


def by_tense(make: Make, now: Stretch, tense: str) -> Stretch | None:
    """The latest that has begun, or for the future the earliest that is not over."""
    if now.start is None or now.end is None:
        return None
    found = [s for s in (make(now.start.year + i) for i in range(-8, 9)) if s is not None and s.start is not None and s.end is not None]
    if tense == "future":
        return next((s for s in found if s.end is not None and s.end >= now.start), None)
    return next((s for s in reversed(found) if s.start is not None and s.start <= now.end), None)


def beside(what: Calendar, base: Stretch, side: int) -> Stretch | None:
    """The month, season or day of that name before, around or after the base."""
    if base.start is None or base.end is None:
        return None
    if side == 0:
        year = cal.season_year(base.start, what.season) if what.season else base.start.year
        return in_year(what, year)
    found = [s for s in (in_year(what, base.start.year + i) for i in range(-8, 9)) if s is not None and s.start is not None and s.end is not None]
    if side < 0:
        return next((s for s in reversed(found) if s.end is not None and s.end < base.start), None)
    return next((s for s in found if s.start is not None and s.start > base.end), None)


def weekday_by_tense(weekday: int, today: date, tense: str) -> date:
    """The latest such day up to today, or for the future the first from today on."""
    if tense == "future":
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def weekday_beside(weekday: int, day: date, side: int, *, spoken: bool = False) -> date:
    """The weekday before, in the week of, or after a day. Spoken, "next" is never tomorrow or the day after."""
    if side == 0:
        return day - timedelta(days=day.weekday()) + timedelta(days=weekday)
    if side < 0:
        return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)
    ahead = (weekday - day.weekday() - 1) % 7 + 1
    return day + timedelta(days=ahead + 7 if spoken and ahead < 3 else ahead)
