"""Dates as pages and rows write them: "October 9, 2020", "23 December 2016", "May 2016", "2016-05-03T10:00Z".

Takes a line or field, gives an :class:`Interval` or None; never guesses between day and month, and never fills in
a year that is not there unless the caller gives one. Dates inside running text belong to another layer.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from polemos.model import Interval
from polemos.read.vocabulary import part, words

_MONTHS = {
    name: number
    for number, names in enumerate(
        ["january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"], start=1)
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:1[5-9]|20)\d\d)"
_SHAPES = [
    _MONTH.format("m1") + r"\s{1,3}" + _DAY.format("d1") + r",?\s{1,3}" + _YEAR.format("y1") + r"\b",
    _DAY.format("d2") + r"(?:\s+of)?[\s-]{1,3}" + _MONTH.format("m2") + r",?[\s-]{1,3}" + _YEAR.format("y2") + r"\b",
    _MONTH.format("m3") + r",?\s{1,3}" + _YEAR.format("y3") + r"\b",
    _YEAR.format("y4") + r"(?P<sep>[-/.])(?P<m4>\d{1,2})(?P=sep)(?P<d4>\d{1,2})(?!\d)",
    r"(?P<a5>\d{1,2})(?P<sep5>[/.-])(?P<b5>\d{1,2})(?P=sep5)" + _YEAR.format("y5") + r"\b",
]
_DATE = re.compile(r"(?<![\w/])(?:" + "|".join(f"(?:{shape})" for shape in _SHAPES) + ")", re.IGNORECASE)
_NO_YEAR = re.compile(
    r"\b(?:" + _MONTH.format("m1") + r"\s+" + _DAY.format("d1") + "|" + _DAY.format("d2") + r"(?:\s+of)?\s+" + _MONTH.format("m2") + r")(?!\w)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)(?:[T ].*)?)?)?$")
# What may stand beside a date on a line that is nothing but a date line, and the cities that it may begin with.
_BESIDE, _CITIES = part("beside_date"), words("cities")
_LATER = re.compile(r"(?:updated?|modified|edited|revised|reviewed)\W*(?:on|at)?\W*(?:\w+day,?\s*)?$", re.IGNORECASE)
_AGO = re.compile(
    r"(?:(?:posted|published|updated)\W*)?(?:(?:an?|\d+)\s+(?:minute|min|hour|hr|day|week|month|year)s?\s+ago|yesterday|today|just now)\W*", re.IGNORECASE
)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the line; ``later`` where it is the day of a change."""

    interval: Interval
    start: int
    end: int
    later: bool


def day(year: int, month: int, number: int, text: str | None = None) -> Interval | None:
    """The interval of one day; None where there is no such day."""
    try:
        when = date(year, month, number)
    except ValueError:
        return None
    return Interval(when, when, when.isoformat(), text)


def month_of(year: int, month: int, text: str | None = None) -> Interval | None:
    """The interval of a whole month; None where there is no such month."""
    if not 1 <= month <= 12 or year < 1:
        return None
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), f"{year:04d}-{month:02d}", text)


def find_dates(line: str) -> Iterator[FoundDate]:
    """The dates with a year in the line, in order; one that can be read in two ways is left out."""
    for match in _DATE.finditer(line):
        interval = _interval(match)
        if interval:
            yield FoundDate(interval, match.start(), match.end(), bool(_LATER.search(line, 0, match.start())))


def find_day(line: str, year: int | None) -> tuple[Interval, int, int] | None:
    """The first date in the line with its place; one without a year takes ``year``, and is not found without it."""
    for found in find_dates(line):
        return found.interval, found.start, found.end
    match = _NO_YEAR.search(line)
    if not match or not year:
        return None
    month, number = match["m1"] or match["m2"], match["d1"] or match["d2"]
    interval = day(year, _MONTHS[month.lower()], int(number), match[0])
    return (interval, match.start(), match.end()) if interval else None


def date_line(line: str) -> Interval | None:
    """What a line says that holds nothing but a date; of several the day of publication before that of a change."""
    if len(line) > _LONGEST:
        return None
    found = list(find_dates(line))
    if not found or not _is_nothing(leftover(line, found), line):
        return None
    return best(found)


_DATELINE = re.compile(
    r"[A-Z][^\W\d]['’.\- \w]{1,30}(?:, [A-Z][\w'’.\- ]{2,30})??, (?P<date>[^.;()\n]{6,24}?)"
    r"(?: ?\([^)\n]{2,40}\))? ?(?:--?|[–—]) ?(?=[A-Z\"“])"
)


def dateline_day(paragraph: str) -> Interval | None:
    """The day in the dateline that a report opens with ("GENEVA, 3 March 2001 — …"); None where it has none or no year."""
    match = _DATELINE.match(paragraph)
    found = list(find_dates(match[0])) if match else []
    return found[0].interval if match and len(found) == 1 and not leftover(match["date"], list(find_dates(match["date"]))) else None


def _is_nothing(rest: str, line: str) -> bool:
    """Whether what is left of a date line says nothing, or where the text was written ("Jakarta, 13 January 2012")."""
    return not rest or (is_city(rest) and line.lstrip().startswith(rest))


def is_city(phrase: str) -> bool:
    """Whether the phrase can be the place in a date line: one capitalised word, or a city known to have more."""
    return bool(re.fullmatch(r"[A-Z][^\W\d_]+", phrase)) or phrase.lower() in _CITIES


def best(found: list[FoundDate]) -> Interval | None:
    """Of several dates of one line the day of publication, else that of the last change."""
    return next((f.interval for f in found if not f.later), found[0].interval if found else None)


def leftover(line: str, found: list[FoundDate]) -> str:
    """What is left of a line without its dates and what belongs to them; "" for a mere date line."""
    for item in reversed(found):
        line = line[: item.start] + " " + line[item.end :]
    return re.sub(r"[\W_]*$|^[\W_]*", "", re.sub(r"(?:\s*[+-]\d\d:?\d\d)", " ", _BESIDE.sub(" ", line)))


def is_ago(line: str) -> bool:
    """Whether the line is a date that says nothing here: told from the reader's day ("3 hours ago"), or read in two ways ("03/04/2016")."""
    return len(line) < _LONGEST and bool(re.fullmatch(r"(?:\w+:?\s)?\d{1,2}/\d{1,2}/\d{4}(?:\s\d\d:\d\d)?", line.strip()) or _AGO.fullmatch(line.strip()))


def parse_field(value: str) -> Interval | None:
    """The date in a metadata field: ISO 8601 (year, month, day or time), or as a date line."""
    match = _ISO.match(value.strip())
    if not match:
        return date_line(value.strip())
    year = int(match["y"])
    if not match["m"]:
        return Interval(date(year, 1, 1), date(year, 12, 31), f"{year:04d}") if year else None
    return day(year, int(match["m"]), int(match["d"])) if match["d"] else month_of(year, int(match["m"]))


def _interval(match: re.Match[str]) -> Interval | None:
    text = match[0]
    for n in ("1", "2"):
        if match[f"m{n}"]:
            return day(int(match[f"y{n}"]), _MONTHS[match[f"m{n}"].lower()], int(match[f"d{n}"]), text)
    if match["m3"]:
        return month_of(int(match["y3"]), _MONTHS[match["m3"].lower()], text)
    if match["y4"]:
        return day(int(match["y4"]), int(match["m4"]), int(match["d4"]), text)
    first, second, year = int(match["a5"]), int(match["b5"]), int(match["y5"])
    if match["sep5"] == "/" and first <= 12 and second <= 12 and first != second:
        return None  # 03/05/2016 is read in two ways, by country
    return day(year, second, first, text) if second <= 12 else day(year, first, second, text)
