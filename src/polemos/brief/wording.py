"""Plain words for values: days, amounts, lists. No names (see :mod:`polemos.brief.names`), no sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from polemos.model import Interval, Quantity

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
# Ranges that stand for a word of number ("hundreds" is read as 100 to 999).
_RANGE_WORDS: tuple[tuple[float, float, str], ...] = (
    (4, 10, "several"),
    (20, 99, "dozens of"),
    (100, 999, "hundreds of"),
    (1000, 9999, "thousands of"),
    (10_000, 99_999, "tens of thousands of"),
    (100_000, 999_999, "hundreds of thousands of"),
)


def folded(text: str) -> str:
    """The text with its white space folded."""
    return " ".join(text.split())


def join(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return items[0] if items else ""
    return f"{', '.join(items[:-1])} and {items[-1]}"


def capital(text: str) -> str:
    """The text with its first letter a capital, behind a quotation mark too."""
    first = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def day(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def when(interval: Interval | None) -> str:
    """ "on 27 September 2020", "in July 2020", "in 1992", "since 2003", "between … and …"; "" without a date."""
    if interval is None:
        return ""
    start, end = interval.start, interval.end
    if start and not end:
        return f"since {_coarse(start, interval)}"
    if end and not start:
        return f"until {day(end)}"
    if not start or not end:
        return ""
    if start == end:
        return f"on {day(start)}"
    return _between(start, end, vague="~" in interval.edtf)


def _between(start: date, end: date, *, vague: bool) -> str:
    following = end + timedelta(days=1)
    if (start.month, start.day) == (1, 1) and (following.month, following.day) == (1, 1):
        decade = end.year - start.year == 9 and start.year % 10 == 0
        return f"in {start.year}" if start.year == end.year else f"in the {start.year}s" if decade else f"between {start.year} and {end.year}"
    if start.day == 1 and following.day == 1:
        first = f"{_MONTHS[start.month - 1]} {start.year}"
        return f"in {first}" if (start.year, start.month) == (end.year, end.month) else f"between {first} and {_MONTHS[end.month - 1]} {end.year}"
    if end - start == timedelta(days=1) and start.month == end.month:
        return f"on {start.day} and {day(end)}"
    if (start.year, start.month) == (end.year, end.month):
        if vague:
            part = "early" if end.day <= 10 else "mid" if start.day > 10 and end.day <= 20 else "late" if start.day > 20 else ""
            return f"in {part}{'-' if part == 'mid' else ' ' if part else ''}{_MONTHS[start.month - 1]} {start.year}"
        return f"between {start.day} and {day(end)}"
    return f"between {day(start)} and {day(end)}"


def _coarse(start: date, interval: Interval) -> str:
    """The beginning of an open interval, no finer than the EDTF has it."""
    precision = interval.edtf.split("/")[0].count("-")
    return str(start.year) if precision == 0 else f"{_MONTHS[start.month - 1]} {start.year}" if precision == 1 else day(start)


def amount(quantity: Quantity) -> str:
    """ "30,000", "at least 60", "more than 60", "about 60", "hundreds of", "between 50 and 70", from low, best and high."""
    low, best, high = quantity.low, quantity.best, quantity.high
    if best is not None:
        if low == best and high == best + 1:
            return f"more than {_number(best)}"
        if low == best and high is None:
            return f"at least {_number(best)}"
        if low is None and high == best:
            return f"up to {_number(best)}"
        return _number(best) if low == best == high else f"about {_number(best)}"
    if low is not None and high is not None:
        word = next((w for a, b, w in _RANGE_WORDS if (a, b) == (low, high)), None)
        return word or f"between {_number(low)} and {_number(high)}"
    if low is not None:
        return f"at least {_number(low)}"
    return f"up to {_number(high)}" if high is not None else ""


_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _number(value: float) -> str:
    if 0 <= value <= 10 and value == int(value):
        return _SMALL[int(value)]
    if value >= 1_000_000 and value % 100_000 == 0:
        millions = value / 1_000_000
        return f"{_SMALL[int(millions)] if millions == int(millions) <= 10 else int(millions) if millions == int(millions) else millions} million"
    return f"{int(value):,}" if value == int(value) else f"{value:,}"
