"""Reckoning with days: months, weeks, seasons, decades, and parts of them, as closed stretches of days.

Takes numbers and days, gives :class:`Stretch`. Knows no words of a text and no document.
Weeks run from Monday to Sunday, seasons are whole months (spring: March to May), and a winter bears
the year in which it begins. Decades begin with the year that ends in 0, centuries with the one that ends in 1.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "week", "month", "season", "year", "decade", "century", "other"]
Part = Literal["early", "mid", "late", "beginning", "end", "first_half", "second_half", "first_week", "last_week", "q1", "q2", "q3", "q4"]
Edge = Literal["earlier", "later"]
Season = Literal["spring", "summer", "autumn", "winter"]
Unit = Literal["hour", "day", "week", "month", "year", "decade", "century", "weekend"]

SEASON_START: dict[Season, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days ``start`` to ``end``, both in it; None where that side is open. ``rough``: the words give no exact bounds."""

    start: date | None
    end: date | None
    grain: Grain
    rough: bool = False

    def contains(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def of_day(day: date) -> Stretch:
    return Stretch(day, day, "day")


def make_day(year: int, month: int, day: int) -> Stretch | None:
    """That day, or None where the calendar has no such day."""
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return of_day(date(year, month, day))


def of_month(year: int, month: int) -> Stretch:
    return Stretch(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def of_year(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31), "year")


def of_decade(first: int) -> Stretch:
    """The ten years from ``first`` on: 1980 for the eighties."""
    return Stretch(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def of_century(number: int) -> Stretch:
    """The century of that number: 19 for 1801 to 1900."""
    return Stretch(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31), "century")


def of_season(year: int, season: Season) -> Stretch:
    """Three whole months; the winter of a year runs into the next."""
    first = SEASON_START[season]
    start = date(year, first, 1)
    return Stretch(start, add_months(start, 3) - _ONE, "season")


def of_week(day: date) -> Stretch:
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday, monday + timedelta(days=6), "week")


def of_weekend(day: date) -> Stretch:
    """The Saturday and Sunday of the week of that day."""
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday + timedelta(days=5), monday + timedelta(days=6), "other")


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_around(day: date, unit: Unit, shift: int = 0) -> Stretch:
    """The unit that holds the day, moved by ``shift`` units: ("month", -1) is the month before."""
    if unit == "week":
        return of_week(day + timedelta(days=7 * shift))
    if unit == "weekend":
        return of_weekend(day + timedelta(days=7 * shift))
    if unit == "month":
        moved = add_months(day.replace(day=1), shift)
        return of_month(moved.year, moved.month)
    if unit == "year":
        return of_year(day.year + shift)
    if unit == "decade":
        return of_decade(day.year // 10 * 10 + 10 * shift)
    if unit == "century":
        return of_century((day.year + 99) // 100 + shift)
    return of_day(day + timedelta(days=shift))


def shifted(day: date, unit: Unit, count: int) -> Stretch:
    """``count`` units after the day (before it where negative): a day, for years and more the whole year."""
    if unit == "hour":
        return of_day(day + timedelta(days=count // 24 if count >= 0 else -(-count // 24)))
    if unit in ("day", "week"):
        return of_day(day + timedelta(days=count * (7 if unit == "week" else 1)))
    if unit == "month":
        return of_day(add_months(day, count))
    return of_year(day.year + count * {"decade": 10, "century": 100}.get(unit, 1))


def moved_back(day: date, unit: Unit, count: int) -> date:
    """The day ``count`` units before, to the day for all units: where a span "of the last two years" begins."""
    if unit in ("year", "decade", "century"):
        return add_months(day, -12 * count * {"decade": 10, "century": 100}.get(unit, 1))
    moved = shifted(day, unit, -count).start
    return moved if moved is not None else day


def season_year(day: date, season: Season) -> int:
    """The year that the season of this name has, as of that day: a January lies in the winter of the year before."""
    return day.year - 1 if season == "winter" and day.month < 3 else day.year


def part_of(whole: Stretch, part: Part) -> Stretch:
    """A part of a stretch: thirds of months and decades, quarters of years for "early" and "late", days of weeks."""
    if whole.start is None or whole.end is None:
        return whole
    if part in ("q1", "q2", "q3", "q4"):
        return _quarter(whole, int(part[1]))
    if part in ("first_half", "second_half"):
        return _half(whole, first=part == "first_half")
    if part == "first_week":
        return replace(whole, end=min(whole.end, whole.start + timedelta(days=6)), grain="other")
    if part == "last_week":
        return replace(whole, start=max(whole.start, whole.end - timedelta(days=6)), grain="other")
    place = {"early": 0, "beginning": 0, "mid": 1, "late": 2, "end": 2}[part]
    start, end = _third(whole, place)
    return Stretch(start, end, "other", rough=True)


def _third(whole: Stretch, place: int) -> tuple[date, date]:
    start, end = whole.start, whole.end
    if start is None or end is None:
        raise ValueError("a third of an open stretch")
    if whole.grain == "month":
        return (start, start.replace(day=10)) if place == 0 else (start.replace(day=11), start.replace(day=20)) if place == 1 else (start.replace(day=21), end)
    if whole.grain == "year":
        months = ((1, 3), (5, 8), (10, 12))[place]
        return of_month(start.year, months[0]).start or start, of_month(start.year, months[1]).end or end
    if whole.grain == "decade":
        first, last = ((0, 3), (4, 6), (7, 9))[place]
        return date(start.year + first, 1, 1), date(start.year + last, 12, 31)
    days = (end - start).days + 1
    third = days // 3
    if place == 0:
        return start, start + timedelta(days=max(third - 1, 0))
    if place == 1:
        return start + timedelta(days=third), end - timedelta(days=third)
    return end - timedelta(days=max(third - 1, 0)), end


def _half(whole: Stretch, *, first: bool) -> Stretch:
    start, end = whole.start, whole.end
    if start is None or end is None:
        return whole
    if whole.grain == "month":
        middle = start.replace(day=15)
    elif whole.grain in ("year", "decade", "century"):
        middle = add_months(start, ((end.year - start.year + 1) * 12) // 2) - _ONE
    else:
        middle = start + (end - start) // 2
    return Stretch(start, middle, "other") if first else Stretch(middle + _ONE, end, "other")


def _quarter(whole: Stretch, number: int) -> Stretch:
    if whole.start is None or whole.grain not in ("year", "century"):
        return whole
    months = 3 if whole.grain == "year" else 300
    start = add_months(whole.start, months * (number - 1))
    return Stretch(start, add_months(start, months) - _ONE, "other")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def edtf(stretch: Stretch) -> str:
    """The stretch in EDTF: the shortest form that says the same days; an open side is ``..``."""
    start, end = stretch.start, stretch.end
    mark = "~" if stretch.rough else ""
    if start is None or end is None:
        left = ".." if start is None else _point(start, stretch.grain)
        right = ".." if end is None else _point(end, stretch.grain)
        return f"{left}/{right}"
    if start == end:
        return start.isoformat() + mark
    if (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31):
        if start.year == end.year:
            return f"{start.year:04d}{mark}"
        if start.year % 10 == 0 and end.year == start.year + 9 and not mark:
            return f"{start.year // 10:03d}X"
        return f"{start.year:04d}{mark}/{end.year:04d}{mark}"
    if start.day == 1 and end == of_month(end.year, end.month).end:
        left, right = f"{start.year:04d}-{start.month:02d}", f"{end.year:04d}-{end.month:02d}"
        return left + mark if left == right else f"{left}{mark}/{right}{mark}"
    return f"{start.isoformat()}{mark}/{end.isoformat()}{mark}"


def _point(day: date, grain: Grain) -> str:
    """The known side of an open stretch, as coarse as it was said."""
    if grain in ("year", "decade", "century"):
        return f"{day.year:04d}"
    return f"{day.year:04d}-{day.month:02d}" if grain in ("month", "season") else day.isoformat()
